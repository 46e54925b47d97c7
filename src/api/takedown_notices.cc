#include "api/takedown_notices.h"

#include "api/masked_values.h"
#include "api/page.h"
#include "api/pdf_answer.h"
#include "api/report_json.h"
#include "api/takedown_document.h"
#include "api/values.h"
#include "policy/explain.h"

namespace dijkwacht::api {
namespace {

constexpr auto kPurpose = "show to the analyst on the case";

void write_receiver(JsonWriter& json, const cases::TakedownReceiver& receiver) {
  json.member("code", receiver.code).member("kind", cases::name_of(receiver.kind)).member("name", receiver.name);
  json.member("contact", receiver.contact);
}

/// What the form needs: all of it from the data files.
void write_rules(JsonWriter& json, const cases::TakedownRules& rules) {
  write_text(json, "law", rules.law);
  write_text(json, "statement", rules.statement);
  write_text(json, "redress", rules.redress);
  json.object("notifier", [&] { json.member("name", rules.notifier.name).member("email", rules.notifier.email); });
  json.object("reminder", [&] {
    json.member("acknowledgeDays", rules.reminder.acknowledge_days).member("decideDays", rules.reminder.decide_days);
    write_text(json, "note", rules.reminder.note);
  });
  json.member("charactersMin", rules.characters_min).member("charactersMax", rules.characters_max);
  json.array("fields", [&] {
    for (const auto& field : rules.fields) {
      json.object([&] {
        json.member("id", field.id).member("letter", field.letter);
        write_both(json, field.name);
      });
    }
  });
  json.array("grounds", [&] {
    for (const auto& ground : rules.grounds) {
      json.object([&] {
        json.member("code", ground.code);
        write_both(json, ground.name);
        write_text(json, "law", ground.law);
      });
    }
  });
  json.array("receivers", [&] {
    for (const auto& receiver : rules.receivers) {
      json.object([&] {
        write_receiver(json, receiver);
        json.member("sourceDate", receiver.source_date);
      });
    }
  });
}

std::vector<cases::IdentifierRow> traces_of(const cases::CaseView& view) {
  std::vector<cases::IdentifierRow> traces;
  for (const auto& identifier : view.identifiers) {
    const auto type = identifiers::parse_type(identifier.type);
    if (type && cases::is_technical_trace(*type) && identifier.stop != cases::StopKind::kListed) traces.push_back(identifier);
  }
  return traces;
}

Result<std::vector<std::string>> masks_of(crypto::KeyService& keys, const std::vector<cases::IdentifierRow>& traces) {
  std::vector<SealedIdentifier> sealed;
  for (const auto& trace : traces) sealed.push_back({trace.type, trace.sealed});
  return masked_values(keys, crypto::KeyDomain::kCasework, sealed);
}

Result<cases::TakedownReceiver> read_receiver(const JsonValue& value) {
  return cases::TakedownReceiver{.code = {},
                                 .kind = TRY(cases::parse_receiver_kind(TRY(value.string("kind")))),
                                 .name = std::string(TRY(value.string("name"))),
                                 .contact = std::string(TRY(value.string("contact"))),
                                 .top_level_domain = {},
                                 .source_date = {}};
}

Result<cases::TakedownDraft> read_draft(const JsonValue& body) {
  cases::TakedownDraft draft{.language = TRY(parse_language(TRY(body.string("language")))),
                             .ground = std::string(TRY(body.string("ground"))),
                             .explanation = std::string(TRY(body.string("explanation"))),
                             .locations = {}};
  const auto receiver = TRY(body.at("receiver"));
  if (receiver.kind() == JsonValue::Kind::kString) {
    draft.receiver_code = std::string(TRY(receiver.string()));
  } else {
    draft.receiver = TRY(read_receiver(receiver));
  }
  for (const auto& location : TRY(body.array("locations"))) draft.locations.emplace_back(TRY(location.string()));
  return draft;
}

}  // namespace

void TakedownNotices::write_notice(JsonWriter& json, const cases::OpenedTakedown& opened,
                                   const std::optional<cases::TakedownOutlook>& outlook) const {
  const auto& notice = opened.notice;
  const auto& content = opened.content.reveal(kPurpose);
  const auto& answer = opened.answer.reveal(kPurpose);
  json.member("noticeId", notice.id.text()).member("number", cases::takedown_number(notice.id));
  json.member("identifierId", notice.identifier.text()).member("state", cases::name_of(notice.state));
  json.key("result");
  notice.result ? json.value(cases::name_of(*notice.result)) : json.null();
  json.object("receiver", [&] { write_receiver(json, content.receiver); });
  json.member("type", identifiers::name_of(content.subject.type())).member("subject", identifiers::display(content.subject));
  json.texts("locations", content.locations);
  json.member("ground", content.ground).member("explanation", content.explanation);
  json.member("language", content.language == Language::kDutch ? "nl" : "en").member("basis", notice.basis);
  json.member("madeAt", time_text(notice.made_at)).member("madeBy", notice.made_by);
  write_time(json, "sentAt", notice.sent_at);
  json.member("sentBy", notice.sent_by);
  write_time(json, "acknowledgedAt", notice.acknowledged_at);
  write_time(json, "decidedAt", notice.decided_at);
  json.member("reference", answer.reference).member("words", answer.words);
  const auto remind = cases::remind_at(notice, rooms_.rules.reminder);
  write_time(json, "remindAt", remind);
  json.member("isOverdue", remind && *remind <= rooms_.clock.now());
  json.key("outlook");
  if (!outlook) {
    json.null();
    return;
  }
  json.object([&] {
    json.member("standing", cases::name_of(outlook->standing)).member("rule", outlook->rule);
    json.key("reasons");
    policy::write_json(json, outlook->reasons);
  });
}

Result<http::Response> TakedownNotices::list(const Call& call) const {
  const auto id = TRY(call.id<cases::CaseId>("caseId"));
  const auto traces = traces_of(TRY(rooms_.cases.view(id)));
  const auto masks = TRY(masks_of(rooms_.keys, traces));
  const auto notices = TRY(rooms_.takedowns.open_all(id, call.actor()));
  std::vector<std::optional<cases::TakedownOutlook>> outlooks(notices.size());
  for (std::size_t i = 0; i < notices.size(); ++i) {
    if (notices[i].notice.state == cases::TakedownState::kDrafted) outlooks[i] = TRY(rooms_.takedowns.outlook(notices[i]));
  }
  return object(200, [&](JsonWriter& json) {
    write_rules(json, rooms_.rules);
    json.array("traces", [&] {
      for (std::size_t i = 0; i < traces.size(); ++i) {
        json.object(
            [&] { json.member("identifierId", traces[i].id.text()).member("type", traces[i].type).member("masked", masks[i]); });
      }
    });
    json.array("notices", [&] {
      for (std::size_t i = 0; i < notices.size(); ++i) json.object([&] { write_notice(json, notices[i], outlooks[i]); });
    });
  });
}

Result<http::Response> TakedownNotices::draft(const Call& call) const {
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<cases::CaseId>("caseId"));
  const auto document = TRY(call.json());
  const auto identifier = TRY(parse_id<cases::IdentifierId>(document.root(), "identifierId"));
  const auto prepared = TRY(rooms_.takedowns.prepare(id, identifier, TRY(read_draft(document.root()))));
  return rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto notice = TRY(rooms_.takedowns.draft(transaction, prepared, call.actor()));
    return object_text([&](JsonWriter& json) {
      json.member("noticeId", notice.text()).member("number", cases::takedown_number(notice)).member("state", "drafted");
    });
  });
}

