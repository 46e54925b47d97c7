#include "api/routing_versions.h"

#include "api/page.h"
#include "reports/wayfinder.h"

namespace dijkwacht::api {
namespace {

using reports::RoutingDocument;
using reports::RoutingVersion;

void write_version(JsonWriter& json, const RoutingVersion& version) {
  json.member("number", version.number)
      .member("base", version.base)
      .member("state", name_of(version.state))
      .member("note", version.note)
      .member("writtenBy", version.written_by)
      .member("writtenAt", time_text(version.written_at));
  json.member("decidedBy", version.decided_at ? std::optional(version.decided_by) : std::nullopt);
  write_time(json, "decidedAt", version.decided_at);
}

void write_trial(JsonWriter& json, const reports::Situation& situation, const reports::Trial& trial) {
  json.object([&] {
    json.member("text", situation.text)
        .member("expectedFirst", situation.first)
        .member("expectedUrgency", situation.urgency)
        .member("reason", situation.reason)
        .member("row", trial.row)
        .member("first", trial.first)
        .member("urgency", trial.urgency)
        .member("isAsExpected", trial.is_as_expected);
    json.texts("unanswered", trial.unanswered);
    json.texts("notAsked", trial.not_asked);
  });
}

void write_document(JsonWriter& json, const RoutingDocument& document) {
  json.key("document").raw(document.json());
  const auto trials = document.try_all();
  json.array("trials", [&] {
    for (std::size_t i = 0; i < trials.size(); ++i) write_trial(json, document.situations()[i], trials[i]);
  });
}

}  // namespace

Result<http::Response> RoutingVersions::list(const Call&) const {
  const auto versions = TRY(routing_.list());
  return object(200, [&](JsonWriter& json) {
    json.member("inUse", routing_.current().number);
    json.array("items", [&] {
      for (const auto& version : versions) json.object([&] { write_version(json, version); });
    });
  });
}

Result<http::Response> RoutingVersions::get(const Call& call) const {
  const auto number = TRY(path_integer(call, "number"));
  const auto document = TRY(routing_.document(number));
  std::optional<RoutingVersion> version;
  if (number != reports::kShippedRouting) version = TRY(routing_.version(number));
  return object(200, [&](JsonWriter& json) {
    if (version) {
      write_version(json, *version);
    } else {
      json.member("number", number).member("state", "shipped");
    }
    json.member("isInUse", routing_.current().number == number);
    write_document(json, *document);
  });
}

Result<http::Response> RoutingVersions::create(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto body = TRY(call.json());
  const reports::NewRoutingVersion order{.base = TRY(body.root().integer("base")),
                                         .document = TRY(body.root().at("document")).text(),
                                         .note = std::string(TRY(body.root().string("note")))};
  const auto document = TRY(RoutingDocument::parse(order.document));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto number = TRY(routing_.draft(transaction, order, document, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("number", number); });
  });
}

Result<http::Response> RoutingVersions::decide(const Call& call, Decision decision) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto number = TRY(path_integer(call, "number"));
  if (decision == Decision::kPublish) TRY(routing_.check_trials(number));
  auto answer = TRY(repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(decision == Decision::kPublish ? routing_.publish(transaction, number, call.actor())
                                       : routing_.discard(transaction, number, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("number", number); });
  }));
  TRY(routing_.follow());
  return answer;
}

Result<http::Response> RoutingVersions::publish(const Call& call) const { return decide(call, Decision::kPublish); }
Result<http::Response> RoutingVersions::discard(const Call& call) const { return decide(call, Decision::kDiscard); }

Result<http::Response> RoutingVersions::questions(const Call& call) const {
  const auto document = TRY(routing_.document(TRY(path_integer(call, "number"))));
  return http::json(200, reports::wayfinder_json(document->table()));
}

Result<http::Response> RoutingVersions::advice(const Call& call) const {
  const auto document = TRY(routing_.document(TRY(path_integer(call, "number"))));
  const auto answers = TRY(document->table().check_answers(call.request.query));
  return http::json(200, reports::to_json(reports::advise(document->table(), answers)));
}

}  // namespace dijkwacht::api
