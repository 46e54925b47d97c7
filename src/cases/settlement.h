#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/result.h"
#include "cases/ids.h"

namespace dijkwacht::cases {

/// One way to settle a case.
struct SettlementTrack {
  std::string code;  ///< "stop-talk"
  std::string path;  ///< "suspect", "mule" or "measure"
  Bilingual name;
};

/// data/casework/settlement-tracks.toml. A value.
class SettlementTracks {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file, row and key.
  static Result<SettlementTracks> load(const std::filesystem::path& file);

  const std::vector<SettlementTrack>& all() const { return tracks_; }
  const SettlementTrack* find(std::string_view code) const;

 private:
  std::vector<SettlementTrack> tracks_;
};

enum class SettlementState : std::uint8_t {
  kChosen,
  kDone,     ///< the reporters have been told
  kStopped,  ///< it came to nothing; nobody is told
};
std::string_view name_of(SettlementState state);
/// Errors: kInvalidArgument with field "state".
Result<SettlementState> parse_settlement_state(std::string_view name);

/// A track taken for a case.
struct Settlement {
  SettlementId id;
  CaseId in;
  std::string track;
  SettlementState state = SettlementState::kChosen;
  Time chosen_at;
  std::optional<Time> ended_at;
};

/// What became of money that was lost.
enum class MoneyKind : std::uint8_t { kHeld, kRecalled, kReturned };
inline constexpr std::size_t kMoneyKinds = 3;
std::string_view name_of(MoneyKind kind);
/// Errors: kInvalidArgument with field "kind".
Result<MoneyKind> parse_money_kind(std::string_view name);

/// The money of a case, EUR cents. What was lost is what the reports say; the rest is what colleagues noted of banks' answers.
struct CaseMoney {
  std::int64_t lost = 0;
  std::int64_t held = 0;
  std::int64_t recalled = 0;
  std::int64_t returned = 0;

  /// Of which nobody knows where it is.
  std::int64_t unknown() const { return lost - held - recalled - returned; }
};

}  // namespace dijkwacht::cases
