#include "api/case_settlements.h"

#include "api/page.h"
#include "api/report_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

constexpr std::string_view kEuro = "EUR";

void write_money_flow(JsonWriter& json, const cases::CaseMoney& money) {
  json.object("money", [&] {
    write_money(json, "lost", euros(money.lost));
    write_money(json, "held", euros(money.held));
    write_money(json, "recalled", euros(money.recalled));
    write_money(json, "returned", euros(money.returned));
    write_money(json, "unknown", euros(money.unknown()));
  });
}

}  // namespace

Result<http::Response> CaseSettlements::list(const Call& call) const {
  const auto view = TRY(rooms_.settlements.view(TRY(call.id<cases::CaseId>("caseId"))));
  return object(200, [&](JsonWriter& json) {
    json.array("tracks", [&] {
      for (const auto& track : rooms_.tracks.all()) {
        json.object([&] {
          json.member("code", track.code).member("path", track.path).member("nl", track.name.nl).member("en", track.name.en);
        });
      }
    });
    json.array("settlements", [&] {
      for (const auto& settlement : view.settlements) {
        const auto* track = rooms_.tracks.find(settlement.track);
        json.object([&] {
          json.member("settlementId", settlement.id.text()).member("track", settlement.track);
          write_text(json, "name", track == nullptr ? Bilingual{settlement.track, settlement.track} : track->name);
          json.member("state", cases::name_of(settlement.state)).member("chosenAt", time_text(settlement.chosen_at));
          write_time(json, "endedAt", settlement.ended_at);
        });
      }
    });
    write_money_flow(json, view.money);
  });
}

Result<http::Response> CaseSettlements::act(const Call& call, const Act& act) const {
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  return rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) { return act(transaction, document.root()); });
}

Result<http::Response> CaseSettlements::choose(const Call& call) const {
  const auto id = TRY(call.id<cases::CaseId>("caseId"));
  return act(call, [&](store::Transaction& transaction, const JsonValue& body) -> Result<std::string> {
    const std::string track(TRY(body.string("track")));
    const auto settlement = TRY(rooms_.settlements.choose(transaction, id, track, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("settlementId", settlement.text()).member("track", track); });
  });
}

Result<http::Response> CaseSettlements::end(const Call& call) const {
  const auto id = TRY(call.id<cases::SettlementId>("settlementId"));
  return act(call, [&](store::Transaction& transaction, const JsonValue& body) -> Result<std::string> {
    const auto state = TRY(cases::parse_settlement_state(TRY(body.string("state"))));
    TRY(rooms_.settlements.end(transaction, id, state, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("settlementId", id.text()).member("state", cases::name_of(state)); });
  });
}

Result<http::Response> CaseSettlements::note_money(const Call& call) const {
  const auto id = TRY(call.id<cases::CaseId>("caseId"));
  return act(call, [&](store::Transaction& transaction, const JsonValue& body) -> Result<std::string> {
    const auto kind = TRY(cases::parse_money_kind(TRY(body.string("kind"))));
    const auto amount = TRY(parse_money(TRY(body.at("amount"))));
    if (amount.currency != kEuro) return fail(ErrorCode::kInvalidArgument, "must be in EUR", "amount.currency");
    TRY(rooms_.settlements.note_money(transaction, id, kind, amount.minor, call.actor()));
    return object_text([&](JsonWriter& json) {
      json.member("kind", cases::name_of(kind));
      write_money(json, "amount", amount);
    });
  });
}

}  // namespace dijkwacht::api
