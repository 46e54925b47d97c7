#include "signals/indicator_table.h"

namespace dijkwacht::signals {
namespace {

Result<Indicator> indicator_of(const store::Row& row) {
  Indicator indicator;
  indicator.id = row.id<IndicatorId>(0);
  indicator.data_class = TRY(policy::parse_data_class(row.text(1)));
  indicator.type = row.text(2);
  indicator.token = TRY(crypto::Token::from_bytes(row.bytes(3)));
  if (!row.is_null(4)) indicator.sealed = row.bytes(4);
  indicator.value = row.optional_text(5);
  indicator.registrable = row.optional_text(6);
  indicator.created = row.time(7);
  return indicator;
}

IndicatorReference reference_of_row(const store::Row& row) {
  return {row.text(0), row.id<IndicatorId>(1), row.integer(2), row.flag(3), row.flag(4)};
}

Result<std::optional<Indicator>> one(Result<std::optional<store::Row>> found) {
  const auto row = TRY(std::move(found));
  if (!row) return std::nullopt;
  return std::optional(TRY(indicator_of(*row)));
}

Result<std::optional<IndicatorReference>> one_reference(Result<std::optional<store::Row>> found) {
  const auto row = TRY(std::move(found));
  if (!row) return std::nullopt;
  return std::optional(reference_of_row(*row));
}

}  // namespace

Status insert(store::Transaction& transaction, const Indicator& indicator) {
  const auto sealed = indicator.value ? store::Value() : store::Value(indicator.sealed);
  TRY(
      transaction.execute("INSERT INTO indicator (id, data_class, type, token, sealed, value, registrable, created) VALUES ($1, "
                          "$2, $3, $4, $5, $6, $7, $8)",
                          {indicator.id, policy::code_of(indicator.data_class), indicator.type, ByteView(indicator.token.bytes),
                           sealed, indicator.value, indicator.registrable, indicator.created}));
  return {};
}

Result<std::optional<Indicator>> find_indicator(store::Transaction& transaction, const IndicatorId& id) {
  return one(transaction.query_one(
      "SELECT id, data_class, type, token, sealed, value, registrable, created FROM indicator WHERE id = $1", {id}));
}

Result<std::optional<Indicator>> find_indicator(store::Transaction& transaction, std::string_view type,
                                                const crypto::Token& token) {
  return one(transaction.query_one(
      "SELECT id, data_class, type, token, sealed, value, registrable, created FROM indicator WHERE type = $1 AND token = $2",
      {type, ByteView(token.bytes)}));
}

Status put(store::Transaction& transaction, const IndicatorReference& reference) {
  TRY(transaction.execute(
      "INSERT INTO indicator_reference (reference, indicator_id, identified_reporters, natural_person, is_stop) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (reference) DO UPDATE SET indicator_id = excluded.indicator_id, "
      "identified_reporters = excluded.identified_reporters, natural_person = excluded.natural_person, is_stop = "
      "excluded.is_stop",
      {reference.reference, reference.indicator, reference.identified_reporters, reference.natural_person, reference.is_stop}));
  return {};
}

Result<std::optional<IndicatorReference>> find_reference(store::Transaction& transaction, std::string_view reference) {
  return one_reference(
      transaction.query_one("SELECT reference, indicator_id, identified_reporters, natural_person, is_stop FROM "
                            "indicator_reference WHERE reference = $1",
                            {reference}));
}

Result<std::optional<IndicatorReference>> reference_of(store::Transaction& transaction, const IndicatorId& indicator) {
  return one_reference(
      transaction.query_one("SELECT reference, indicator_id, identified_reporters, natural_person, is_stop FROM "
                            "indicator_reference WHERE indicator_id = $1 "
                            "ORDER BY reference LIMIT 1",
                            {indicator}));
}

}  // namespace dijkwacht::signals
