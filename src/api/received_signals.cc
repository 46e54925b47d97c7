#include "api/received_signals.h"

#include "api/checks.h"
#include "api/page.h"
#include "signals/received_signal_table.h"

namespace dijkwacht::api {
namespace {

void write_copy(JsonWriter& json, const signals::ReceivedSignal& copy) {
  json.object([&] {
    json.member("signalId", copy.id.text()).member("revision", copy.revision).member("owner", copy.owner);
    json.member("sender", copy.sender).member("dataClass", policy::code_of(copy.data_class)).member("type", copy.type);
    json.member("value", copy.value).member("listing", signals::name_of(copy.listing));
    json.member("rule", copy.rule.id).member("ruleRevision", copy.rule.revision);
    json.key("opinion");
    write_opinion(json, copy.opinion);
    json.member("sharedAt", time_text(copy.shared_at)).member("receivedAt", time_text(copy.received_at));
  });
}

}  // namespace

Result<http::Response> ReceivedSignals::list(const Call& call) const {
  const auto after = TRY(after_id<signals::SignalId>(call));
  const auto limit = TRY(page_limit(call));
  const auto copies = TRY(database_.read_value<std::vector<signals::ReceivedSignal>>(
      [&](store::Transaction& transaction) { return signals::list_copies(transaction, after, limit); }));
  return page(copies, copies.size() == limit ? copies.back().id.text() : "", write_copy);
}

}  // namespace dijkwacht::api
