#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::reports {

enum class RoutingVersionState : std::uint8_t { kDraft, kPublished, kDiscarded };
std::string_view name_of(RoutingVersionState state);
Result<RoutingVersionState> parse_routing_version_state(std::string_view name);

/// The number of the wayfinder that comes with the program: the files of data/routing.
inline constexpr std::int64_t kShippedRouting = 0;
/// Longest note of why, in bytes.
inline constexpr std::size_t kRoutingNoteBytesMax = 2000;

/// A wayfinder as someone changed it: written by one person, published by another.
struct RoutingVersion {
  std::int64_t number = 1;
  std::int64_t base = kShippedRouting;  ///< what it was made from
  RoutingVersionState state = RoutingVersionState::kDraft;
  std::string note;  ///< why, in the writer's words; about desks, never about a report
  std::string written_by;
  Time written_at;
  std::string decided_by = {};  ///< who published or discarded it
  std::optional<Time> decided_at = {};
};

}  // namespace dijkwacht::reports
