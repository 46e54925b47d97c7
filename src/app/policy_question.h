#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/decision.h"

namespace dijkwacht::app {

/// A question to the rules as someone types it. Empty or unset: not known, and unknown satisfies no condition.
struct PolicyQuestion {
  std::string from;  ///< sector, or "id:sector"
  std::string to;
  std::string data_class;  ///< "ACC"
  std::string purpose;
  std::string date;  ///< "2026-11-24"; empty: today
  policy::Facts facts;
  bool is_synthetic = false;  ///< as a node marked synthetic would answer (sandbox rules)
};

/// A fact that can be given beside the question, as a yes or no.
struct KnownFact {
  std::string_view option;  ///< without dashes
  std::string_view question;
  std::optional<bool>* answer;
};
/// Every yes or no that rules ask for, with the place in `question` where its answer goes.
std::vector<KnownFact> known_facts(PolicyQuestion& question);

struct PolicyAnswer {
  bool is_permitted = false;
  std::string json;
  std::string words_nl;
  std::string words_en;
};

/// Asks the rules of `rules_directory` (data/policy), without any node. Errors: kInvalidArgument naming the option.
Result<PolicyAnswer> explain_policy(const std::filesystem::path& rules_directory, const PolicyQuestion& question);

}  // namespace dijkwacht::app
