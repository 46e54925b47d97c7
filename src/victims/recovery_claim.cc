#include "victims/recovery_claim.h"

#include "identifiers/iban.h"
#include "reports/json_fields.h"
#include "victims/payment_fields.h"
#include "victims/recall_terms.h"

namespace dijkwacht::victims {
namespace {

using identifiers::Identifier;
using reports::bad_field;

constexpr std::size_t kReferenceBytesMax = 40;
constexpr std::size_t kStatusTokenHashBytes = 32;

Result<std::map<std::string, bool, std::less<>>> read_answers(const JsonValue& body, const RecoveryTerms& terms,
                                                              RecoveryKind kind) {
  const auto object = TRY(body.at("answers"));
  std::map<std::string, bool, std::less<>> answers;
  for (const auto& [name, value] : TRY(object.members())) {
    const auto* condition = terms.find(name);
    if (condition == nullptr || condition->check != ConditionCheck::kAnswer)
      return bad_field(object, name, "is no condition to answer");
    answers[std::string(name)] = TRY(value.boolean());
  }
  for (const auto& condition : terms.conditions) {
    const bool is_asked = condition.check == ConditionCheck::kAnswer && condition.counts_for(kind);
    if (is_asked && !answers.contains(condition.id)) return bad_field(object, condition.id, "say yes or no");
  }
  return answers;
}

bool is_met(const Condition& condition, const Claim& claim, const RecoveryTerms& terms, Date today) {
  switch (condition.check) {
    case ConditionCheck::kAnswer: return claim.answers.at(condition.id);
    case ConditionCheck::kKind: return claim.facts.kind != RecoveryKind::kOther;
    case ConditionCheck::kPaymentAge: return today <= months_later(claim.facts.paid_on, terms.payment_months_max);
    case ConditionCheck::kBothAccounts:
      return identifiers::country_of(claim.details.own_account) == terms.country &&
             identifiers::country_of(claim.details.payee_account) == terms.country;
  }
  return false;
}

Result<ClaimDetails> read_details(const JsonValue& body, Date today) {
  return ClaimDetails{.victim = TRY(reports::parse_victim(TRY(body.at("victim")), static_cast<int>(today.year()))),
                      .own_account = TRY(account_field(body, "ownAccount")),
                      .payee_account = TRY(account_field(body, "payeeAccount")),
                      .police_reference = Sensitive(TRY(reports::text_field(body, "policeReference", 1, kReferenceBytesMax)))};
}

}  // namespace

Result<Claim> parse_claim(const JsonValue& body, const RecoveryTerms& terms, Date today) {
  TRY(reports::allow_only(body, {"kind", "paidOn", "amount", "victim", "ownAccount", "payeeAccount", "policeReference", "answers",
                                 "statusTokenHash", "synthetic"}));
  const auto kind = TRY(parse_recovery_kind(TRY(body.string("kind"))));
  auto details = TRY(read_details(body, today));
  if (details.own_account == details.payee_account) return bad_field(body, "payeeAccount", "is your own account");
  return Claim{.facts = {.kind = kind,
                         .paid_on = TRY(day_paid_field(body, "paidOn", today)),
                         .amount = TRY(amount_paid_field(body, "amount"))},
               .details = std::move(details),
               .answers = TRY(read_answers(body, terms, kind)),
               .status_token_hash = TRY(reports::bytes_field(body, "statusTokenHash", kStatusTokenHashBytes)),
               .is_synthetic = TRY(body.boolean("synthetic"))};
}

std::vector<const Condition*> unmet_conditions(const Claim& claim, const RecoveryTerms& terms, Date today) {
  std::vector<const Condition*> unmet;
  for (const auto& condition : terms.conditions) {
    if (condition.counts_for(claim.facts.kind) && !is_met(condition, claim, terms, today)) unmet.push_back(&condition);
  }
  return unmet;
}

Sensitive<std::string> to_json(const ClaimDetails& details) {
  const auto canonical = [](const Identifier& account) { return account.canonical().reveal("seal at rest"); };
  JsonWriter json;
  json.object([&] {
    json.key("victim");
    json.raw(reports::to_json(details.victim).reveal("seal at rest"));
    json.member("ownAccount", canonical(details.own_account)).member("payeeAccount", canonical(details.payee_account));
    json.member("policeReference", details.police_reference.reveal("seal at rest"));
  });
  return Sensitive(json.take());
}

Result<ClaimDetails> parse_details(std::string_view sealed_text, Date today) {
  const auto document = JsonDocument::parse(sealed_text);
  auto details = document ? read_details(document->root(), today) : fail(document.error());
  if (!details) return fail(ErrorCode::kDataCorrupt, "what was sealed for this request cannot be read");
  return std::move(*details);
}

}  // namespace dijkwacht::victims
