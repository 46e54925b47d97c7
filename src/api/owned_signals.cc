#include "api/owned_signals.h"

#include "api/checks.h"
#include "api/masked_values.h"
#include "api/page.h"
#include "api/received_signals.h"
#include "signals/delivery_table.h"
#include "signals/indicator_table.h"
#include "signals/listing_conflict_service.h"
#include "signals/opinion_table.h"
#include "signals/signal_table.h"

namespace dijkwacht::api {
namespace {

constexpr std::size_t kOutstandingShownMax = 10'000;

/// A signal with what stands around it.
struct SignalView {
  signals::Signal signal;
  signals::Indicator indicator;
  signals::Opinion opinion;
  std::vector<signals::Delivery> deliveries;
  std::string masked;
};

Result<SignalView> view_of(store::Transaction& transaction, const signals::Signal& signal) {
  auto indicator = TRY(signals::find_indicator(transaction, signal.indicator));
  auto opinion = TRY(signals::find_opinion(transaction, signal.opinion));
  if (!indicator || !opinion) return fail(ErrorCode::kDataCorrupt, "a signal lacks its indicator or its opinion");
  return SignalView {
    signal, *indicator, *opinion, TRY(signals::deliveries_of(transaction, signal.id))
    , indicator->value.value_or("")
  };
}

/// Fills in the masked values of those that are sealed.
Status mask_sealed(crypto::KeyService& keys, std::vector<SignalView>& views) {
  std::vector<SealedIdentifier> sealed;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (views[i].indicator.value) continue;
    sealed.push_back({views[i].indicator.type, views[i].indicator.sealed});
    places.push_back(i);
  }
  auto masked = TRY(masked_values(keys, crypto::KeyDomain::kExchange, sealed));
  for (std::size_t i = 0; i < places.size(); ++i) views[places[i]].masked = std::move(masked[i]);
  return {};
}

void write_delivery(JsonWriter& json, const signals::Delivery& delivery) {
  json.object([&] {
    json.member("partner", delivery.partner).member("state", signals::name_of(signals::state_of(delivery)));
    json.member("at", time_text(signals::since(delivery)));
  });
}

void write_view(JsonWriter& json, const SignalView& view) {
  json.object([&] {
    json.member("signalId", view.signal.id.text()).member("opinionId", view.signal.opinion.text());
    json.member("owner", view.signal.owner).member("listing", signals::name_of(view.signal.listing));
    json.member("dataClass", policy::code_of(view.indicator.data_class)).member("type", view.indicator.type);
    json.member("masked", view.masked).member("state", signals::name_of(view.signal.state));
    json.member("rule", view.signal.rule.id).member("ruleRevision", view.signal.rule.revision);
    json.member("revision", view.signal.revision).member("changedAt", time_text(view.signal.changed_at));
    json.key("sharedAt");
    view.signal.shared_at ? json.value(time_text(*view.signal.shared_at)) : json.null();
    json.key("withdrawnBecause");
    view.signal.withdrawn_because ? json.value(signals::name_of(*view.signal.withdrawn_because)) : json.null();
    json.key("opinion");
    write_opinion(json, view.opinion.content.summary);
    json.member("reason", view.opinion.content.reason);
    json.array("deliveries", [&] {
      for (const auto& delivery : view.deliveries) write_delivery(json, delivery);
    });
  });
}

}  // namespace

Result<http::Response> OwnedSignals::list(const Call& call) const {
  const auto after = TRY(after_id<signals::SignalId>(call));
  const auto limit = TRY(page_limit(call));
  const auto status = query_text(call, "status");
  std::optional<signals::SignalState> state;
  if (!status.empty()) state = TRY(signals::parse_signal_state(status));
  auto views =
      TRY(database_.read_value<std::vector<SignalView>>([&](store::Transaction& transaction) -> Result<std::vector<SignalView>> {
        std::vector<SignalView> found;
        for (const auto& signal : TRY(signals::list_signals(transaction, state, after, limit))) {
          found.push_back(TRY(view_of(transaction, signal)));
        }
        return found;
      }));
  TRY(mask_sealed(keys_, views));
  return page(views, views.size() == limit ? views.back().signal.id.text() : "", write_view);
}

Result<http::Response> OwnedSignals::delivery_progress(const Call&) const {
  const auto outstanding = TRY(database_.read_value<std::size_t>([](store::Transaction& transaction) -> Result<std::size_t> {
    return TRY(signals::outstanding_deliveries(transaction, kOutstandingShownMax))
    .size();
  }));
  return object(200, [&](JsonWriter& json) { json.member("outstanding", outstanding); });
}

Result<http::Response> OwnedSignals::conflicts(const Call& call) const {
  const auto conflicts = TRY(signals::listing_conflicts(database_, query_text(call, "owner")));
  return page(conflicts, "", [](JsonWriter& json, const signals::ListingConflict& conflict) {
    json.object([&] {
      json.member("value", conflict.value).member("blockOwner", conflict.block_owner).member("allowOwner", conflict.allow_owner);
      json.member("blockValue", conflict.block_value).member("allowValue", conflict.allow_value);
      json.member("kind", signals::name_of(conflict.kind)).member("wins", signals::name_of(conflict.wins));
    });
  });
}

}  // namespace dijkwacht::api
