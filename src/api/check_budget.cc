#include "api/check_budget.h"

#include "config/data_fields.h"
#include "crypto/proof_of_work.h"

namespace dijkwacht::api {
namespace {

constexpr double kSecondsPerDay = 86'400;
/// Addresses remembered; who was forgotten starts with a full budget, which the budget of all bounds.
constexpr std::size_t kClientsMax = 100'000;
constexpr std::int64_t kChecksMax = 100'000'000;

auth::RateLimit limit_of(std::int64_t at_once, std::int64_t per_day) {
  return {.burst = static_cast<double>(at_once), .per_second = static_cast<double>(per_day) / kSecondsPerDay};
}

Result<std::int64_t> between(const config::TomlTable& table, std::string_view key, std::int64_t min, std::int64_t max) {
  const auto number = TRY(table.integer(key));
  if (number < min || number > max) return config::data_error(table, key, "is out of range");
  return number;
}

std::unexpected<Error> spent(std::string_view why) {
  return fail(ErrorCode::kRateLimited, std::string(why) + "; do not pay while in doubt, and ask a desk");
}

}  // namespace

Result<CheckLimits> CheckLimits::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  TRY(config::filled(root, "source"));
  return CheckLimits{.client_at_once = TRY(between(root, "client_at_once", 1, kChecksMax)),
                     .client_per_day = TRY(between(root, "client_per_day", 1, kChecksMax)),
                     .all_at_once = TRY(between(root, "all_at_once", 1, kChecksMax)),
                     .all_per_day = TRY(between(root, "all_per_day", 1, kChecksMax)),
                     .work_bits = static_cast<int>(TRY(between(root, "work_bits", 0, crypto::kProofOfWorkBitsMax))),
                     .published_count_min = TRY(between(root, "published_count_min", 10, kChecksMax))};
}

CheckBudget::CheckBudget(const CheckLimits& limits, const Clock& clock)
    : clock_(clock),
      client_(limit_of(limits.client_at_once, limits.client_per_day), kClientsMax, clock),
      all_(limit_of(limits.all_at_once, limits.all_per_day), 1, clock) {}

Status CheckBudget::take(std::string_view client) {
  const auto now = clock_.now();
  {
    const std::scoped_lock lock(mutex_);
    std::erase_if(closed_, [&](const auto& entry) { return entry.second <= now; });
    if (closed_.contains(client)) return spent("you asked as much as one may in a day");
  }
  if (client_.take(client) != Duration::zero()) return spent("you asked as much as one may in a day");
  if (all_.take("all") != Duration::zero()) return spent("too many people ask at this moment");
  return {};
}

void CheckBudget::close(std::string_view client) {
  const std::scoped_lock lock(mutex_);
  if (closed_.size() >= kClientsMax) closed_.erase(closed_.begin());
  closed_[std::string(client)] = clock_.now() + std::chrono::days(1);
}

}  // namespace dijkwacht::api
