#include "victims/recall.h"

#include <algorithm>

#include "base/name_table.h"
#include "identifiers/bic.h"
#include "reports/json_fields.h"
#include "victims/payment_fields.h"

namespace dijkwacht::victims {
namespace {

using reports::bad_field;

constexpr NameTable<RecallState, kRecallStateCount> kStates{"open", "returned", "refused", "lapsed"};
constexpr NameTable<AnswerOutcome, 6> kOutcomes{"returned", "refused", "pending", "known", "unknown", "contradicts"};
// Lengths and letters of ISO 20022: Max35Text, Max140Text, BICFIDec2014Identifier; letters as in SEPA.
constexpr std::size_t kReferenceBytesMax = 35;
constexpr std::size_t kNameBytesMax = 140;
constexpr std::string_view kReferenceMarks = "/-?:().,'+ ";
constexpr std::string_view kNotProvided = "NOTPROVIDED";

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

Result<std::string> reference_field(const JsonValue& body, std::string_view name) {
  auto text = TRY(reports::text_field(body, name, 1, kReferenceBytesMax));
  const auto is_allowed = [](char c) {
    return is_capital(c) || is_digit(c) || (c >= 'a' && c <= 'z') || kReferenceMarks.contains(c);
  };
  if (!std::ranges::all_of(text, is_allowed)) return bad_field(body, name, "holds letters, digits and /-?:().,'+ only");
  if (identifiers::parse(identifiers::IdentifierType::kIban, text))
    return bad_field(body, name, "is an account; fill in the reference of the payment");
  return text;
}

Result<RecallParty> party_field(const JsonValue& body, std::string_view name) {
  const auto party = TRY(body.at(name));
  TRY(reports::allow_only(party, {"name", "account", "bic"}));
  std::string bic(TRY(party.string("bic")));
  if (!identifiers::is_bic(bic)) return bad_field(party, "bic", "a BIC has 8 or 11 capitals and digits, like DEMONL2A");
  return RecallParty{.name = Sensitive(TRY(reports::text_field(party, "name", 1, kNameBytesMax))),
                     .account = TRY(account_field(party, "account")),
                     .bic = std::move(bic)};
}

Result<RecallDetails> read_details(const JsonValue& body) {
  RecallDetails details{.debtor = TRY(party_field(body, "debtor")),
                        .creditor = TRY(party_field(body, "creditor")),
                        .original_message_id = TRY(reference_field(body, "originalMessageId")),
                        .end_to_end_id = std::string(kNotProvided)};
  if (TRY(body.find("endToEndId"))) details.end_to_end_id = TRY(reference_field(body, "endToEndId"));
  if (details.debtor.account == details.creditor.account) return bad_field(body, "creditor", "is the payer's own account");
  return details;
}

void write_party(JsonWriter& json, std::string_view name, const RecallParty& party) {
  json.object(name, [&] {
    json.member("name", party.name.reveal("seal at rest")).member("account", party.account.canonical().reveal("seal at rest"));
    json.member("bic", party.bic);
  });
}

}  // namespace

std::string_view name_of(RecallState state) { return kStates.name(state); }
Result<RecallState> parse_recall_state(std::string_view name) { return kStates.parse(name, "status"); }
std::string_view name_of(AnswerOutcome outcome) { return kOutcomes.name(outcome); }

Result<RecallOrder> parse_recall_order(const JsonValue& body, const RecallTerms& terms, Date today) {
  TRY(reports::allow_only(
      body, {"transactionId", "endToEndId", "originalMessageId", "settledOn", "amount", "debtor", "creditor", "synthetic"}));
  RecallOrder order{.facts = {.transaction_id = TRY(reference_field(body, "transactionId")),
                              .settled_on = TRY(day_paid_field(body, "settledOn", today)),
                              .amount = TRY(amount_paid_field(body, "amount"))},
                    .details = TRY(read_details(body)),
                    .is_synthetic = TRY(body.boolean("synthetic"))};
  if (today > months_later(order.facts.settled_on, terms.months_max)) {
    return bad_field(body, "settledOn", "a payment can be recalled until " + std::to_string(terms.months_max) + " months later");
  }
  return order;
}

Sensitive<std::string> to_json(const RecallDetails& details) {
  JsonWriter json;
  json.object([&] {
    write_party(json, "debtor", details.debtor);
    write_party(json, "creditor", details.creditor);
    json.member("originalMessageId", details.original_message_id).member("endToEndId", details.end_to_end_id);
  });
  return Sensitive(json.take());
}

Result<RecallDetails> parse_recall_details(std::string_view sealed_text) {
  const auto document = JsonDocument::parse(sealed_text);
  auto details = document ? read_details(document->root()) : fail(document.error());
  if (!details) return fail(ErrorCode::kDataCorrupt, "what was sealed for this recall cannot be read");
  return std::move(*details);
}

std::string recall_number(const RecallId& id) { return store::id_number('K', id.text()); }
Result<store::IdRange> parse_recall_number(std::string_view typed) { return store::parse_id_number('K', "recall", typed); }

Date recall_answer_due(const Recall& recall, const RecallTerms& terms) {
  return terms.banking_days_later(std::chrono::floor<std::chrono::days>(recall.created), terms.answer_banking_days);
}

AnswerOutcome judge(const Recall& recall, const RecallAnswer& answer) {
  if (recall.answer_id == answer.message_id) return AnswerOutcome::kKnown;
  if (recall.state == RecallState::kReturned) return AnswerOutcome::kContradicts;
  switch (answer.kind) {
    case RecallAnswer::Kind::kPending: return AnswerOutcome::kPending;
    case RecallAnswer::Kind::kRefused: return AnswerOutcome::kRefused;
    case RecallAnswer::Kind::kReturned: break;
  }
  const auto& paid = recall.facts.amount;
  const bool fits = answer.returned && answer.returned->currency == paid.currency && answer.returned->minor >= 1 &&
                    answer.returned->minor <= paid.minor;
  return fits ? AnswerOutcome::kReturned : AnswerOutcome::kContradicts;
}

Recall answered(Recall recall, const RecallAnswer& answer, Time now) {
  recall.state = answer.kind == RecallAnswer::Kind::kReturned ? RecallState::kReturned : RecallState::kRefused;
  recall.returned = answer.returned;
  recall.reason = answer.reason;
  recall.answer_id = answer.message_id;
  recall.answered_at = now;
  return recall;
}

}  // namespace dijkwacht::victims
