#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "base/money.h"
#include "base/result.h"
#include "base/sensitive.h"
#include "identifiers/identifier.h"
#include "store/id_number.h"
#include "victims/recall_terms.h"

namespace dijkwacht::victims {

struct RecallTag;
using RecallId = Id<RecallTag>;

enum class RecallState : std::uint8_t {
  kOpen,      ///< the other bank has not answered
  kReturned,  ///< money came back
  kRefused,   ///< the other bank said no; it may still return it later
  kLapsed,    ///< no answer came, and what was known of it is erased
};
inline constexpr std::size_t kRecallStateCount = 4;
std::string_view name_of(RecallState state);
/// Errors: kInvalidArgument with field "status".
Result<RecallState> parse_recall_state(std::string_view name);

/// What the bank keeps in clear of the payment: its own reference, which names nobody.
struct RecallFacts {
  std::string transaction_id;
  Date settled_on;
  Money amount;
};

/// Who paid or was paid.
struct RecallParty {
  Sensitive<std::string> name;
  identifiers::Identifier account;
  std::string bic;  ///< of the bank
};

/// What is sealed: all else that the message to the other bank needs.
struct RecallDetails {
  RecallParty debtor;
  RecallParty creditor;
  std::string original_message_id;  ///< of the payment's pacs.008
  std::string end_to_end_id;
};

/// A payment to be recalled, read.
struct RecallOrder {
  RecallFacts facts;
  RecallDetails details;
  bool is_synthetic = false;
};

/// `{"transactionId","endToEndId"?,"originalMessageId","settledOn","amount","debtor":{"name","account","bic"},"creditor":{…},
/// "synthetic"}`. Pure. Errors: kInvalidArgument with the path of the field: also for a reference that holds an account, a
/// payment older than the terms allow, a BIC of another shape, or one account twice.
Result<RecallOrder> parse_recall_order(const JsonValue& body, const RecallTerms& terms, Date today);

/// For sealing. Personal data.
Sensitive<std::string> to_json(const RecallDetails& details);
/// As `to_json` wrote it. Errors: kDataCorrupt.
Result<RecallDetails> parse_recall_details(std::string_view sealed_text);

/// A recall as the bank keeps it: nothing here tells who paid or who was paid.
struct Recall {
  RecallId id;
  RecallFacts facts;
  RecallState state = RecallState::kOpen;
  Time created;
  std::optional<Time> answered_at;
  std::optional<Money> returned;
  std::string reason;     ///< code of the answer ("AM04"); empty while there is none
  std::string answer_id;  ///< message that the answer came in
};

/// "K-1F3A9C02": how people name a recall.
std::string recall_number(const RecallId& id);
/// Errors: kInvalidArgument when it is no such number.
Result<store::IdRange> parse_recall_number(std::string_view typed);
/// The last day on which the other bank should answer.
Date recall_answer_due(const Recall& recall, const RecallTerms& terms);

/// What another bank answered on a payment.
struct RecallAnswer {
  enum class Kind : std::uint8_t { kReturned, kRefused, kPending };
  Kind kind = Kind::kPending;
  std::string message_id;
  std::string transaction_id;     ///< of the payment, as its bank numbered it
  std::optional<Money> returned;  ///< with kReturned
  std::string reason;
};

/// What became of an answer here.
enum class AnswerOutcome : std::uint8_t {
  kReturned,
  kRefused,
  kPending,      ///< no decision yet: nothing changes
  kKnown,        ///< this answer was read before
  kUnknown,      ///< no recall of this payment
  kContradicts,  ///< more money than was paid, other money, or an answer after the last one: someone must look
};
std::string_view name_of(AnswerOutcome outcome);

/// What an answer does to the recall of its payment. Pure.
AnswerOutcome judge(const Recall& recall, const RecallAnswer& answer);
/// The recall after an answer whose outcome is kReturned or kRefused. Pure.
Recall answered(Recall recall, const RecallAnswer& answer, Time now);

}  // namespace dijkwacht::victims
