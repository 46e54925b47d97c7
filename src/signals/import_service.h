#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "signals/node_context.h"
#include "signals/opinion.h"
#include "signals/signal.h"

namespace dijkwacht::signals {

/// One line of a feed: a domain, an IPv4 or an IPv6 address, as the feed wrote it.
struct ImportRow {
  std::int64_t row = 0;  ///< counted from 1 in the feed's own list
  std::string value;
};

/// Rows of one request: four times the largest feed known, so that nobody imports a list of everything by accident.
inline constexpr std::size_t kImportRowsMax = 1'000'000;

struct ImportRequest {
  std::string owner;  ///< feed partner
  Listing listing = Listing::kBlock;
  std::vector<ImportRow> rows;
  OpinionSummary opinion;  ///< what the feed says of every row
  std::string actor;
};

struct RefusedRow {
  std::int64_t row = 0;
  std::string value;
  std::string reason;  ///< one line of plain English
};

/// rows = imported + unchanged + waiting + refused.size()
struct ImportResult {
  std::int64_t rows = 0;
  std::int64_t imported = 0;   ///< shared by this import
  std::int64_t unchanged = 0;  ///< were there already (also: twice in this list)
  std::int64_t waiting = 0;    ///< stored by this import, but policy lets nobody know yet
  std::vector<RefusedRow> refused;
};

using ImportProgress = std::function<void(std::size_t done, std::size_t total)>;

/// What a feed's listing says of a name: fraud for a block-list, genuine for an allow-list; valid for a year, as R02 keeps it.
OpinionSummary feed_opinion(Listing listing, std::string fraud_type, Time now);

/// Bulk import of a feed's technical identifiers as signals of the feed, sent on to all partners under policy. Thread-safe.
/// Same owner, value and listing: same signal, so importing a file twice changes nothing. A signal that was taken back because
/// its opinion was withdrawn or an objection upheld does not come back by import: that row is refused.
/// Each thousand rows are one transaction; after a failure the import can simply be run again.
class ImportService {
 public:
  explicit ImportService(NodeContext node) : node_(std::move(node)) {}

  /// Errors: kInvalidArgument naming the field (no owner, opinion not valid); kTooLarge; kUnavailable. A bad row is no error: it
  /// is in `refused`.
  Result<ImportResult> import(const ImportRequest& request, const ImportProgress& progress = {});

 private:
  NodeContext node_;
};

}  // namespace dijkwacht::signals
