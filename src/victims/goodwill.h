#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::victims {

/// What an answer means for a refund, lightest first: the heaviest of all answers decides.
enum class GoodwillEffect : std::uint8_t { kMet, kReduced, kUnknown, kNeeded, kExcluded };
inline constexpr std::size_t kGoodwillEffectCount = 5;
std::string_view name_of(GoodwillEffect effect);

/// The banks' goodwill framework after bank-helpdesk fraud, as questions (data/victims/goodwill.toml). A person's page works the
/// answers out by itself; nothing of them comes here. A value.
class GoodwillCheck {
 public:
  struct Option {
    std::string value;
    Bilingual label;
    GoodwillEffect effect = GoodwillEffect::kMet;
    Bilingual because;  ///< what to do or why; empty when nothing stands in the way
  };
  struct Question {
    std::string id;
    Bilingual text;
    std::vector<Option> options;
  };
  struct Outcome {
    GoodwillEffect effect = GoodwillEffect::kMet;
    Bilingual title;
    Bilingual text;
  };
  /// How often banks refunded, as they published it.
  struct Figure {
    Bilingual period;
    int percent = 0;
  };

  /// Errors: kNotFound; kInvalidArgument naming file and key: an effect without an outcome, a question without an answer that is
  /// met, an answer that is not met without a word why.
  static Result<GoodwillCheck> load(const std::filesystem::path& file);

  const std::vector<Question>& questions() const { return questions_; }
  /// One for each effect, in their order.
  const std::vector<Outcome>& outcomes() const { return outcomes_; }
  const std::vector<Figure>& figures() const { return figures_; }
  const Bilingual& lead() const { return lead_; }
  const Bilingual& no_promise() const { return no_promise_; }
  const Bilingual& is_private() const { return private_; }
  const std::string& source() const { return source_; }
  const std::string& source_date() const { return source_date_; }

 private:
  std::vector<Question> questions_;
  std::vector<Outcome> outcomes_;
  std::vector<Figure> figures_;
  Bilingual lead_;
  Bilingual no_promise_;
  Bilingual private_;
  std::string source_;
  std::string source_date_;
};

}  // namespace dijkwacht::victims
