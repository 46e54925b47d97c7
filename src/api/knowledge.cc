#include "api/knowledge.h"

#include <algorithm>

#include "api/page.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

constexpr std::size_t kAskedBytesMax = 200;

void write_version(JsonWriter& json, const insight::EntryVersion& version) {
  json.object([&] {
    version.entry.write(json);
    json.member("version", version.version).member("at", time_text(version.at));
    json.member("editor", version.editor).member("note", version.note);
  });
}

std::string versions_text(const std::vector<insight::EntryVersion>& versions) {
  return object_text([&](JsonWriter& json) {
    json.array("versions", [&] {
      for (const auto& each : versions) write_version(json, each);
    });
  });
}

}  // namespace

Result<http::Response> Knowledge::list(const Call& call) const {
  TRY(check(call));
  const auto asked = query_text(call, "q");
  if (asked.size() > kAskedBytesMax) return fail(ErrorCode::kInvalidArgument, "ask in fewer words", "q");
  const auto language = TRY(query_value(call, "language", parse_language)).value_or(Language::kDutch);
  return page(TRY(knowledge_.find(asked, language)), "", [](JsonWriter& json, const insight::FoundEntry& found) {
    const auto& entry = found.version.entry;
    json.object([&] {
      json.member("entryId", entry.id).member("fraudType", entry.fraud_type);
      write_text(json, "title", entry.title);
      write_text(json, "summary", entry.summary);
      json.member("snippet", found.snippet).member("version", found.version.version).member("at", time_text(found.version.at));
    });
  });
}

Result<http::Response> Knowledge::get(const Call& call) const {
  TRY(check(call));
  return http::json(200, versions_text(TRY(knowledge_.versions(std::string(TRY(call.request.parameter("entryId")))))));
}

Result<http::Response> Knowledge::put(const Call& call, const std::string& entry_of_path) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto& body = document.root();
  const insight::EntryEdit edit{.entry = TRY(insight::KnowledgeEntry::read(TRY(body.at("entry")))),
                                .from_version = TRY(body.integer_or("version", 0)),
                                .note = std::string(TRY(body.string("note"))),
                                .editor = call.actor()};
  if (!entry_of_path.empty() && edit.entry.id != entry_of_path)
    return fail(ErrorCode::kInvalidArgument, "must be the entry of the path", "entry.entryId");
  if (edit.from_version < 0 || (entry_of_path.empty() != (edit.from_version == 0)))
    return fail(ErrorCode::kInvalidArgument, "the version you saw, from 1; a new entry has none", "version");
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    return versions_text({TRY(knowledge_.edit(transaction, edit))});
  });
}

Result<http::Response> Knowledge::create(const Call& call) const { return put(call, ""); }

Result<http::Response> Knowledge::edit(const Call& call) const {
  return put(call, std::string(TRY(call.request.parameter("entryId"))));
}

Result<http::Response> Knowledge::bundle(const Call& call) const {
  TRY(check(call));
  const auto entries = TRY(knowledge_.newest());
  auto publisher = publisher_;
  publisher.since = call.now;
  for (const auto& each : entries) publisher.since = std::min(publisher.since, each.created);
  http::Response response{.status = 200, .headers = {}, .body = formats::stix_bundle(entries, models_, publisher)};
  response.headers.set("Content-Type", "application/stix+json;version=2.1");
  response.headers.set("Content-Disposition", "attachment; filename=\"dijkwacht-stix.json\"");
  return response;
}

}  // namespace dijkwacht::api
