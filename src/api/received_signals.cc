#include "api/received_signals.h"

#include "api/checks.h"
#include "api/page.h"
#include "signals/holder_verdict_table.h"
#include "signals/received_signal_table.h"

namespace dijkwacht::api {
namespace {

/// A copy, and what this organisation answered on it.
struct Line {
  signals::ReceivedSignal copy;
  std::optional<signals::HolderVerdict> given;
};

void write_line(JsonWriter& json, const Line& line) {
  const auto& copy = line.copy;
  json.object([&] {
    json.member("signalId", copy.id.text()).member("revision", copy.revision).member("owner", copy.owner);
    json.member("sender", copy.sender).member("dataClass", policy::code_of(copy.data_class)).member("type", copy.type);
    json.member("value", copy.value).member("listing", signals::name_of(copy.listing));
    json.member("rule", copy.rule.id).member("ruleRevision", copy.rule.revision);
    json.key("opinion");
    write_opinion(json, copy.opinion);
    json.member("sharedAt", time_text(copy.shared_at)).member("receivedAt", time_text(copy.received_at));
    json.key("holderVerdict");
    line.given ? json.value(signals::name_of(*line.given)) : json.null();
  });
}

}  // namespace

Result<http::Response> ReceivedSignals::list(const Call& call) const {
  const auto after = TRY(after_id<signals::SignalId>(call));
  const auto limit = TRY(page_limit(call));
  const auto lines =
      TRY(database_.read_value<std::vector<Line>>([&](store::Transaction& transaction) -> Result<std::vector<Line>> {
        std::vector<Line> found;
        for (auto& copy : TRY(signals::list_copies(transaction, after, limit))) {
          const auto given = TRY(signals::find_given(transaction, copy.id));
          found.push_back({std::move(copy), given});
        }
        return found;
      }));
  return page(lines, lines.size() == limit ? lines.back().copy.id.text() : "", write_line);
}

}  // namespace dijkwacht::api
