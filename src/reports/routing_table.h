#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"
#include "config/toml_file.h"

namespace dijkwacht::reports {

/// An organisation's counter that takes reports, or another place to turn to. Empty texts are not known.
struct Desk {
  std::string id;  ///< "FHD"
  Bilingual name;
  Bilingual takes;
  std::string phone;
  Bilingual hours;
  std::string url;
  std::string source;
  std::string source_date;
  std::string mark;  ///< "S" read in the source, "K" general knowledge, "D" design proposal
};

enum class Urgency : std::uint8_t { kNow, kHigh, kNormal, kLow, kNone };
std::string_view name_of(Urgency urgency);

/// What one input must be for a row to match.
struct Condition {
  std::string input;
  std::vector<std::string> any_of;      ///< one of these; empty: not asked
  std::vector<std::string> none_of;     ///< none of these, and unknown is fine
  std::optional<std::int64_t> at_most;  ///< a number, at most so much
};
/// All must hold.
using Conditions = std::vector<Condition>;

struct Route {
  int row = 0;  ///< its number in the table people know; 0 is the default
  std::string title;
  std::vector<Conditions> when;  ///< alternatives
  std::vector<std::string> first;
  std::vector<std::string> also;
  struct AlsoIf {
    Conditions when;
    std::vector<std::string> desks;
  };
  std::vector<AlsoIf> also_if;
  Urgency urgency = Urgency::kNone;
  bool then_next = false;  ///< the next row that matches adds its desks to `also`
  std::optional<Bilingual> note;
};

/// One question of the wayfinder; its id is the input it sets.
struct Question {
  std::string id;
  Bilingual text;
  Bilingual hint;
  struct Option {
    std::string value;
    Bilingual text;
  };
  std::vector<Option> options;
  struct AskIf {
    std::string input;
    std::vector<std::string> values;
  };
  std::vector<AskIf> ask_if;  ///< all must hold; empty: always
};

struct FixedText {
  std::string code;
  Bilingual text;
};

/// What a person answered: input -> value. Made by `RoutingTable::check_answers`.
using Answers = std::map<std::string, std::string>;

/// Desks, rows and questions of data/routing. Immutable after loading.
class RoutingTable {
 public:
  /// From the roots of `desks.toml`, `routes.toml` and `wayfinder.toml`. Errors: kInvalidArgument naming file, row and key (an
  /// unknown desk, input or value, a row number used twice, a question that sets nothing).
  static Result<RoutingTable> read(const config::TomlTable& desks, const config::TomlTable& routes,
                                   const config::TomlTable& wayfinder);
  /// Reads the three files of `folder`. Errors: also kNotFound.
  static Result<RoutingTable> load(const std::filesystem::path& folder);

  const std::vector<Desk>& desks() const { return desks_; }
  const std::vector<Route>& routes() const { return routes_; }
  const Route& fallback() const { return fallback_; }
  const std::vector<Question>& questions() const { return questions_; }
  const std::vector<FixedText>& always_show() const { return always_show_; }
  /// Alternatives: when one holds, the desk's own report form is no step.
  const std::vector<Conditions>& no_form_when() const { return no_form_when_; }
  const std::string& source() const { return source_; }
  /// Null when there is none.
  const Desk* desk(std::string_view id) const;

  /// Errors: kInvalidArgument with the input as field when there is no such input, or it cannot have that value.
  Result<Answers> check_answers(const std::map<std::string, std::string>& given) const;

 private:
  friend class RoutingLoader;
  std::vector<Desk> desks_;
  std::map<std::string, std::set<std::string>> inputs_;  ///< by name; {"hours"} takes a whole number
  std::vector<Route> routes_;
  Route fallback_;
  std::vector<Question> questions_;
  std::vector<FixedText> always_show_;
  std::vector<Conditions> no_form_when_;
  std::string source_;
};

}  // namespace dijkwacht::reports
