#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "store/where.h"

namespace dijkwacht::reports {

/// How a list of reports or referrals is ordered.
enum class ListOrder : std::uint8_t {
  kNewest,          ///< newest first
  kLongestWaiting,  ///< only what waits for an answer, oldest first
};
/// Errors: kInvalidArgument with field "sort".
Result<ListOrder> parse_list_order(std::string_view name);

/// The order over two columns.
store::PageKey page_key(ListOrder order, std::string_view time, std::string_view id);

}  // namespace dijkwacht::reports
