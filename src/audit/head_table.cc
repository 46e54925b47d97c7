#include "audit/head_table.h"

#include <algorithm>

namespace dijkwacht::audit {
namespace {

constexpr std::string_view kPublished =
    "SELECT number, hash, at, signature, countersigned_by, countersignature, countersigned_at FROM audit_head";
constexpr std::string_view kWitnessed = "SELECT number, hash, at, signature, countersignature FROM audit_witness";

Result<crypto::Signature> signature_of(const std::string& text) {
  const auto bytes = from_base64url(text);
  crypto::Signature signature{};
  if (!bytes || bytes->size() != signature.size()) return fail(ErrorCode::kDataCorrupt, "a stored signature is damaged");
  std::ranges::copy(*bytes, signature.begin());
  return signature;
}

Result<SignedHead> signed_head_of(const store::Row& row) {
  return SignedHead{.head = {.number = row.integer(0), .hash = row.text(1), .at = row.time(2)},
                    .signature = TRY(signature_of(row.text(3)))};
}

Result<PublishedHead> published_of(const store::Row& row) {
  PublishedHead published{.signed_head = TRY(signed_head_of(row)),
                          .countersigned_by = row.optional_text(4).value_or(""),
                          .countersignature = std::nullopt,
                          .countersigned_at = row.optional_time(6)};
  if (!row.is_null(5)) published.countersignature = TRY(signature_of(row.text(5)));
  return published;
}

Result<WitnessedHead> witnessed_of(const store::Row& row) {
  return WitnessedHead{.signed_head = TRY(signed_head_of(row)), .countersignature = TRY(signature_of(row.text(4)))};
}

Result<std::optional<PublishedHead>> one_published(store::Transaction& transaction, const std::string& condition,
                                                   const store::Parameters& parameters) {
  const auto row = TRY(transaction.query_one(std::string(kPublished) + condition, parameters));
  if (!row) return std::nullopt;
  return TRY(published_of(*row));
}

}  // namespace

Status insert_published_head(store::Transaction& transaction, const SignedHead& signed_head) {
  const Head& head = signed_head.head;
  TRY(transaction.execute("INSERT INTO audit_head (number, hash, at, signature) VALUES ($1, $2, $3, $4)",
                          {head.number, head.hash, head.at, to_base64url(signed_head.signature)}));
  return {};
}

Result<std::optional<PublishedHead>> find_published_head(store::Transaction& transaction, std::int64_t number) {
  return one_published(transaction, " WHERE number = $1", {number});
}

Result<std::optional<PublishedHead>> last_published_head(store::Transaction& transaction) {
  return one_published(transaction, " ORDER BY number DESC LIMIT 1", {});
}

Result<std::vector<PublishedHead>> read_countersigned_heads(store::Transaction& transaction) {
  std::vector<PublishedHead> heads;
  const std::string sql = std::string(kPublished) + " WHERE countersignature IS NOT NULL ORDER BY number";
  for (const store::Row& row : TRY(transaction.query(sql, {}))) heads.push_back(TRY(published_of(row)));
  return heads;
}

Status set_countersignature(store::Transaction& transaction, const std::string& countersigner,
                            const Countersignature& countersignature, Time now) {
  TRY(transaction.execute(
      "UPDATE audit_head SET countersigned_by = $1, countersignature = $2, countersigned_at = $3 WHERE number = $4",
      {countersigner, to_base64url(countersignature.signature), now, countersignature.number}));
  return {};
}

Status insert_witnessed_head(store::Transaction& transaction, const std::string& source, const WitnessedHead& witnessed) {
  const Head& head = witnessed.signed_head.head;
  TRY(transaction.execute(
      "INSERT INTO audit_witness (source, number, hash, at, signature, countersignature) VALUES ($1, $2, $3, $4, $5, $6)",
      {source, head.number, head.hash, head.at, to_base64url(witnessed.signed_head.signature),
       to_base64url(witnessed.countersignature)}));
  return {};
}

Result<std::optional<WitnessedHead>> last_witnessed_head(store::Transaction& transaction, std::string_view source) {
  const std::string sql = std::string(kWitnessed) + " WHERE source = $1 ORDER BY number DESC LIMIT 1";
  const auto row = TRY(transaction.query_one(sql, {source}));
  if (!row) return std::nullopt;
  return TRY(witnessed_of(*row));
}

Result<std::vector<WitnessedHead>> read_witnessed_heads(store::Transaction& transaction, std::string_view source) {
  std::vector<WitnessedHead> heads;
  const std::string sql = std::string(kWitnessed) + " WHERE source = $1 ORDER BY number";
  for (const store::Row& row : TRY(transaction.query(sql, {source}))) heads.push_back(TRY(witnessed_of(row)));
  return heads;
}

}  // namespace dijkwacht::audit
