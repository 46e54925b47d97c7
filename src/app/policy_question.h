#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace dijkwacht::app {

/// A question to the rules as someone types it. Empty or unset: not known, and unknown satisfies no condition.
struct PolicyQuestion {
  std::string from;  ///< sector, or "id:sector"
  std::string to;
  std::string data_class;  ///< "ACC"
  std::string purpose;
  std::string date;  ///< "2026-11-24"; empty: today
  std::optional<std::int64_t> reporters;
  std::optional<bool> holder;
  std::optional<bool> consent;
  std::optional<bool> accepted;
  std::optional<bool> person;
  std::optional<bool> sealed;
  bool is_synthetic = false;  ///< as a node marked synthetic would answer (sandbox rules)
};

struct PolicyAnswer {
  bool is_permitted = false;
  std::string json;
  std::string words_nl;
  std::string words_en;
};

/// Asks the rules of `rules_directory` (data/policy), without any node. Errors: kInvalidArgument naming the option.
Result<PolicyAnswer> explain_policy(const std::filesystem::path& rules_directory, const PolicyQuestion& question);

}  // namespace dijkwacht::app
