#include "signals/signal_list_service.h"

#include "signals/delivery_table.h"
#include "signals/indicator_table.h"
#include "signals/masking.h"
#include "signals/opinion_table.h"

namespace dijkwacht::signals {
namespace {

Result<SignalView> read_view(store::Transaction& transaction, const Signal& signal, std::vector<Indicator>& indicators) {
  auto indicator = TRY(find_indicator(transaction, signal.indicator));
  const auto opinion = TRY(find_opinion(transaction, signal.opinion));
  if (!indicator || !opinion) return fail(ErrorCode::kDataCorrupt, "a signal without its indicator or opinion");
  auto deliveries = TRY(deliveries_of(transaction, signal.id));
  SignalView view{signal, indicator->data_class, indicator->type, "", opinion->content.summary, std::move(deliveries)};
  indicators.push_back(std::move(*indicator));
  return view;
}

}  // namespace

Result<std::vector<SignalView>> list_views(const NodeContext& node, std::optional<SignalState> state,
                                           const std::optional<SignalCursor>& after, std::size_t limit) {
  std::vector<Indicator> indicators;
  auto views = TRY(
      node.database.read_value<std::vector<SignalView>>([&](store::Transaction& transaction) -> Result<std::vector<SignalView>> {
        indicators.clear();
        std::vector<SignalView> found;
        for (const auto& signal : TRY(newest_signals(transaction, state, after, limit)))
          found.push_back(TRY(read_view(transaction, signal, indicators)));
        return found;
      }));
  auto masked = TRY(masked_values(node.keys, indicators));
  for (std::size_t i = 0; i < views.size(); ++i) views[i].masked = std::move(masked[i]);
  return views;
}

}  // namespace dijkwacht::signals
