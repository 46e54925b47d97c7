#include "signals/listing_conflict.h"

#include "base/name_table.h"

namespace dijkwacht::signals {
namespace {

constexpr NameTable<ConflictKind, 3> kKinds{"both", "parent", "child"};

bool lies_below(std::string_view name, std::string_view parent) {
  return name.size() > parent.size() && name.ends_with(parent) && name[name.size() - parent.size() - 1] == '.';
}

}  // namespace

std::string_view name_of(ConflictKind kind) { return kKinds.name(kind); }

std::optional<ListingConflict> conflict_between(const ListedName& block, const ListedName& allow) {
  ListingConflict conflict{.value = allow.value,
                           .block_value = block.value,
                           .allow_value = allow.value,
                           .block_owner = block.owner,
                           .allow_owner = allow.owner};
  if (block.value == allow.value) return conflict;
  if (lies_below(allow.value, block.value)) {
    conflict.kind = ConflictKind::kChild;
    return conflict;
  }
  if (!lies_below(block.value, allow.value)) return std::nullopt;
  conflict.value = block.value;
  conflict.kind = ConflictKind::kParent;
  conflict.wins = Listing::kBlock;
  return conflict;
}

}  // namespace dijkwacht::signals
