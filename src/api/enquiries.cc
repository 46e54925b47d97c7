#include "api/enquiries.h"

#include "api/page.h"
#include "policy/explain.h"

namespace dijkwacht::api {
namespace {

constexpr std::size_t kListedMax = 200;

void write_choice(JsonWriter& json, std::string_view code, const Bilingual& text) {
  json.object([&] {
    json.member("code", code);
    write_both(json, text);
  });
}

void write_choices(JsonWriter& json, std::string_view name, const std::vector<signals::EnquiryChoice>& choices) {
  json.array(name, [&] {
    for (const auto& choice : choices) write_choice(json, choice.code, choice.text);
  });
}

http::Response terms_of(const signals::EnquiryRules& rules) {
  return object(200, [&](JsonWriter& json) {
    json.member("answerDays", static_cast<std::int64_t>(rules.answer_days().count()));
    json.member("keptDays", static_cast<std::int64_t>(rules.kept_days().count()));
    write_choices(json, "reasons", rules.reasons());
    write_choices(json, "held", rules.held());
    write_choices(json, "grounds", rules.grounds());
    write_choices(json, "refusals", rules.refusals());
    json.array("items", [&] {
      for (const auto& item : rules.items()) write_choice(json, name_of(item.item), item.text);
    });
  });
}

/// Members that both ends read alike.
void write_enquiry(JsonWriter& json, const signals::Enquiry& enquiry, Time now) {
  json.member("enquiryId", enquiry.id.text()).member("signalId", enquiry.signal.text()).member("partner", enquiry.other);
  json.member("reason", enquiry.reason).member("held", enquiry.held).member("state", signals::name_of(enquiry.state));
  json.member("askedAt", time_text(enquiry.asked_at)).member("dueAt", time_text(enquiry.due_at));
  json.member("late", signals::is_late(enquiry, now)).member("ground", enquiry.ground).member("rule", enquiry.rule);
  write_time(json, "answeredAt", enquiry.answered_at);
  write_time(json, "keptUntil", enquiry.kept_until);
}

void write_words(JsonWriter& json, const std::optional<Sensitive<signals::OwnWords>>& opened) {
  const auto words = opened ? opened->reveal("answer who may read them") : signals::OwnWords{};
  json.member("words", words.words).member("reference", words.reference);
}

void write_denied(JsonWriter& json, const signals::Enquiry& enquiry) {
  json.key("denied").raw(enquiry.denied.empty() ? std::string_view("[]") : enquiry.denied);
}

Result<signals::EnquiryDraft> parse_draft(const JsonValue& body) {
  return signals::EnquiryDraft{.reason = std::string(TRY(body.string("reason"))),
                               .held = std::string(TRY(body.string("held"))),
                               .words = {std::string(TRY(body.string("words"))), TRY(body.string_or("reference", ""))}};
}

Result<std::vector<signals::GivenItem>> parse_items(const JsonValue& body) {
  std::vector<signals::GivenItem> items;
  for (const auto& item : TRY(body.array("items"))) items.push_back(TRY(signals::parse_given_item(TRY(item.string()))));
  return items;
}

}  // namespace

Result<http::Response> AskedEnquiries::terms(const Call&) const { return terms_of(enquiries_.rules()); }

Result<http::Response> AskedEnquiries::outlook(const Call& call) const {
  const auto id = TRY(call.id<signals::SignalId>("signalId"));
  const auto outlooks = TRY(enquiries_.outlook(id));
  return page(outlooks, "", [](JsonWriter& json, const signals::ReasonOutlook& outlook) {
    json.object([&] {
      json.member("reason", outlook.reason.code).member("rule", outlook.rule);
      json.key("denied");
      policy::write_json(json, outlook.reasons);
    });
  });
}

Result<http::Response> AskedEnquiries::ask(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<signals::SignalId>("signalId"));
  const auto document = TRY(call.json());
  const auto draft = TRY(parse_draft(document.root()));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto enquiry = TRY(enquiries_.ask(transaction, id, draft, call.actor(), call.now));
    return object_text([&](JsonWriter& json) {
      json.member("enquiryId", enquiry.id.text()).member("state", signals::name_of(enquiry.state));
      write_denied(json, enquiry);
    });
  });
}

Result<http::Response> AskedEnquiries::list(const Call& call) const {
  return page(TRY(enquiries_.list(kListedMax)), "", [&](JsonWriter& json, const signals::Enquiry& enquiry) {
    json.object([&] { write_enquiry(json, enquiry, call.now); });
  });
}

Result<http::Response> AskedEnquiries::get(const Call& call) const {
  const auto opened = TRY(enquiries_.read(TRY(call.id<signals::EnquiryId>("enquiryId")), call.actor()));
  return object(200, [&](JsonWriter& json) {
    write_enquiry(json, opened.enquiry, call.now);
    write_words(json, opened.words);
    write_denied(json, opened.enquiry);
    json.key("given");
    opened.given ? signals::write_facts(json, *opened.given) : static_cast<void>(json.null());
    json.member("unavailable", opened.is_unavailable);
  });
}

Result<http::Response> HeardEnquiries::terms(const Call&) const { return terms_of(enquiries_.rules()); }

Result<http::Response> HeardEnquiries::list(const Call& call) const {
  const auto heard = TRY(enquiries_.read(kListedMax, call.actor()));
  return page(heard, "", [&](JsonWriter& json, const signals::HeardEnquiry& each) {
    json.object([&] {
      write_enquiry(json, each.enquiry, call.now);
      write_words(json, each.words);
      json.member("type", each.type).member("masked", each.masked).member("lawfulRule", each.rule);
      json.key("denied");
      policy::write_json(json, each.reasons);
      json.key("offer");
      signals::write_facts(json, each.offer);
      json.array("items", [&] {
        for (const auto item : signals::items_of(each.offer)) json.value(signals::name_of(item));
      });
    });
  });
}

Result<http::Response> HeardEnquiries::answer(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<signals::EnquiryId>("enquiryId"));
  const auto document = TRY(call.json());
  const auto& body = document.root();
  const std::string outcome(TRY(body.string("outcome")));
  const std::string ground(TRY(body.string("ground")));
  if (outcome != "given" && outcome != "refused")
    return fail(ErrorCode::kInvalidArgument, "must be one of given, refused", "outcome");
  const auto items = outcome == "given" ? TRY(parse_items(body)) : std::vector<signals::GivenItem>();
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(outcome == "given" ? enquiries_.give(transaction, id, items, ground, call.actor(), call.now)
                           : enquiries_.refuse(transaction, id, ground, call.actor(), call.now));
    return object_text([&](JsonWriter& json) { json.member("enquiryId", id.text()).member("state", outcome); });
  });
}

}  // namespace dijkwacht::api
