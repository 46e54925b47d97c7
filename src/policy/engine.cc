#include "policy/engine.h"

#include <mutex>

#include "policy/reason_code.h"
#include "policy/rule_check.h"

namespace dijkwacht::policy {
namespace {

/// Nearer than this a rule says nothing useful about a question.
constexpr int kNearMatchMin = 3;

void append(std::vector<Reason>& to, std::vector<Reason> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Reason no_rule(const Question& question, const Texts& texts) {
  auto text = fill(texts.reason(reason_code::kNoRule), {{"class", texts.data_class(code_of(question.data_class))},
                                                        {"purpose", texts.purpose(question.purpose)},
                                                        {"from", texts.sector(question.from.sector)},
                                                        {"to", texts.sector(question.to.sector)}});
  return {std::string(reason_code::kNoRule), "", std::move(text.nl), std::move(text.en)};
}

/// What a rule that denies says of the question; empty: none forbids it.
std::vector<Reason> prohibitions(const RuleBook& book, const Question& question) {
  std::vector<Reason> reasons;
  for (const auto& rule : book.rules()) {
    if (rule.denies && match(rule, question).is_whole()) append(reasons, prohibition(rule, question, book.texts()));
  }
  return reasons;
}

/// No rule speaks about the question: say so, and what the nearest ones do not cover.
std::vector<Reason> nearest_gaps(const RuleBook& book, const Question& question) {
  std::vector<Reason> reasons{no_rule(question, book.texts())};
  for (const auto& rule : book.rules()) {
    const auto matched = match(rule, question);
    if (!rule.denies && matched.count() >= kNearMatchMin) append(reasons, gaps(rule, question, book.texts()));
  }
  return reasons;
}

}  // namespace

Engine::Engine(std::shared_ptr<const RuleBook> rules, bool node_is_synthetic)
    : rules_(std::move(rules)), node_is_synthetic_(node_is_synthetic) {}

Answer Engine::decide(const Question& question) const {
  if (auto forbidden = prohibitions(*rules_, question); !forbidden.empty()) return Deny{std::move(forbidden)};
  std::vector<Reason> reasons;
  const Rule* permitting = nullptr;
  for (const auto& rule : rules_->rules()) {
    if (rule.denies || !match(rule, question).is_whole()) continue;
    auto found = obstacles(rule, question, rules_->texts(), node_is_synthetic_);
    const bool is_law = rule.state == RuleState::kActive;
    if (found.empty() && (permitting == nullptr || (is_law && permitting->state != RuleState::kActive))) permitting = &rule;
    append(reasons, std::move(found));
  }
  if (permitting == nullptr) return Deny{reasons.empty() ? nearest_gaps(*rules_, question) : std::move(reasons)};

  Decision decision;
  decision.question_ = question;
  decision.rule_ = permitting->id;
  decision.rule_revision_ = permitting->revision;
  decision.form_ = permitting->form;
  decision.duties_ = permitting->duties;
  decision.lease_ = permitting->lease;
  decision.is_simulated_law_ = permitting->state == RuleState::kSandbox;
  return decision;
}

Result<Decision> Engine::permit(const Question& question) const {
  auto answer = decide(question);
  if (const auto* deny = std::get_if<Deny>(&answer)) return fail(ErrorCode::kPermissionDenied, summary(*deny));
  return std::get<Decision>(std::move(answer));
}

bool Engine::is_in_force(std::string_view rule, int revision, Time at) const {
  const auto* found = rules_->find(rule);
  return found != nullptr && found->revision == revision && holds_at(*found, at);
}

struct PolicyDesk::State {
  mutable std::mutex mutex;  ///< guards `engine`
  std::shared_ptr<const Engine> engine;
  std::mutex switching;  ///< guards nothing but the order of switches
  bool node_is_synthetic = false;
};

PolicyDesk::PolicyDesk(RuleBook rules, bool node_is_synthetic) : state_(std::make_unique<State>()) {
  state_->node_is_synthetic = node_is_synthetic;
  state_->engine = std::make_shared<const Engine>(std::make_shared<const RuleBook>(std::move(rules)), node_is_synthetic);
}

PolicyDesk::~PolicyDesk() = default;

std::shared_ptr<const Engine> PolicyDesk::engine() const {
  const std::lock_guard lock(state_->mutex);
  return state_->engine;
}

Status PolicyDesk::set_switch(std::string_view rule, RuleState state) {
  const std::lock_guard lock(state_->mutex);
  auto switched = TRY(state_->engine->rules().with_state(rule, state));
  state_->engine =
      std::make_shared<const Engine>(std::make_shared<const RuleBook>(std::move(switched)), state_->node_is_synthetic);
  return {};
}

Status PolicyDesk::set_switch(std::string_view rule, RuleState state, const std::function<Status()>& persist) {
  const std::lock_guard one_at_a_time(state_->switching);
  TRY(engine()->rules().with_state(rule, state));
  TRY(persist());
  return set_switch(rule, state);
}

}  // namespace dijkwacht::policy
