#include "barriers/backtest.h"

#include <algorithm>
#include <array>

namespace dijkwacht::barriers {
namespace {

constexpr std::array<std::string_view, 6> kFields{"payment", "debtor", "creditor", "text", "amountMinor", "fraud"};
constexpr std::int64_t kAmountMinorMax = 1'000'000'000'000;
constexpr std::size_t kPaymentIdBytesMax = 128;

Result<Fact> read_signal(std::string_view word, Place place) {
  const auto colon = word.find(':');
  auto data_class = policy::parse_data_class(word.substr(0, colon));
  if (!data_class) return fail(ErrorCode::kInvalidArgument, data_class.error().message, std::string(name_of(place)));
  Fact fact;
  fact.place = place;
  fact.data_class = *data_class;
  if (colon != std::string_view::npos) fact.role = word.substr(colon + 1);
  return fact;
}

Status read_place(const JsonValue& json, Place place, Facts& facts) {
  const auto text = TRY(json.string_or(name_of(place), ""));
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (end > 0) facts.signals.push_back(TRY(read_signal(rest.substr(0, end), place)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

void add(BackTest::Count& count, const PastPayment& payment) {
  count.payments += 1;
  count.amount_minor += payment.amount_minor;
  if (!payment.was_fraud) return;
  (*payment.was_fraud ? count.fraud : count.no_fraud) += 1;
}

}  // namespace

Result<PastPayment> read_past_payment(const JsonValue& json) {
  for (const auto& [name, value] : TRY(json.members())) {
    if (std::ranges::find(kFields, name) == kFields.end())
      return fail(ErrorCode::kInvalidArgument, "is none of payment, debtor, creditor, text, amountMinor, fraud",
                  std::string(name));
  }
  PastPayment payment;
  payment.id = TRY(json.string("payment"));
  if (payment.id.empty() || payment.id.size() > kPaymentIdBytesMax)
    return fail(ErrorCode::kInvalidArgument, "must have 1 to 128 bytes", "payment");
  for (const auto place : {Place::kDebtor, Place::kCreditor, Place::kText}) TRY(read_place(json, place, payment.facts));
  payment.amount_minor = TRY(json.integer_or("amountMinor", 0));
  if (payment.amount_minor < 0 || payment.amount_minor > kAmountMinorMax)
    return fail(ErrorCode::kInvalidArgument, "must lie between 0 and 1000000000000", "amountMinor");
  if (const auto fraud = TRY(json.find("fraud"))) payment.was_fraud = TRY(fraud->boolean());
  return payment;
}

BackTest::BackTest(RuleTable rules) : rules_(std::move(rules)) {
  for (const auto& rule : rules_.rules()) asked_.push_back({rule.id, rule.version, rule.first_state});
}

std::string BackTest::decide(const PastPayment& payment) {
  const auto proposal = barriers::decide(rules_, asked_, payment.facts);
  add(actions_[proposal.action], payment);
  JsonWriter json;
  json.object([&] {
    json.member("payment", payment.id).member("action", name_of(proposal.action));
    json.array("rules", [&] {
      for (const auto& each : consequences(proposal)) {
        add(by_rule_[{each.rule, each.kind}], payment);
        json.object([&] { json.member("rule", each.rule).member("version", each.version).member("did", name_of(each.kind)); });
      }
    });
  });
  return json.take();
}

}  // namespace dijkwacht::barriers
