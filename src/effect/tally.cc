#include "effect/tally.h"

#include <utility>

#include "base/clock.h"

namespace dijkwacht::effect {
namespace {

constexpr std::int64_t kCountMax = 1'000'000'000;
constexpr std::int64_t kLossMinorMax = 1'000'000'000'000;

std::string path_of(const JsonValue& json, std::string_view name) {
  return json.path().empty() ? std::string(name) : json.path() + "." + std::string(name);
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  payments += other.payments;
  frauds += other.frauds;
  neighbours += other.neighbours;
  loss_minor += other.loss_minor;
  loss_squares += other.loss_squares;
  wrong_holds += other.wrong_holds;
  minutes_waited += other.minutes_waited;
  complaints += other.complaints;
  return *this;
}

Status check_tally(const Tally& tally) {
  const std::pair<const char*, std::int64_t> counts[] = {{"frauds", tally.frauds},
                                                         {"neighbours", tally.neighbours},
                                                         {"wrongHolds", tally.wrong_holds},
                                                         {"complaints", tally.complaints}};
  if (tally.payments < 0 || tally.payments > kCountMax)
    return fail(ErrorCode::kInvalidArgument, "must lie between 0 and 10^9", "payments");
  for (const auto& [field, count] : counts) {
    if (count < 0 || count > tally.payments)
      return fail(ErrorCode::kInvalidArgument, "must lie between 0 and the payments", field);
  }
  if (tally.loss_minor < 0 || tally.loss_minor > kLossMinorMax)
    return fail(ErrorCode::kInvalidArgument, "must lie between 0 and 10^12", "lossMinor");
  if (tally.minutes_waited < 0 || tally.minutes_waited > kCountMax)
    return fail(ErrorCode::kInvalidArgument, "must lie between 0 and 10^9", "minutesWaited");
  return {};
}

Result<UnitWeek> read_unit_week(const JsonValue& json) {
  const auto monday = parse_date(TRY(json.string("week")));
  if (!monday || std::chrono::weekday(std::chrono::sys_days(*monday)) != std::chrono::Monday)
    return fail(ErrorCode::kInvalidArgument, "a week is named by its Monday, like 2026-11-23", path_of(json, "week"));
  UnitWeek week{.unit = std::string(TRY(json.string("unit"))),
                .monday = *monday,
                .tally = {.payments = TRY(json.integer("payments")),
                          .frauds = TRY(json.integer("frauds")),
                          .neighbours = TRY(json.integer("neighbours")),
                          .loss_minor = TRY(json.integer("lossMinor")),
                          .wrong_holds = TRY(json.integer("wrongHolds")),
                          .minutes_waited = TRY(json.integer("minutesWaited")),
                          .complaints = TRY(json.integer("complaints"))}};
  if (const auto fits = check_tally(week.tally); !fits)
    return fail(fits.error().code, fits.error().message, path_of(json, fits.error().field));
  return week;
}

}  // namespace dijkwacht::effect
