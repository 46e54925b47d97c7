#include "app/policy_question.h"

#include <fmt/core.h>

#include "policy/explain.h"

namespace dijkwacht::app {
namespace {

Result<Time> moment_of(const std::string& date) {
  if (date.empty()) return SystemClock().now();
  return policy::parse_asked_day(date, "--date");
}

std::string words(const policy::Explanation& explanation, std::string Bilingual::* language) {
  auto text = explanation.summary.*language;
  for (const auto& reason : explanation.reasons) {
    text += fmt::format("\n- {}", language == &Bilingual::nl ? reason.nl : reason.en);
  }
  return text;
}

}  // namespace

std::vector<KnownFact> known_facts(PolicyQuestion& question) {
  std::vector<KnownFact> facts;
  for (const auto& condition : policy::fact_conditions()) {
    facts.push_back({condition.option, condition.question, &(question.facts.*condition.fact)});
  }
  return facts;
}

Result<PolicyAnswer> explain_policy(const std::filesystem::path& rules_directory, const PolicyQuestion& question) {
  const auto data_class = policy::parse_data_class(question.data_class);
  if (!data_class) return fail(ErrorCode::kInvalidArgument, data_class.error().message, "--class");
  const policy::Question asked{.from = policy::parse_party(question.from),
                               .to = policy::parse_party(question.to),
                               .data_class = *data_class,
                               .purpose = question.purpose,
                               .subject = "question",
                               .facts = question.facts,
                               .at = TRY(moment_of(question.date))};
  auto rules = std::make_shared<const policy::RuleBook>(TRY(policy::RuleBook::load(rules_directory)));
  const policy::Engine engine(rules, question.is_synthetic);
  const auto explanation = policy::explain(engine, asked);
  return PolicyAnswer{.is_permitted = explanation.verdict == policy::Verdict::kPermit,
                      .json = policy::to_json(explanation),
                      .words_nl = words(explanation, &Bilingual::nl),
                      .words_en = words(explanation, &Bilingual::en)};
}

}  // namespace dijkwacht::app
