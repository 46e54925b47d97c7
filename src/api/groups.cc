#include "api/groups.h"

#include <fmt/core.h>

#include "api/page.h"

namespace dijkwacht::api {
namespace {

using workspace::EntryId;
using workspace::GroupId;
using workspace::Visitor;

/// A document in base64 with the JSON around it.
constexpr std::size_t kDocumentBodyBytesMax = (workspace::kDocumentBytesMax / 3 + 1) * 4 + 4096;

Visitor visitor_of(const Call& call) {
  return {.account = call.principal.id, .is_office = call.principal.has_role(auth::Role::kProgrammeOfficer)};
}

void write_group(JsonWriter& json, const workspace::Group& group) {
  json.member("groupId", group.id.text())
      .member("name", group.name)
      .member("purpose", group.purpose)
      .member("madeBy", group.made_by)
      .member("madeAt", time_text(group.made_at));
}

void write_version(JsonWriter& json, const workspace::DocumentVersion& version) {
  json.object([&] {
    json.member("number", version.number)
        .member("fileName", version.file_name)
        .member("mediaType", version.media_type)
        .member("bytes", version.bytes)
        .member("sha256", version.hash)
        .member("by", version.by)
        .member("at", time_text(version.at));
  });
}

void write_entry(JsonWriter& json, const workspace::EntryRead& read) {
  const auto& [entry, versions] = read;
  const auto& content = entry.content;
  json.object([&] {
    json.member("entryId", entry.id.text())
        .member("kind", name_of(content.kind))
        .member("title", content.title)
        .member("text", content.text)
        .member("owner", content.owner.empty() ? std::nullopt : std::optional(content.owner))
        .member("day", content.day ? std::optional(date_text(*content.day)) : std::nullopt)
        .member("writtenBy", entry.written_by)
        .member("writtenAt", time_text(entry.written_at))
        .member("doneBy", entry.done_at ? std::optional(entry.done_by) : std::nullopt);
    write_time(json, "doneAt", entry.done_at);
    json.array("versions", [&] {
      for (const auto& version : versions) write_version(json, version);
    });
  });
}

Result<workspace::NewEntry> new_entry(const JsonValue& body) {
  workspace::NewEntry entry{.kind = TRY(workspace::parse_entry_kind(TRY(body.string("kind")))),
                            .title = std::string(TRY(body.string("title"))),
                            .text = TRY(body.string_or("text", "")),
                            .owner = TRY(body.string_or("owner", "")),
                            .day = {}};
  if (const auto day = TRY(body.find("day"))) {
    const auto parsed = parse_date(TRY(day->string()));
    if (!parsed) return fail(ErrorCode::kInvalidArgument, parsed.error().message, "day");
    entry.day = *parsed;
  }
  return entry;
}

/// `act` in one transaction; a repeat is answered alike.
template <typename Act>
Result<http::Response> repeatable(const Repeats& repeats, const Call& call, const Act& act) {
  const auto asked = TRY(repeats.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  return repeats.once(asked, call.now,
                      [&](store::Transaction& transaction) -> Result<std::string> { return act(transaction, document.root()); });
}

std::string done() {
  return object_text([](JsonWriter& json) { json.member("done", true); });
}

}  // namespace

Result<http::Response> Groups::list(const Call& call) const {
  return page(TRY(workspace_.groups(visitor_of(call))), "",
              [](JsonWriter& json, const workspace::Group& group) { json.object([&] { write_group(json, group); }); });
}

Result<http::Response> Groups::get(const Call& call) const {
  const auto read = TRY(workspace_.open(TRY(call.id<GroupId>("groupId")), visitor_of(call)));
  return object(200, [&](JsonWriter& json) {
    write_group(json, read.group);
    json.array("members", [&] {
      for (const auto& member : read.members) {
        json.object([&] {
          json.member("account", member.account).member("partner", member.partner).member("since", time_text(member.since));
        });
      }
    });
    json.array("entries", [&] {
      for (const auto& entry : read.entries) write_entry(json, entry);
    });
  });
}

Result<http::Response> Groups::access(const Call& call) const {
  const auto log = TRY(workspace_.access(TRY(call.id<GroupId>("groupId")), visitor_of(call)));
  return page(log, "", [](JsonWriter& json, const workspace::Access& access) {
    json.object([&] {
      json.member("account", access.account)
          .member("what", access.what)
          .member("subject", access.subject)
          .member("at", time_text(access.at));
    });
  });
}

Result<http::Response> Groups::read_version(const Call& call) const {
  const auto [version, content] = TRY(workspace_.read_version(TRY(call.id<GroupId>("groupId")), TRY(call.id<EntryId>("entryId")),
                                                              TRY(path_integer(call, "number")), visitor_of(call)));
  http::Response response{.status = 200, .headers = {}, .body = std::string(as_text(content))};
  response.headers.set("Content-Type", version.media_type);
  response.headers.set("Content-Disposition", fmt::format("attachment; filename=\"{}\"", version.file_name));
  return response;
}

Result<http::Response> Groups::create(const Call& call) const {
  return repeatable(repeats_, call, [&](store::Transaction& transaction, const JsonValue& body) -> Result<std::string> {
    const auto id = TRY(workspace_.make(transaction, std::string(TRY(body.string("name"))),
                                        std::string(TRY(body.string("purpose"))), visitor_of(call)));
    return object_text([&](JsonWriter& json) { json.member("groupId", id.text()); });
  });
}

Result<http::Response> Groups::add_member(const Call& call) const {
  return repeatable(repeats_, call, [&](store::Transaction& transaction, const JsonValue& body) -> Result<std::string> {
    const workspace::Member member{.account = std::string(TRY(body.string("account"))),
                                   .partner = std::string(TRY(body.string("partner"))),
                                   .since = call.now};
    TRY(workspace_.add_member(transaction, TRY(call.id<GroupId>("groupId")), member, visitor_of(call)));
    return done();
  });
}

Result<http::Response> Groups::remove_member(const Call& call) const {
  return repeatable(repeats_, call, [&](store::Transaction& transaction, const JsonValue& body) -> Result<std::string> {
    TRY(workspace_.remove_member(transaction, TRY(call.id<GroupId>("groupId")), std::string(TRY(body.string("account"))),
                                 visitor_of(call)));
    return done();
  });
}

Result<http::Response> Groups::write(const Call& call) const {
  return repeatable(repeats_, call, [&](store::Transaction& transaction, const JsonValue& body) -> Result<std::string> {
    const auto id = TRY(workspace_.write(transaction, TRY(call.id<GroupId>("groupId")), TRY(new_entry(body)), visitor_of(call)));
    return object_text([&](JsonWriter& json) { json.member("entryId", id.text()); });
  });
}

Result<http::Response> Groups::complete(const Call& call) const {
  return repeatable(repeats_, call, [&](store::Transaction& transaction, const JsonValue&) -> Result<std::string> {
    TRY(workspace_.complete(transaction, TRY(call.id<GroupId>("groupId")), TRY(call.id<EntryId>("entryId")), visitor_of(call)));
    return done();
  });
}

Result<http::Response> Groups::add_version(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto group = TRY(call.id<GroupId>("groupId"));
  const auto entry = TRY(call.id<EntryId>("entryId"));
  const auto document = TRY(JsonDocument::parse(call.request.body, kDocumentBodyBytesMax));
  auto content = from_base64url(TRY(document.root().string("content")));
  if (!content) return fail(ErrorCode::kInvalidArgument, content.error().message, "content");
  const auto version =
      TRY(workspace::NewVersion::create(std::string(TRY(document.root().string("fileName"))), std::move(*content)));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto number = TRY(workspace_.add_version(transaction, group, entry, version, visitor_of(call)));
    return object_text([&](JsonWriter& json) { json.member("number", number); });
  });
}

}  // namespace dijkwacht::api
