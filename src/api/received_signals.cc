#include "api/received_signals.h"

#include "api/checks.h"
#include "api/page.h"
#include "signals/holder_verdict_table.h"
#include "signals/received_signal_table.h"

namespace dijkwacht::api {
namespace {

constexpr std::size_t kAskedBytesMax = 253;  // a domain name

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
  using Cursor = store::TimeCursor<signals::SignalId>;
  signals::CopyQuery query{.after = TRY(query_value(call, "after", Cursor::parse)), .limit = TRY(page_limit(call))};
  const auto asked = query_text(call, "q");
  if (asked.size() > kAskedBytesMax) return fail(ErrorCode::kInvalidArgument, "ask in fewer words", "q");
  // A number of a signal, or a part of a name that stands in clear.
  query.number = store::find_id_number(asked);
  if (!query.number) query.name_part = asked;
  const auto lines =
      TRY(database_.read_value<std::vector<Line>>([&](store::Transaction& transaction) -> Result<std::vector<Line>> {
        std::vector<Line> found;
        for (auto& copy : TRY(signals::newest_copies(transaction, query))) {
          const auto given = TRY(signals::find_given(transaction, copy.id));
          found.push_back({std::move(copy), given});
        }
        return found;
      }));
  const auto next = lines.size() == query.limit ? Cursor{lines.back().copy.received_at, lines.back().copy.id}.text() : "";
  return page(lines, next, write_line);
}

}  // namespace dijkwacht::api
