#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"
#include "reports/form_catalogue.h"
#include "reports/routing_table.h"

namespace dijkwacht::victims {

/// What someone who was defrauded can do (data/victims/help-steps.toml). A person's page chooses the steps that fit; what is
/// chosen and ticked off stays on the person's own device. A value.
class HelpSteps {
 public:
  struct Choice {
    std::string id;
    Bilingual label;
  };
  struct Step {
    std::string id;
    std::vector<std::string> fraud;  ///< codes of the taxonomy; empty: any
    std::vector<std::string> harm;   ///< one of these; empty: not asked
    std::vector<std::string> wish;
    std::string desk;
    std::string page;               ///< of this platform: "goodwill", "recovery", "support-letter"; empty: none
    std::optional<int> months_max;  ///< a real term, from the day it happened
    Bilingual title;
    Bilingual why;
    Bilingual when;
  };

  /// Errors: kNotFound; kInvalidArgument naming file and key: an unknown desk, type of fraud, harm, wish or page, or an id that
  /// stands twice.
  static Result<HelpSteps> load(const std::filesystem::path& file, const reports::RoutingTable& routing,
                                const reports::FormCatalogue& forms);

  const std::vector<Choice>& harms() const { return harms_; }
  const std::vector<Choice>& wishes() const { return wishes_; }
  const std::vector<Step>& steps() const { return steps_; }

 private:
  std::vector<Choice> harms_;
  std::vector<Choice> wishes_;
  std::vector<Step> steps_;
};

}  // namespace dijkwacht::victims
