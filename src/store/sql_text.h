#pragma once

#include <string_view>
#include <vector>

namespace dijkwacht::store {

/// The statements of a text, split at each ';' that stands outside quotes and `--` comments; blank ones are left out.
/// For migrations: no procedure bodies, no dollar quotes. Pure.
std::vector<std::string_view> split_statements(std::string_view sql);

}  // namespace dijkwacht::store
