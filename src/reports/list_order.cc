#include "reports/list_order.h"

namespace dijkwacht::reports {

Result<ListOrder> parse_list_order(std::string_view name) {
  if (name == "newest") return ListOrder::kNewest;
  if (name == "longest-waiting") return ListOrder::kLongestWaiting;
  return fail(ErrorCode::kInvalidArgument, "must be one of newest, longest-waiting", "sort");
}

store::PageKey page_key(ListOrder order, std::string_view time, std::string_view id) {
  return {time, id, order == ListOrder::kNewest ? store::Direction::kFalling : store::Direction::kRising};
}

}  // namespace dijkwacht::reports
