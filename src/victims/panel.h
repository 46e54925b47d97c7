#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::victims {

/// By question: the value of the option that was chosen.
using PanelAnswers = std::map<std::string, std::string>;

/// What people who reported are asked twice a year: data/victims/panel.toml. Choices only. A value.
class PanelQuestions {
 public:
  struct Option {
    std::string value;
    Bilingual label;
  };
  struct Question {
    std::string id;
    Bilingual text;
    std::vector<Option> options;
  };

  /// Errors: kNotFound; kInvalidArgument naming file and key: an id or a value twice, a question with fewer than two options,
  /// none.
  static Result<PanelQuestions> load(const std::filesystem::path& file);

  const std::vector<Question>& questions() const { return questions_; }
  const Bilingual& invitation() const { return invitation_; }
  const Bilingual& unlinked() const { return unlinked_; }  ///< what is kept, and what is not
  /// Nobody is asked sooner after a report that has no answer yet.
  std::chrono::days after_report_min() const { return after_report_min_; }
  const std::string& text_version() const { return text_version_; }
  const std::string& source() const { return source_; }

  /// Every question once, each with one of its options. Errors: kInvalidArgument with field "answers.ID".
  Status check(const PanelAnswers& answers) const;

 private:
  std::vector<Question> questions_;
  Bilingual invitation_;
  Bilingual unlinked_;
  std::chrono::days after_report_min_{};
  std::string text_version_;
  std::string source_;
};

/// The half-year that is asked about at this moment: "2026-H2". Pure.
std::string panel_wave(Time now);

}  // namespace dijkwacht::victims
