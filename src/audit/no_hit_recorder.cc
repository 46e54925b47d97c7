#include "audit/no_hit_recorder.h"

#include <utility>

#include "audit/audit_log.h"

namespace dijkwacht::audit {

namespace {

Act act_of(const NoHitRecorder::Check& check, std::int64_t checks) {
  return {.actor = check.actor,
          .action = "check.no-hit",
          .subject = {},
          .purpose = check.purpose,
          .outcome = "no-hit",
          .count = checks};
}

}  // namespace

Status NoHitRecorder::count(const Check& check, std::int64_t checks) {
  TRY(audit::check(act_of(check, checks)));  // one unfit name would block every later batch
  const std::scoped_lock lock(mutex_);
  if (counts_.size() >= kPairsMax && !counts_.contains(check)) {
    return fail(ErrorCode::kUnavailable, "too many checks wait to be recorded; try again");
  }
  counts_[check] += checks;
  return {};
}

Status NoHitRecorder::flush(Time now) {
  const Counts counts = take();
  if (counts.empty()) return {};
  const auto record = [&counts, now](store::Transaction& transaction) -> Status {
    for (const auto& [check, number] : counts) TRY(append(transaction, act_of(check, number), now));
    return {};
  };
  Status recorded = database_.write(record);
  if (!recorded) give_back(counts);
  return recorded;
}

NoHitRecorder::Counts NoHitRecorder::take() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(counts_, {});
}

void NoHitRecorder::give_back(const Counts& counts) {
  const std::scoped_lock lock(mutex_);
  for (const auto& [check, number] : counts) counts_[check] += number;
}

}  // namespace dijkwacht::audit
