#include "reports/bulk_row.h"

#include <algorithm>

#include "base/limits.h"
#include "reports/json_fields.h"

namespace dijkwacht::reports {
namespace {

constexpr std::size_t kReferenceBytesMax = 60;
constexpr std::size_t kNonceBytes = 24;
constexpr std::size_t kWrapBytes = 80;
constexpr std::string_view kEuro = "EUR";

RefusedRow refuse(std::int64_t number, std::string_view field, std::string_view reason) {
  return {.number = number, .field = std::string(field), .reason = std::string(reason)};
}

/// The field of the column from which an identifier came; its type when no column has it.
std::string column_of(const OpenedIdentifier& identifier, const BulkForm& form, const FormCatalogue& catalogue) {
  for (const auto& column : form.columns()) {
    const auto* field = catalogue.field(column.field);
    if (field == nullptr || field->target != "counterparty" || field->role != identifier.role) continue;
    if (field->kind == identifier.type || (field->kind == "url" && identifier.type == "domain")) return field->id;
  }
  return identifier.type;
}

/// Text that must be there and fit; else the reason why the row is refused.
std::optional<std::string_view> text_problem(const JsonValue& row, std::string_view name, std::size_t max) {
  const auto text = row.string_or(name, "");
  if (!text || text->empty()) return "missing";
  return text_field(row, name, 1, max) ? std::nullopt : std::optional<std::string_view>("too-long");
}

}  // namespace

Result<std::variant<BulkRow, RefusedRow>> read_bulk_row(const JsonValue& row, const FormCatalogue& catalogue, Time now) {
  TRY(allow_only(row, {"row", "reference", "reportId", "fraudType", "channel", "occurredOn", "amount", "part", "wrap"}));
  BulkRow read;
  read.number = TRY(row.integer("row"));
  read.facts.id = TRY(id_field<ReportId>(row, "reportId"));
  const auto part = TRY(row.at("part"));
  TRY(allow_only(part, {"partId", "nonce", "ciphertext"}));
  read.part = TRY(id_field<PartId>(part, "partId"));
  read.content.nonce = TRY(bytes_field(part, "nonce", kNonceBytes));
  read.content.ciphertext = TRY(bytes_field(part, "ciphertext", 0, limits::kSealedPartBytesMax));
  read.wrap = TRY(bytes_field(row, "wrap", kWrapBytes));
  read.facts.actor = "business";

  if (const auto problem = text_problem(row, "reference", kReferenceBytesMax)) return refuse(read.number, "reference", *problem);
  read.reference = Sensitive(std::string(TRY(row.string("reference"))));
  read.facts.fraud_type = TRY(row.string_or("fraudType", ""));
  if (!catalogue.is_reportable(read.facts.fraud_type)) return refuse(read.number, "fraudType", "unknown-code");
  read.facts.channel = TRY(row.string_or("channel", ""));
  if (!catalogue.is_channel(read.facts.channel)) return refuse(read.number, "channel", "unknown-code");
  const auto day = past_day_field(row, "occurredOn", now);
  if (!day) return refuse(read.number, "occurredOn", "date");
  read.facts.occurred_on = *day;
  const auto amount = money_field(row, "amount");
  if (!amount || (*amount && (*amount)->currency != kEuro)) return refuse(read.number, "amount", "amount");
  read.facts.amount = *amount;
  return read;
}

std::optional<RefusedRow> refusal_of(std::int64_t number, const OpenedPart& part, const BulkForm& form,
                                     const FormCatalogue& catalogue) {
  for (const auto& identifier : part.identifiers) {
    if (!identifier.canonical) return refuse(number, column_of(identifier, form, catalogue), identifier.reason);
  }
  if (part.identifiers.empty()) return refuse(number, "payeeIban", "no-identifier");
  return std::nullopt;
}

}  // namespace dijkwacht::reports
