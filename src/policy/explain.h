#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/json.h"
#include "policy/engine.h"

namespace dijkwacht::policy {

/// Reads a party as people write it: "police", whose id is also its sector, or "demobank:bank". Pure.
Party parse_party(std::string_view text);
/// Reads the day as of which one asks: its noon, so that rules of that day hold. Errors: kInvalidArgument with this field. Pure.
Result<Time> parse_asked_day(std::string_view text, std::string field);

enum class Verdict : std::uint8_t {
  kPermit,
  kSimulated,  ///< a sandbox rule would permit it: simulated law, releases nothing
  kDeny,
};
std::string_view name_of(Verdict verdict);

/// A rule as people read it: for the rules page and as part of an explanation.
struct RuleView {
  std::string id;
  int revision = 0;
  RuleState state = RuleState::kOff;
  bool is_in_force =
      false;  ///< active, within its dates, DPIA valid at the moment asked; also when it denies or is carried out elsewhere
  Bilingual title;
  Bilingual basis;
  Bilingual form;
  Bilingual retention;
  Bilingual off_warning;  ///< what stops when it is switched off; empty: nothing but the sharing itself
  bool off_needs_confirmation = false;
  std::vector<std::string> from_sectors;
  std::vector<std::string> to_sectors;
  std::vector<DataClass> data_classes;
  std::vector<std::string> purposes;
  struct DutyView {
    Duty duty;
    Bilingual text;
  };
  std::vector<DutyView> duties;
  CarriedOut carried_out = CarriedOut::kHere;
  bool denies = false;
  struct ConditionView {
    std::string code;
    Bilingual text;
  };
  std::vector<ConditionView> conditions;
  std::int64_t lease_minutes = 0;
  std::optional<std::int64_t> identified_reporters_min;
  std::string in_force_from;   ///< date; empty: nobody knows yet
  std::string in_force_until;  ///< last day; empty: open
  std::string dpia;
  std::string dpia_expires;
  std::string mark;  ///< "D": design proposal, not law as such; "law" otherwise
  std::string source;
  std::string source_date;
};
RuleView view(const Rule& rule, const Texts& texts, Time at);
/// One JSON object, keys in camelCase, texts as {"nl","en"}.
void write_json(JsonWriter& json, const RuleView& rule);

/// Why a question is answered as it is, in words.
struct Explanation {
  Verdict verdict = Verdict::kDeny;
  Bilingual summary;            ///< one sentence
  std::vector<Reason> reasons;  ///< of a denial; empty otherwise
  std::vector<RuleView> rules;  ///< the rule that permits, or those that speak about the question and refuse
};
Explanation explain(const Engine& engine, const Question& question);
/// {"verdict","summary":{nl,en},"reasons":[{code,rule,nl,en}],"rules":[…]}
std::string to_json(const Explanation& explanation);
/// [{code,rule,nl,en}], as in problem details. `rule` is null when no rule spoke.
void write_json(JsonWriter& json, const std::vector<Reason>& reasons);

}  // namespace dijkwacht::policy
