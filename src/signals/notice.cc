#include "signals/notice.h"

#include "base/name_table.h"
#include "config/data_fields.h"

namespace dijkwacht::signals {
namespace {

constexpr std::int64_t kSecondsMax = 86'400;
constexpr NameTable<NoticePace, 4> kPaces{"in-time", "late", "running", "overdue"};

}  // namespace

Result<NoticeTerm> NoticeTerm::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  const auto seconds = TRY(root.integer("seconds"));
  if (seconds < 1 || seconds > kSecondsMax) return config::data_error(root, "seconds", "must lie between 1 and 86400");
  return NoticeTerm{.within = std::chrono::seconds(seconds)};
}

std::string_view name_of(NoticePace pace) { return kPaces.name(pace); }

NoticePace pace_of(const Delivery& delivery, const NoticeTerm& term, Time now) {
  const auto until = delivery.acknowledged_at.value_or(now);
  const bool is_within = until - delivery.sent_at <= term.within;
  if (delivery.acknowledged_at) return is_within ? NoticePace::kInTime : NoticePace::kLate;
  return is_within ? NoticePace::kRunning : NoticePace::kOverdue;
}

}  // namespace dijkwacht::signals
