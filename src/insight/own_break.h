#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"
#include "insight/crosswalk.h"
#include "insight/trend.h"
#include "policy/rule.h"

namespace dijkwacht::insight {

/// Why counts before and after a day are not alike.
enum class BreakKind : std::uint8_t {
  kForm,            ///< a form asks something else
  kTaxonomy,        ///< our own list of frauds changed
  kRuleBegins,      ///< from this day on something may be shared
  kRuleEnds,        ///< the first day on which it may not
  kListBegins,      ///< someone else's list is used from this day on
  kListEnds,        ///< the first day on which it is not
  kTellingBegan,    ///< the node told its first weeks; those before were told afterwards
  kSilent,          ///< the node told nothing of some weeks
  kTellingStopped,  ///< the node tells no weeks any more
};
std::string_view name_of(BreakKind kind);

/// A day on which what we count ourselves changed. A value.
struct OwnBreak {
  std::chrono::sys_days on;
  std::optional<std::chrono::sys_days> until;  ///< last day of the silence
  BreakKind kind = BreakKind::kForm;
  Bilingual text;      ///< empty where the kind says it all
  std::string source;  ///< where that stands; empty: what was told, itself
  /// What it touches; empty: all.
  std::vector<std::string> measures;
  std::vector<std::string> axes;
};

/// `data/insight/own-breaks.toml`. Errors: those of the file; kInvalidArgument naming file and key: no day, another kind than a
/// form or a taxonomy, days that do not rise.
Result<std::vector<OwnBreak>> load_own_breaks(const std::filesystem::path& file);

/// Of active rules: the first day, and the day after the last. Pure.
std::vector<OwnBreak> breaks_of_rules(const std::vector<policy::Rule>& rules);
/// Of other people's lists, which touch kinds of fraud only. Pure.
std::vector<OwnBreak> breaks_of_lists(const std::vector<TaxonomyScheme>& schemes);
/// What the weeks say of their node: from when it tells, of which weeks it was silent, and whether it stopped. A week that is
/// over for less than a week may still come. Pure.
std::vector<OwnBreak> breaks_of_telling(const Trend& trend, std::chrono::sys_days today);

/// Those of `dated` that touch this measure and axis between its first week and today, with those of the telling, by day. Pure.
std::vector<OwnBreak> breaks_in(const Trend& trend, const std::string& measure, const std::string& axis,
                                const std::vector<OwnBreak>& dated, std::chrono::sys_days today);

}  // namespace dijkwacht::insight
