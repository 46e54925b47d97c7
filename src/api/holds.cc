#include "api/holds.h"

#include "api/page.h"
#include "api/report_json.h"
#include "api/shown_secret.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

void write_way(JsonWriter& json, std::string_view member, const std::string& way) {
  json.key(member);
  way.empty() ? json.null() : json.value(way);
}

void write_contact(JsonWriter& json, const ContactPoint& contact) {
  json.object("contact", [&] {
    write_text(json, "name", contact.name);
    write_way(json, "phone", contact.phone);
    write_way(json, "email", contact.email);
    write_way(json, "page", contact.page);
  });
}

}  // namespace

/// The organisation's name in the register; its id when it is not there any more.
Bilingual Holds::name_of(const std::string& partner_id) const {
  const auto* partner = partners_.find(partner_id);
  return partner != nullptr ? partner->name : Bilingual{partner_id, partner_id};
}

/// Members that analyst and person held both read.
void Holds::write(JsonWriter& json, const barriers::Hold& hold) const {
  const auto& content = hold.content();
  const auto* self = partners_.find(self_);
  write_money(json, "amount", content.amount);
  json.object("owner", [&] {
    json.member("id", content.owner);
    write_text(json, "name", name_of(content.owner));
    write_contact(json, content.contact);
  });
  json.object("bank", [&] {
    json.member("id", self_);
    write_text(json, "name", name_of(self_));
    write_contact(json, self != nullptr && self->contact ? *self->contact : content.contact);
  });
  write_text(json, "reason", content.reason);
  write_text(json, "appeal", content.appeal);
  json.member("placedAt", time_text(content.placed_at)).member("expiresAt", time_text(content.expires_at));
  json.member("state", barriers::name_of(hold.state()));
  write_time(json, "releasedAt", hold.released_at());
  json.key("releaseReason");
  hold.release_reason() ? json.value(barriers::name_of(*hold.release_reason())) : json.null();
}

Result<http::Response> Holds::list(const Call& call) const {
  const barriers::HoldQuery query{.state = TRY(query_value(call, "status", barriers::parse_hold_state)),
                                  .number = TRY(query_value(call, "q", barriers::parse_hold_number)),
                                  .after = TRY(query_value(call, "after", barriers::HoldCursor::parse)),
                                  .limit = TRY(page_limit(call))};
  const auto rows = TRY(holds_.list(query));
  const auto next =
      rows.size() == query.limit ? barriers::HoldCursor{rows.back().content().placed_at, rows.back().id()}.text() : "";
  return page(rows, next, [&](JsonWriter& json, const barriers::Hold& hold) {
    json.object([&] {
      json.member("holdId", hold.id().text()).member("decisionId", hold.content().decision.text());
      json.member("signalId", hold.content().signal.text());
      write(json, hold);
    });
  });
}

std::string Holds::text_of(const barriers::Hold& hold) const {
  return object_text([&](JsonWriter& json) {
    json.member("holdId", hold.id().text()).member("decisionId", hold.content().decision.text());
    json.member("signalId", hold.content().signal.text()).member("rule", hold.content().rule);
    json.member("ruleVersion", hold.content().rule_version);
    write(json, hold);
  });
}

std::string Holds::text_of(const barriers::HoldNotice& notice) const {
  return object_text([&](JsonWriter& json) {
    write(json, notice.hold);
    json.member("waiting", notice.is_holding);
    json.key("objection");
    if (!notice.objection) {
      json.null();
      return;
    }
    json.object([&] {
      const auto& outcome = notice.objection->outcome;
      json.member("state", outcome ? signals::event::name_of(*outcome) : std::string_view("open"));
      json.member("at", time_text(notice.objection->raised_at));
    });
  });
}

Result<http::Response> Holds::get(const Call& call) const {
  return http::json(200, text_of(TRY(holds_.get(TRY(call.id<barriers::HoldId>("holdId"))))));
}

Result<http::Response> Holds::release(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kOptional));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<barriers::HoldId>("holdId"));
  const auto document = TRY(call.json());
  const std::string reason(TRY(document.root().string("reason")));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(holds_.release(transaction, id, reason, call.actor()));
    return text_of(TRY(holds_.get(transaction, id)));
  });
}

Result<http::Response> Holds::notice(const Call& call) const {
  return http::json(200, text_of(TRY(holds_.notice(shown_secret(call)))));
}

Result<http::Response> Holds::object(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto code = shown_secret(call);
  const auto prepared = TRY(holds_.prepare_objection(code, TRY(document.root().string("text"))));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(holds_.object(transaction, prepared));
    return text_of(TRY(holds_.notice(transaction, code)));
  });
}

}  // namespace dijkwacht::api
