#include "signals/check_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "policy/question_text.h"
#include "signals/canonical.h"
#include "signals/lawful_answer.h"
#include "signals/received_signal_table.h"

namespace dijkwacht::signals {
namespace {

/// Signals come from the exchange, and that is the police's.
const policy::Party kExchange{.id = "exchange", .sector = "police"};
/// More reporters than any rule asks: the reasons then name what stands in this asker's way, and not what may stand in
/// everyone's.
constexpr std::int64_t kEnoughReporters = 1'000'000;

/// What the law says, also where this node simulates other law.
std::vector<policy::Reason> reasons_by_law(const NodeContext& node, const policy::Question& question) {
  auto answer = lawful_answer(node.policy, question);
  auto* deny = std::get_if<policy::Deny>(&answer);
  return deny == nullptr ? std::vector<policy::Reason>() : std::move(deny->reasons);
}

policy::Question question_about(const NodeContext& node, policy::DataClass data_class, Time now) {
  policy::Question question;
  question.from = kExchange;
  question.to = node.self;
  question.data_class = data_class;
  question.purpose = std::string(purpose::kBlocking);
  question.subject = "check";
  question.at = now;
  return question;
}

Status note(store::Transaction& transaction, const audit::Act& act, Time now) {
  TRY(audit::append(transaction, act, now));
  return {};
}

}  // namespace

std::optional<Time> lease_end(const std::optional<SenderLease>& sender, Duration of_rule) {
  if (!sender) return std::nullopt;
  return of_rule > Duration::zero() ? std::min(sender->until, sender->heard_at + of_rule) : sender->until;
}

bool PreparedCheck::needs_store() const {
  return std::ranges::any_of(asked_, [](const Asked& asked) { return !asked.candidates.empty() || !asked.denied.empty(); });
}

void PreparedCheck::leave_out_denied() {
  for (auto& asked : asked_) asked.denied.clear();
}

CheckService::CheckService(NodeContext node, const SignalIndex& index, LeaseOf lease_of, audit::NoHitRecorder& no_hits)
    : node_(std::move(node)), index_(index), lease_of_(std::move(lease_of)), no_hits_(no_hits) {}

std::optional<policy::Question> CheckService::question_of(const identifiers::Identifier& identifier, Time now) {
  auto question = question_about(node_, data_class_of(identifier.type()), now);
  if (question.data_class == policy::DataClass::kTechnical) question.facts.natural_person = false;
  if (question.data_class == policy::DataClass::kAccount) {
    const auto* holder = node_.partners.holder(bank_code_of(identifier));
    if (holder != nullptr && holder->party.id == node_.self.id) return std::nullopt;
    question.purpose = purpose::kBlockMuleAccount;
    question.facts = {
        .identified_reporters = kEnoughReporters, .recipient_holds_account = false, .natural_person = true, .is_sealed = true};
  }
  return question;
}

void CheckService::refuse(PreparedCheck::Asked& asked, const policy::Question& question) {
  asked.denied = reasons_by_law(node_, question);
  if (!asked.denied.empty()) asked.question = policy::question_text(question);
}

Result<PreparedCheck> CheckService::prepare(const CheckRequest& request) {
  if (request.identifiers.size() > kCheckIdentifiersMax) {
    return fail(ErrorCode::kTooLarge, "ask about at most 200 identifiers at a time", "identifiers");
  }
  const auto now = node_.clock.now();
  PreparedCheck check;
  check.principal_ = request.principal;
  check.purpose_ = request.purpose;
  check.asked_.resize(request.identifiers.size());
  std::vector<crypto::TokenInput> inputs;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // of each input: which identifier, which rank
  for (std::size_t i = 0; i < request.identifiers.size(); ++i) {
    if (const auto question = question_of(request.identifiers[i], now)) refuse(check.asked_[i], *question);
    if (!check.asked_[i].denied.empty()) continue;
    std::size_t rank = 0;
    for (auto& name : asked_names(request.identifiers[i])) {
      inputs.push_back(std::move(name));
      places.emplace_back(i, rank++);
    }
  }
  if (inputs.empty()) return check;
  const auto tokens = TRY(node_.keys.tokenise(crypto::KeyDomain::kPartner, inputs));
  std::vector<std::uint8_t> found(tokens.size());
  index_.may_contain(tokens, found);
  for (std::size_t n = 0; n < tokens.size(); ++n) {
    if (found[n] != 0) check.asked_[places[n].first].candidates.push_back({places[n].second, tokens[n]});
  }
  return check;
}

Result<std::vector<CheckAnswer>> CheckService::confirm(store::Transaction& transaction, const PreparedCheck& check, Time now) {
  std::vector<CheckAnswer> answers;
  answers.reserve(check.size());
  for (const auto& asked : check.asked_) answers.push_back(TRY(confirm_one(transaction, check, asked, now)));
  return answers;
}

Result<CheckAnswer> CheckService::confirm_one(store::Transaction& transaction, const PreparedCheck& check,
                                              const PreparedCheck::Asked& asked, Time now) {
  if (!asked.denied.empty()) {
    TRY(note(transaction,
             {.actor = check.principal_,
              .action = "check.denied",
              .subject = node_.self.id,
              .rule = asked.denied.front().rule,
              .purpose = check.purpose_,
              .outcome = "denied",
              .question = asked.question},
             now));
    return deny(asked.denied);
  }
  std::vector<Match> matches;
  const auto engine = node_.policy.engine();
  for (const auto& name : asked.candidates) {
    for (auto& copy : TRY(active_copies(transaction, name.token))) {
      const auto lease_until = lease_end(lease_of_(copy.sender), copy.rule.lease);
      const bool in_force = engine->is_in_force(copy.rule.id, copy.rule.revision, now);
      matches.push_back({name.rank, std::move(copy), lease_until, in_force});
    }
  }
  auto given = answer(std::move(matches), now);
  for (const auto& signal : given.signals) {
    TRY(note(transaction,
             {.actor = check.principal_,
              .action = "check.hit",
              .subject = signal.id.text(),
              .rule = signal.rule.id,
              .purpose = check.purpose_,
              .outcome = std::string(name_of(given.state))},
             now));
  }
  return given;
}

Result<std::vector<CheckAnswer>> CheckService::check(const CheckRequest& request) {
  const auto prepared = TRY(prepare(request));
  std::vector<CheckAnswer> answers;
  if (prepared.needs_store()) {
    answers = TRY(node_.database.write_value<std::vector<CheckAnswer>>(
        [&](store::Transaction& transaction) { return confirm(transaction, prepared, node_.clock.now()); }));
  } else {
    answers.resize(prepared.size(), answer({}, node_.clock.now()));
  }
  TRY(count_no_hits(prepared, answers));
  return answers;
}

Status CheckService::count_no_hits(const PreparedCheck& check, const std::vector<CheckAnswer>& answers) {
  const auto count = std::ranges::count_if(
      answers, [](const CheckAnswer& given) { return given.state != AnswerState::kDenied && given.signals.empty(); });
  if (count == 0) return {};
  return no_hits_.count({check.principal_, check.purpose_}, count);
}

}  // namespace dijkwacht::signals
