#include "signals/lawful_answer.h"

namespace dijkwacht::signals {

policy::Answer lawful_answer(const policy::PolicyDesk& policy, const policy::Question& question) {
  const auto engine = policy.engine();
  const policy::Engine law(std::shared_ptr<const policy::RuleBook>(engine, &engine->rules()), false);
  return law.decide(question);
}

}  // namespace dijkwacht::signals