Status TakedownNotices::take_step(store::Transaction& transaction, const cases::OpenedTakedown& notice, const JsonValue& body,
                                  const std::string& by) const {
  using enum cases::TakedownState;
  switch (const auto& id = notice.notice.id; TRY(cases::parse_takedown_state(TRY(body.string("step"))))) {
    case kSent:
      return rooms_.takedowns.send(transaction, notice,
                                   {.has_good_faith = TRY(body.boolean_or("goodFaith", false)),
                                    .takes_own_powers = TRY(body.boolean_or("ownPowers", false))},
                                   by);
    case kAcknowledged: return rooms_.takedowns.acknowledge(transaction, id, TRY(body.string_or("reference", "")), by);
    case kDecided:
      return rooms_.takedowns.decide(transaction, notice, TRY(cases::parse_takedown_result(TRY(body.string("result")))),
                                     TRY(body.string_or("words", "")), by);
    case kDiscarded: return rooms_.takedowns.discard(transaction, id, by);
    case kDrafted: break;
  }
  return cases::check_step(notice.notice.state, kDrafted);
}

Result<http::Response> TakedownNotices::step(const Call& call) const {
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<cases::TakedownId>("noticeId"));
  const auto document = TRY(call.json());
  const auto notice = TRY(rooms_.takedowns.open(id, call.actor()));
  return rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(take_step(transaction, notice, document.root(), call.actor()));
    const auto state = TRY(document.root().string("step"));
    return object_text([&](JsonWriter& json) { json.member("noticeId", id.text()).member("state", state); });
  });
}

Result<http::Response> TakedownNotices::get(const Call& call) const {
  const auto notice = TRY(rooms_.takedowns.open_sent(TRY(call.id<cases::TakedownId>("noticeId")), call.actor()));
  return http::json(200, takedown_json(notice, rooms_.rules));
}

Result<http::Response> TakedownNotices::document(const Call& call) const {
  const auto notice = TRY(rooms_.takedowns.open_sent(TRY(call.id<cases::TakedownId>("noticeId")), call.actor()));
  return pdf_answer(takedown_document(notice, rooms_.rules, rooms_.words), cases::takedown_number(notice.notice.id));
}

}  // namespace dijkwacht::api
