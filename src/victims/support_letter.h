#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/money.h"
#include "base/result.h"
#include "base/sensitive.h"
#include "documents/document.h"
#include "reports/routing_table.h"
#include "victims/help_steps.h"
#include "victims/letter_text.h"

namespace dijkwacht::victims {

/// What a person fills in for the letter to victim support. Personal data: it goes into the letter and is kept nowhere.
struct SupportWish {
  std::string name;
  std::string reach;  ///< telephone or e-mail
  std::string words;  ///< the person's own; may be empty
  std::vector<Bilingual> harms;
  std::vector<Bilingual> wishes;
};

/// `{"name","reach","words"?,"harms":[…],"wishes":[…]}`; harms and wishes are ids of the help steps. Pure. Errors:
/// kInvalidArgument with the path of the field.
Result<Sensitive<SupportWish>> parse_support_wish(const JsonValue& body, const HelpSteps& steps);

/// What the desk knows of the report.
struct SupportFacts {
  std::string number;
  std::string desk;
  std::string fraud_type;
  std::string day;
  std::optional<Money> amount;
};

/// The letter that a victim takes along to victim support, in plain Dutch (data/victims/support-letter.toml). A value; pure but
/// for loading.
class SupportLetter {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key, also for a desk that does not exist.
  static Result<SupportLetter> load(const std::filesystem::path& file, const reports::RoutingTable& routing);

  /// The desk that the letter is for ("SHN").
  const std::string& desk() const { return desk_; }
  /// Errors: kInvalidArgument when the report's day is no day.
  Result<documents::Document> write(const SupportFacts& facts, const Sensitive<SupportWish>& wish, const reports::Desk& support,
                                    Time now) const;

 private:
  std::string desk_;
  LetterDays days_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::vector<std::string> intro_;
  std::vector<std::string> closing_;
  std::vector<std::string> facts_columns_;
  std::vector<std::vector<std::string>> facts_;
};

}  // namespace dijkwacht::victims
