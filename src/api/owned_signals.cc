#include "api/owned_signals.h"

#include "api/checks.h"
#include "api/page.h"
#include "api/report_json.h"
#include "signals/acknowledgement_service.h"
#include "signals/delivery_table.h"
#include "signals/holder_verdict_table.h"
#include "signals/listing_conflict_service.h"
#include "signals/signal_list_service.h"

namespace dijkwacht::api {
namespace {

constexpr std::size_t kOutstandingCountedMax = 10'000;
constexpr std::size_t kWaitingShownMax = 100;

void write_delivery(JsonWriter& json, const signals::Delivery& delivery) {
  json.object([&] {
    json.member("partner", delivery.partner).member("state", signals::name_of(signals::state_of(delivery)));
    json.member("at", time_text(signals::since(delivery)));
  });
}

void write_view(JsonWriter& json, const signals::SignalView& view) {
  const auto& signal = view.signal;
  json.object([&] {
    json.member("signalId", signal.id.text()).member("opinionId", signal.opinion.text()).member("owner", signal.owner);
    json.member("listing", signals::name_of(signal.listing)).member("dataClass", policy::code_of(view.data_class));
    json.member("type", view.type).member("masked", view.masked).member("state", signals::name_of(signal.state));
    json.member("rule", signal.rule.id).member("ruleRevision", signal.rule.revision).member("revision", signal.revision);
    json.member("changedAt", time_text(signal.changed_at));
    write_time(json, "sharedAt", signal.shared_at);
    json.key("withdrawnBecause");
    signal.withdrawn_because ? json.value(signals::name_of(*signal.withdrawn_because)) : json.null();
    json.key("opinion");
    write_opinion(json, view.opinion);
    json.array("deliveries", [&] {
      for (const auto& delivery : view.deliveries) write_delivery(json, delivery);
    });
  });
}

}  // namespace

Result<http::Response> OwnedSignals::list(const Call& call) const {
  const auto limit = TRY(page_limit(call));
  const auto state = TRY(query_value(call, "status", signals::parse_signal_state));
  const auto after = TRY(query_value(call, "after", signals::SignalCursor::parse));
  const auto views = TRY(signals::list_views(node_, state, after, limit));
  if (views.size() < limit) return page(views, "", write_view);
  const auto& last = views.back().signal;
  return page(views, signals::SignalCursor{last.changed_at, last.id}.text(), write_view);
}

Result<http::Response> OwnedSignals::delivery_progress(const Call&) const {
  const auto outstanding = TRY(signals::outstanding(node_.database, kOutstandingCountedMax)).size();
  return object(200, [&](JsonWriter& json) { json.member("outstanding", outstanding); });
}

Result<http::Response> OwnedSignals::ledger(const Call&) const {
  struct Ledger {
    std::vector<signals::PartnerDeliveries> partners;
    std::vector<signals::Delivery> waiting;
    signals::VerdictQuality quality;
  };
  const auto ledger = TRY(node_.database.read_value<Ledger>([](store::Transaction& transaction) -> Result<Ledger> {
    return Ledger{TRY(signals::deliveries_by_partner(transaction)),
                  TRY(signals::outstanding_deliveries(transaction, kWaitingShownMax)),
                  TRY(signals::verdict_quality(transaction))};
  }));
  return object(200, [&](JsonWriter& json) {
    json.array("partners", [&] {
      for (const auto& each : ledger.partners) {
        json.object([&] {
          json.member("partner", each.partner).member("sent", each.sent).member("acknowledged", each.acknowledged);
          json.member("acted", each.acted);
          json.member("withdrawn", each.withdrawn).member("removed", each.removed).member("owed", each.owed);
          write_time(json, "waitsSince", each.waits_since);
        });
      }
    });
    json.array("waiting", [&] {
      for (const auto& delivery : ledger.waiting) {
        json.object([&] {
          json.member("signalId", delivery.signal.text()).member("partner", delivery.partner);
          json.member("state", signals::name_of(signals::state_of(delivery)))
              .member("since", time_text(signals::since(delivery)));
        });
      }
    });
    json.object("verdicts", [&] {
      json.member("judged", ledger.quality.judged).member("contested", ledger.quality.contested);
      json.member("answered", ledger.quality.answered).member("overturned", ledger.quality.overturned);
    });
  });
}

Result<http::Response> OwnedSignals::conflicts(const Call& call) const {
  const auto conflicts = TRY(signals::listing_conflicts(node_.database, query_text(call, "owner")));
  return page(conflicts, "", [](JsonWriter& json, const signals::ListingConflict& conflict) {
    json.object([&] {
      json.member("value", conflict.value).member("blockOwner", conflict.block_owner).member("allowOwner", conflict.allow_owner);
      json.member("blockValue", conflict.block_value).member("allowValue", conflict.allow_value);
      json.member("kind", signals::name_of(conflict.kind)).member("wins", signals::name_of(conflict.wins));
    });
  });
}

}  // namespace dijkwacht::api
