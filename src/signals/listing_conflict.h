#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "signals/signal_table.h"

namespace dijkwacht::signals {

enum class ConflictKind : std::uint8_t {
  kBoth,    ///< one name is blocked and allowed: the allow-list wins
  kParent,  ///< a parent of the blocked name is allowed: the blocked name, being more specific, stays blocked
  kChild,   ///< a name below the blocked one is allowed: that name is allowed, the rest stays blocked
};
std::string_view name_of(ConflictKind kind);

/// Two owners who say opposite things of one name. Shown to both.
struct ListingConflict {
  std::string value;  ///< the name in dispute: the more specific of the two
  std::string block_value;
  std::string allow_value;
  std::string block_owner;
  std::string allow_owner;
  ConflictKind kind = ConflictKind::kBoth;
  Listing wins = Listing::kAllow;
};

/// The most specific listing wins, at equal rank the allow-list. Nothing when the names do not touch. Pure.
std::optional<ListingConflict> conflict_between(const ListedName& block, const ListedName& allow);

}  // namespace dijkwacht::signals
