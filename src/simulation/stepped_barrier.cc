#include "simulation/stepped_barrier.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/clock.h"
#include "base/json.h"
#include "simulation/draw.h"

namespace dijkwacht::simulation {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weeks;

constexpr double kShareOf = 10'000;
constexpr std::int64_t kCents = 100;
/// Losses of one fraud lie between half and one and a half times the mean.
constexpr double kLossSpread = 0.5;

/// Monday of the last whole week that ends on or before this day.
sys_days last_monday(sys_days last_day) {
  const auto sunday = last_day - (std::chrono::weekday(last_day) - std::chrono::Sunday);
  return sunday - days(6);
}

/// How far each branch, or each week, lies from the usual share.
std::vector<double> shifts(std::size_t count, double usual, double spread, Draw& draw) {
  std::vector<double> found(count);
  for (auto& shift : found) shift = usual * spread * draw.normal();
  return found;
}

/// How many of the payments it happens to, each with this chance.
std::int64_t events(std::int64_t payments, double share, Draw& draw) {
  const double chance = std::clamp(share / kShareOf, 0.0, 1.0);
  const double mean = static_cast<double>(payments) * chance;
  return std::clamp(std::llround(mean + std::sqrt(mean * (1 - chance)) * draw.normal()), 0LL, static_cast<long long>(payments));
}

/// What happens to payments, over branches and weeks.
class Share {
 public:
  Share(const Barrier& of, const Change& change, Draw& draw)
      : change_(change),
        by_branch_(shifts(of.branches, change.usual, of.branch_spread, draw)),
        by_week_(shifts(of.weeks, change.usual, of.week_spread, draw)) {}

  std::int64_t count(std::size_t branch, std::size_t week, bool is_on, std::int64_t payments, Draw& draw) const {
    return events(payments, change_.usual + by_branch_[branch] + by_week_[week] + (is_on ? change_.by : 0), draw);
  }

 private:
  Change change_;
  std::vector<double> by_branch_;
  std::vector<double> by_week_;
};

/// All that happens to payments.
class Chances {
 public:
  Chances(const Barrier& of, std::uint64_t seed)
      : of_(of),
        draw_(seed, Stream::kBarrier, 0),
        frauds_(of, of.frauds, draw_),
        neighbours_(of, of.neighbours, draw_),
        wrong_holds_(of, of.wrong_holds, draw_) {}

  /// Fills in what was counted of a branch's week.
  BranchWeek count(BranchWeek week, std::size_t number, bool is_on) {
    week.frauds = frauds_.count(week.branch, number, is_on, week.payments, draw_);
    week.neighbours = neighbours_.count(week.branch, number, is_on, week.payments, draw_);
    week.wrong_holds = wrong_holds_.count(week.branch, number, is_on, week.payments, draw_);
    const double lost = static_cast<double>((week.frauds + week.neighbours) * of_.loss_eur * kCents);
    week.loss_cents = std::llround(lost * (1 + kLossSpread * (2 * draw_.unit() - 1)));
    week.minutes_waited = week.wrong_holds * of_.minutes;
    week.complaints = std::llround(static_cast<double>(week.wrong_holds) * of_.complaint_share);
    return week;
  }

 private:
  const Barrier& of_;
  Draw draw_;
  Share frauds_;
  Share neighbours_;
  Share wrong_holds_;
};

std::vector<Branch> branches_of(const Barrier& barrier, sys_days first) {
  std::vector<Branch> branches;
  for (std::size_t i = 0; i < barrier.branches; ++i) {
    const auto group = i % barrier.groups;
    Branch branch{.name = fmt::format("filiaal {}", i + 1), .from = {}};
    if (group + 1 < barrier.groups) branch.from = first + weeks(barrier.first_week + group * barrier.weeks_between);
    branches.push_back(std::move(branch));
  }
  return branches;
}

}  // namespace

SteppedBarrier SteppedBarrier::make(const Settings& settings, std::uint64_t seed) {
  const auto& barrier = settings.barrier;
  const auto first = last_monday(settings.last_day) - weeks(barrier.weeks - 1);
  Chances chances(barrier, seed);
  SteppedBarrier made{.branches = branches_of(barrier, first), .counted = {}};
  for (std::size_t branch = 0; branch < barrier.branches; ++branch) {
    for (std::size_t week = 0; week < barrier.weeks; ++week) {
      const auto monday = first + weeks(week);
      const auto& from = made.branches[branch].from;
      made.counted.push_back(
          chances.count({.branch = branch, .monday = monday, .payments = barrier.payments}, week, from && monday >= *from));
    }
  }
  return made;
}

std::string barrier_text(const Settings& settings, const SteppedBarrier& made) {
  const auto& barrier = settings.barrier;
  JsonWriter json;
  json.object([&] {
    json.object("plan", [&] {
      json.member("rule", barrier.rule).member("hypothesis", barrier.hypothesis).member("outcome", "fraud-share");
      json.texts("fraudTypes", barrier.fraud_types);
      json.texts("neighbourTypes", barrier.neighbour_types);
      json.member("design", "steps").member("heldOutPercent", 0).member("costMinor", barrier.cost_eur * kCents);
      json.array("units", [&] {
        for (const auto& branch : made.branches) {
          json.object([&] {
            json.member("name", branch.name).key("from");
            branch.from ? json.value(date_text(*branch.from)) : json.null();
          });
        }
      });
    });
    json.array("weeks", [&] {
      for (const auto& week : made.counted) {
        json.object([&] {
          json.member("unit", made.branches[week.branch].name).member("week", date_text(week.monday));
          json.member("payments", week.payments).member("frauds", week.frauds).member("neighbours", week.neighbours);
          json.member("lossMinor", week.loss_cents).member("wrongHolds", week.wrong_holds);
          json.member("minutesWaited", week.minutes_waited).member("complaints", week.complaints);
        });
      }
    });
    json.object("truth", [&] {
      json.member("fraud", barrier.frauds.by)
          .member("displacement", barrier.neighbours.by)
          .member("harm", barrier.wrong_holds.by);
    });
  });
  return json.take();
}

}  // namespace dijkwacht::simulation
