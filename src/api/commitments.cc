#include "api/commitments.h"

#include <algorithm>

#include "api/page.h"
#include "api/programme_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

using programme::ActOn;
using programme::BottleneckId;
using programme::CommitmentId;

constexpr std::int64_t kAmountMax = 1'000'000'000'000;  // keeps sums far from the end of the numbers

Result<std::optional<programme::Date>> date(const JsonValue& body, std::string_view name) {
  const auto value = TRY(body.find(name));
  if (!value) return std::nullopt;
  auto parsed = parse_date(TRY(value->string()));
  if (!parsed) return fail(ErrorCode::kInvalidArgument, parsed.error().message, value->path());
  return std::optional(*parsed);
}

Result<std::optional<std::int64_t>> amount(const JsonValue& body, std::string_view name) {
  const auto value = TRY(body.find(name));
  if (!value) return std::nullopt;
  const auto number = TRY(value->integer());
  if (number < 0 || number > kAmountMax) return fail(ErrorCode::kInvalidArgument, "an amount is not below zero", value->path());
  return std::optional(number);
}

Result<programme::Effort> promised(const JsonValue& value) {
  return programme::Effort{.period = TRY(programme::Period::parse(TRY(value.string("period")))),
                           .promised_fte_hundredths = TRY(amount(value, "fteHundredths")),
                           .promised_cents = TRY(amount(value, "cents")),
                           .delivered_fte_hundredths = {},
                           .delivered_cents = {}};
}

Result<programme::Terms> terms(const JsonValue& body) {
  programme::Terms terms{.start = TRY(date(body, "start")),
                         .due = TRY(date(body, "due")),
                         .owner = TRY(body.string_or("owner", "")),
                         .capacity = TRY(body.string_or("capacity", "")),
                         .priority = TRY(programme::parse_priority(TRY(body.string_or("priority", "unknown")))),
                         .promised = {}};
  if (const auto list = TRY(body.find("promised"))) {
    for (const auto& each : TRY(list->array())) terms.promised.push_back(TRY(promised(each)));
  }
  return terms;
}

Result<programme::NewBottleneck> bottleneck(const JsonValue& body) {
  return programme::NewBottleneck{.kind = TRY(programme::parse_bottleneck_kind(TRY(body.string("kind")))),
                                  .text = std::string(TRY(body.string("text"))),
                                  .owner = std::string(TRY(body.string("owner")))};
}

Result<programme::NewReport> new_report(const JsonValue& body) {
  programme::NewReport order{.period = TRY(programme::Period::parse(TRY(body.string("period")))),
                             .progress = TRY(body.integer("progress")),
                             .delivered = {},
                             .bottleneck = {}};
  order.delivered.delivered_fte_hundredths = TRY(amount(body, "deliveredFteHundredths"));
  order.delivered.delivered_cents = TRY(amount(body, "deliveredCents"));
  if (const auto named = TRY(body.find("bottleneck"))) order.bottleneck = TRY(bottleneck(*named));
  return order;
}

Result<programme::NewCommitment> new_commitment(const JsonValue& body) {
  const std::string deliverable(TRY(body.string("deliverable")));
  programme::NewCommitment order{.action = std::string(TRY(body.string("action"))),
                                 .partner = std::string(TRY(body.string("partner"))),
                                 .deliverable = {deliverable, deliverable},
                                 .legal_rule = TRY(body.string_or("legalRule", "")),
                                 .depends_on = {}};
  if (const auto list = TRY(body.find("dependsOn"))) {
    for (const auto& each : TRY(list->array())) {
      const auto id = CommitmentId::parse(TRY(each.string()));
      if (!id) return fail(ErrorCode::kInvalidArgument, id.error().message, each.path());
      order.depends_on.push_back(*id);
    }
  }
  return order;
}

bool is_contact(const Call& call) { return call.principal.has_role(auth::Role::kPartnerContact); }

}  // namespace

Status Commitments::check_own(store::Transaction& transaction, const Call& call, const CommitmentId& id) const {
  return is_contact(call) ? register_.check_contact(transaction, id, call.principal.id) : Status();
}

std::string Commitments::text_of(const programme::Dossier& dossier, const Call& call) const {
  const auto assessment = register_.assess_now(dossier);
  return object_text([&](JsonWriter& json) {
    write_commitment(json, dossier, assessment, *policy_.engine(), call.now);
    write_course(json, dossier, assessment);
    json.array("bottlenecks", [&] {
      for (const auto& each : dossier.bottlenecks) write_bottleneck(json, each, register_.today());
    });
  });
}

