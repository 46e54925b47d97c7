#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/routing_version.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// Newest first, at most `rows`.
Result<std::vector<RoutingVersion>> read_routing_versions(store::Transaction& transaction, std::size_t rows);
Result<std::optional<RoutingVersion>> find_routing_version(store::Transaction& transaction, std::int64_t number);
/// The one that was published last, if any was.
Result<std::optional<RoutingVersion>> find_published_routing(store::Transaction& transaction);
/// Errors: kDataCorrupt when there is no such version.
Result<std::string> read_routing_document(store::Transaction& transaction, std::int64_t number);
/// Stores a draft under the next number, which it returns.
Result<std::int64_t> insert_routing_version(store::Transaction& transaction, const RoutingVersion& version,
                                            std::string_view document);
Status decide_routing_version(store::Transaction& transaction, const RoutingVersion& version);

}  // namespace dijkwacht::reports
