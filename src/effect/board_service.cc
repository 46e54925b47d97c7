#include "effect/board_service.h"

#include "audit/audit_log.h"
#include "effect/board_table.h"

namespace dijkwacht::effect {
namespace {

constexpr std::size_t kRowsMax = 1000;

}  // namespace

Status BoardService::take(store::Transaction& transaction, std::string_view sender, std::string_view data, Time now) {
  const auto row = TRY(read_row(data));
  if (row.partner != sender)
    return fail(ErrorCode::kPermissionDenied, "a partner tells of its own interventions only", "partner");
  TRY(put(transaction, row, now));
  TRY(audit::append(transaction,
                    {.actor = "partner:" + std::string(sender), .action = "effect.received", .subject = row.id.text()}, now));
  return {};
}

Result<std::vector<BoardRow>> BoardService::board() const {
  return database_.read_value<std::vector<BoardRow>>(
      [](store::Transaction& transaction) { return read_board(transaction, kRowsMax); });
}

}  // namespace dijkwacht::effect
