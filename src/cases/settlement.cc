#include "cases/settlement.h"

#include <algorithm>
#include <array>

#include "config/data_fields.h"

namespace dijkwacht::cases {
namespace {

constexpr std::array<std::string_view, 3> kStates{"chosen", "done", "stopped"};
constexpr std::array<std::string_view, kMoneyKinds> kKinds{"held", "recalled", "returned"};
constexpr std::array<std::string_view, 3> kPaths{"suspect", "mule", "measure"};

}  // namespace

Result<SettlementTracks> SettlementTracks::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  SettlementTracks tracks;
  for (const auto& row : TRY(root.tables("tracks"))) {
    SettlementTrack track{.code = TRY(config::filled(row, "code")), .path = TRY(row.text("path")), .name = {}};
    track.name.nl = TRY(config::filled(row, "nl"));
    track.name.en = TRY(config::filled(row, "en"));
    if (tracks.find(track.code) != nullptr) return config::data_error(row, "code", "stands twice");
    if (std::ranges::find(kPaths, track.path) == kPaths.end())
      return config::data_error(row, "path", "must be suspect, mule or measure");
    tracks.tracks_.push_back(std::move(track));
  }
  if (tracks.tracks_.empty()) return config::data_error(root, "tracks", "has no row");
  return tracks;
}

const SettlementTrack* SettlementTracks::find(std::string_view code) const {
  const auto found = std::ranges::find(tracks_, code, &SettlementTrack::code);
  return found == tracks_.end() ? nullptr : &*found;
}

std::string_view name_of(SettlementState state) { return kStates[static_cast<std::size_t>(state)]; }

Result<SettlementState> parse_settlement_state(std::string_view name) {
  const auto found = std::ranges::find(kStates, name);
  if (found == kStates.end()) return fail(ErrorCode::kInvalidArgument, "must be chosen, done or stopped", "state");
  return static_cast<SettlementState>(found - kStates.begin());
}

std::string_view name_of(MoneyKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

Result<MoneyKind> parse_money_kind(std::string_view name) {
  const auto found = std::ranges::find(kKinds, name);
  if (found == kKinds.end()) return fail(ErrorCode::kInvalidArgument, "must be held, recalled or returned", "kind");
  return static_cast<MoneyKind>(found - kKinds.begin());
}

}  // namespace dijkwacht::cases
