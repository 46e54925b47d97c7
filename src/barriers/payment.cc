#include "barriers/payment.h"

#include <algorithm>

#include "identifiers/extract.h"

namespace dijkwacht::barriers {
namespace {

using identifiers::IdentifierType;

constexpr std::size_t kPaymentIdBytesMax = 128;
/// ISO 20022 party names have 140 characters.
constexpr std::size_t kNameBytesMax = 560;
constexpr std::int64_t kMinorMax = 1'000'000'000'000;

std::unexpected<Error> wrong(const JsonValue& json, std::string_view name, std::string message) {
  const auto& path = json.path();
  return fail(ErrorCode::kInvalidArgument, std::move(message), path.empty() ? std::string(name) : path + "." + std::string(name));
}

Result<identifiers::Identifier> account(const JsonValue& json, std::string_view name) {
  auto parsed = identifiers::parse(IdentifierType::kIban, TRY(json.string(name)));
  if (!parsed) return wrong(json, name, parsed.error().message);
  return std::move(*parsed);
}

Result<Money> amount_of(const JsonValue& json) {
  const auto amount = TRY(json.at("amount"));
  const auto minor = TRY(amount.integer("minor"));
  if (minor < 1 || minor > kMinorMax) return wrong(amount, "minor", "must lie between 1 and 1000000000000");
  const std::string currency(TRY(amount.string("currency")));
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (currency.size() != 3 || !std::ranges::all_of(currency, is_capital)) {
    return wrong(amount, "currency", "must be an ISO 4217 code like EUR");
  }
  return Money{minor, currency};
}

Result<std::optional<std::string>> optional_text(const JsonValue& json, std::string_view name, std::size_t bytes_max) {
  const auto found = TRY(json.find(name));
  if (!found) return std::nullopt;
  std::string text(TRY(found->string()));
  if (text.size() > bytes_max) return wrong(json, name, "is longer than " + std::to_string(bytes_max) + " bytes");
  return std::optional(std::move(text));
}

Result<Time> time_of(const JsonValue& json, std::string_view name) {
  const auto time = parse_time(TRY(json.string(name)));
  if (!time) return wrong(json, name, time.error().message);
  return *time;
}

}  // namespace

Result<Payment> parse_payment(const JsonValue& json) {
  std::string id(TRY(json.string("paymentId")));
  if (id.empty() || id.size() > kPaymentIdBytesMax) return wrong(json, "paymentId", "must have 1 to 128 bytes");
  auto debtor = TRY(account(json, "debtorIban"));
  auto creditor = TRY(account(json, "creditorIban"));
  auto name = TRY(optional_text(json, "creditorName", kNameBytesMax));
  auto amount = TRY(amount_of(json));
  auto text = TRY(optional_text(json, "text", identifiers::kExtractBytesMax));
  const auto requested_at = TRY(time_of(json, "requestedAt"));
  return Payment{std::move(id),     std::move(debtor), std::move(creditor), std::move(name),
                 std::move(amount), std::move(text),   requested_at};
}

std::string payment_text(const Payment& payment) {
  JsonWriter json;
  json.object([&] {
    json.member("paymentId", payment.id);
    json.member("debtorIban", payment.debtor.canonical().reveal("keep a decision's input, sealed"));
    json.member("creditorIban", payment.creditor.canonical().reveal("keep a decision's input, sealed"));
    if (payment.creditor_name) json.member("creditorName", *payment.creditor_name);
    json.object("amount", [&] {
      json.member("minor", payment.amount.minor);
      json.member("currency", payment.amount.currency);
    });
    if (payment.text) json.member("text", *payment.text);
    json.member("requestedAt", time_text(payment.requested_at));
  });
  return json.take();
}

std::vector<identifiers::Identifier> asked_about(const Payment& payment) {
  std::vector<identifiers::Identifier> asked{payment.debtor, payment.creditor};
  if (payment.text) {
    for (auto& domain : identifiers::find_domains(*payment.text)) asked.push_back(std::move(domain));
  }
  return asked;
}

Place place_of(std::size_t asked) {
  if (asked == 0) return Place::kDebtor;
  return asked == 1 ? Place::kCreditor : Place::kText;
}

}  // namespace dijkwacht::barriers
