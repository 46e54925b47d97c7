#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"
#include "policy/data_class.h"
#include "signals/given_facts.h"

namespace dijkwacht::signals {

/// One of a list that people choose from.
struct EnquiryChoice {
  std::string code;
  Bilingual text;
  std::string purpose = {};  ///< of a reason only: for which policy is asked
};

/// An item that may be given, and with a signal of which classes.
struct ItemChoice {
  GivenItem item = GivenItem::kFraudType;
  Bilingual text;
  std::vector<policy::DataClass> classes;
};

/// A class in which a number of reporters is told: from this number up to the next class.
struct ReportersClass {
  std::int64_t from = 0;
  std::string code;
};

/// What may be asked and answered after a hit, from data/policy/enquiries.toml. A value; immutable.
class EnquiryRules {
 public:
  /// Errors: kNotFound; kInvalidArgument naming table and key.
  static Result<EnquiryRules> load(const std::filesystem::path& file);

  std::chrono::days answer_days() const { return answer_days_; }
  std::chrono::days kept_days() const { return kept_days_; }
  const std::vector<EnquiryChoice>& reasons() const { return reasons_; }
  const std::vector<EnquiryChoice>& held() const { return held_; }
  const std::vector<EnquiryChoice>& grounds() const { return grounds_; }
  const std::vector<EnquiryChoice>& refusals() const { return refusals_; }
  const std::vector<ItemChoice>& items() const { return items_; }
  bool may_give(GivenItem item, policy::DataClass data_class) const;
  /// "3-9", "250+"; nothing below the first class.
  std::optional<std::string> reporters_class(std::int64_t reporters) const;

 private:
  std::chrono::days answer_days_{};
  std::chrono::days kept_days_{};
  std::vector<ReportersClass> reporters_;  ///< rising
  std::vector<EnquiryChoice> reasons_;
  std::vector<EnquiryChoice> held_;
  std::vector<EnquiryChoice> grounds_;
  std::vector<EnquiryChoice> refusals_;
  std::vector<ItemChoice> items_;
};

/// Errors: kInvalidArgument with this field when there is none of this code.
Result<EnquiryChoice> choice_of(const std::vector<EnquiryChoice>& choices, std::string_view code, std::string field);

}  // namespace dijkwacht::signals
