#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::rights {

/// What a person may ask. Names: "access", "rectification", "erasure", "objection".
enum class Kind : std::uint8_t { kAccess, kRectification, kErasure, kObjection };
std::string_view name_of(Kind kind);
/// Errors: kInvalidArgument with field "kind".
Result<Kind> parse_kind(std::string_view name);

/// How one kind of request goes.
struct KindRule {
  Kind kind = Kind::kAccess;
  Bilingual article;     ///< the right's place in the law, for people
  bool freezes = false;  ///< is what it is about paused until it is answered?
};

/// The terms of the law, out of data/rights/clocks.toml. A value.
struct Clocks {
  std::int64_t response_months = 0;
  std::int64_t extension_months = 0;
  std::int64_t warn_days = 0;           ///< a part is shown as nearly due from so many days before
  std::int64_t no_new_freeze_days = 0;  ///< after a refusal the same identifier is not paused again for so long
  std::vector<KindRule> kinds;          ///< one for each

  /// Errors: kInvalidArgument naming file and key, also when a kind is missing; kNotFound.
  static Result<Clocks> load(const std::filesystem::path& file);
  const KindRule& rule_of(Kind kind) const;
  /// The day by which an answer must be given: the same day of a later month, or that month's last.
  std::chrono::year_month_day due_on(Time received, bool is_extended) const;
};

}  // namespace dijkwacht::rights
