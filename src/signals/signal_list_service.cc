#include "signals/signal_list_service.h"

#include "signals/canonical.h"
#include "signals/delivery_table.h"
#include "signals/indicator_table.h"
#include "signals/opinion_table.h"

namespace dijkwacht::signals {
namespace {

struct Line {
  SignalView view;
  Indicator indicator;
};

Result<Line> read_line(store::Transaction& transaction, const Signal& signal) {
  auto indicator = TRY(find_indicator(transaction, signal.indicator));
  const auto opinion = TRY(find_opinion(transaction, signal.opinion));
  if (!indicator || !opinion) return fail(ErrorCode::kDataCorrupt, "a signal without its indicator or opinion");
  auto deliveries = TRY(deliveries_of(transaction, signal.id));
  return Line{{signal, indicator->data_class, indicator->type, indicator->value.value_or(""), opinion->content.summary,
               std::move(deliveries)},
              std::move(*indicator)};
}

}  // namespace

Result<std::vector<SignalView>> list_views(const NodeContext& node, std::optional<SignalState> state,
                                           const std::optional<SignalCursor>& after, std::size_t limit) {
  auto lines = TRY(node.database.read_value<std::vector<Line>>([&](store::Transaction& transaction) -> Result<std::vector<Line>> {
    std::vector<Line> found;
    for (const auto& signal : TRY(newest_signals(transaction, state, after, limit)))
      found.push_back(TRY(read_line(transaction, signal)));
    return found;
  }));
  std::vector<Bytes> boxes;
  for (const auto& line : lines) {
    if (!line.indicator.value) boxes.push_back(line.indicator.sealed);
  }
  const auto opened = TRY(node.keys.open_boxes(crypto::KeyDomain::kExchange, boxes));
  std::size_t next = 0;
  std::vector<SignalView> views;
  for (auto& line : lines) {
    if (!line.indicator.value)
      line.view.masked = identifiers::mask(TRY(reopened(line.indicator.type, as_text(opened[next++].reveal("mask")))));
    views.push_back(std::move(line.view));
  }
  return views;
}

}  // namespace dijkwacht::signals