Result<http::Response> Commitments::all(const Call& call) const {
  const auto all = TRY(register_.read_all());
  const auto engine = policy_.engine();
  const auto today = register_.today();
  return object(200, [&](JsonWriter& json) {
    json.member("today", date_text(today)).member("period", programme::Period::of(today).text());
    json.key("mine");
    const auto mine = std::ranges::find(all.partners, call.principal.id, &programme::Partner::contact);
    is_contact(call) && mine != all.partners.end() ? json.value(mine->id) : json.null();
    json.array("partners", [&] {
      for (const auto& partner : all.partners) write_partner(json, partner);
    });
    json.array("actions", [&] {
      for (const auto& action : all.actions) write_action(json, action);
    });
    json.array("commitments", [&] {
      for (const auto& dossier : all.dossiers) {
        json.object([&] { write_commitment(json, dossier, register_.assess_now(dossier), *engine, call.now); });
      }
    });
    json.array("bottlenecks", [&] {
      for (const auto& dossier : all.dossiers) {
        for (const auto& each : dossier.bottlenecks) write_bottleneck(json, each, today);
      }
    });
  });
}

Result<http::Response> Commitments::get(const Call& call) const {
  return http::json(200, text_of(TRY(register_.dossier(TRY(call.id<CommitmentId>("commitmentId")))), call));
}

Result<http::Response> Commitments::create(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto order = TRY(new_commitment(document.root()));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto id = TRY(register_.make(transaction, order, call.actor()));
    return text_of(TRY(register_.dossier(transaction, id)), call);
  });
}

/// What acts on one commitment: version and note out of the body, the commitment as the answer.
Result<http::Response> Commitments::act(const Call& call, const Act& act) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const ActOn on{.commitment = TRY(call.id<CommitmentId>("commitmentId")),
                 .version = TRY(document.root().integer("version")),
                 .actor = call.actor(),
                 .note = TRY(document.root().string_or("note", ""))};
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(act(transaction, on, document.root()));
    return text_of(TRY(register_.dossier(transaction, on.commitment)), call);
  });
}

Result<http::Response> Commitments::move(const Call& call) const {
  return act(call, [&](store::Transaction& transaction, const ActOn& on, const JsonValue& body) -> Status {
    const auto to = programme::parse_state(TRY(body.string("to")));
    if (!to) return fail(ErrorCode::kInvalidArgument, to.error().message, "to");
    return register_.move(transaction, on, *to, TRY(programme::read_proof(body)), TRY(terms(body)));
  });
}

Result<http::Response> Commitments::report(const Call& call) const {
  return act(call, [&](store::Transaction& transaction, const ActOn& on, const JsonValue& body) -> Status {
    TRY(check_own(transaction, call, on.commitment));
    return register_.report(transaction, on, TRY(new_report(body)));
  });
}

Result<http::Response> Commitments::name_bottleneck(const Call& call) const {
  return act(call, [&](store::Transaction& transaction, const ActOn& on, const JsonValue& body) -> Status {
    TRY(check_own(transaction, call, on.commitment));
    return register_.name_bottleneck(transaction, on, TRY(bottleneck(body)));
  });
}

Result<http::Response> Commitments::solve(const Call& call) const {
  const auto id = TRY(call.id<BottleneckId>("bottleneckId"));
  return act(call, [&](store::Transaction& transaction, const ActOn& on, const JsonValue&) -> Status {
    return register_.solve(transaction, on, id);
  });
}

Result<http::Response> Commitments::escalate(const Call& call) const {
  const auto id = TRY(call.id<BottleneckId>("bottleneckId"));
  return act(call, [&](store::Transaction& transaction, const ActOn& on, const JsonValue& body) -> Status {
    return register_.escalate(transaction, on, id, std::string(TRY(body.string("to"))));
  });
}

Result<http::Response> Commitments::decide(const Call& call) const {
  return act(call, [&](store::Transaction& transaction, const ActOn& on, const JsonValue&) -> Status {
    return register_.decide(transaction, on);
  });
}

Result<http::Response> Commitments::appoint(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const std::string partner(TRY(call.request.parameter("partnerId")));
  const auto document = TRY(call.json());
  const std::string account(TRY(document.root().string("account")));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(register_.appoint(transaction, partner, account, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("partner", partner).member("account", account); });
  });
}

}  // namespace dijkwacht::api
