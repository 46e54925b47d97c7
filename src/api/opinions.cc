#include "api/opinions.h"

#include <algorithm>

#include "api/page.h"
#include "api/sharing_question.h"
#include "api/standing_opinions.h"
#include "policy/explain.h"
#include "signals/canonical.h"

namespace dijkwacht::api {
namespace {

Result<identifiers::IdentifierType> type_of(const cases::IdentifierRow& identifier) {
  return identifiers::parse_type(identifier.type);
}

/// The lowest number of identified reporters for which any rule lets this party share an account; nothing when no rule has one.
std::optional<std::int64_t> account_threshold(const policy::RuleBook& rules, const policy::Party& self) {
  const auto says = [](const auto& list, const auto& item) { return std::ranges::find(list, item) != list.end(); };
  const std::string purpose(signals::purpose_of(policy::DataClass::kAccount));
  std::optional<std::int64_t> lowest;
  for (const auto& rule : rules.rules()) {
    const bool speaks = says(rule.data_classes, policy::DataClass::kAccount) && says(rule.from_sectors, self.sector) &&
                        says(rule.purposes, purpose) && rule.identified_reporters_min;
    if (speaks && (!lowest || *rule.identified_reporters_min < *lowest)) lowest = rule.identified_reporters_min;
  }
  return lowest;
}

/// The bank that holds this account, as policy knows it; nothing when no partner does.
std::optional<policy::Party> holder_of(const messaging::PartnerRegister& partners, const cases::IdentifierRow& identifier) {
  const auto* bank = partners.find_by_bank_code(identifier.holder_bank);
  return bank != nullptr ? std::optional(policy::Party{bank->id, bank->sector}) : std::nullopt;
}

Status check_links(const cases::IdentifierRow& identifier) {
  if (identifier.stop == cases::StopKind::kNone) return {};
  return fail(ErrorCode::kFailedPrecondition, "this is a stop identifier: strangers share it, so no opinion can rest on it",
              "identifierId");
}

Result<signals::OpinionDraft> parse_draft(const Call& call, const JsonValue& body, const std::string& organisation) {
  const auto valid_until = parse_time(TRY(body.string("validUntil")));
  if (!valid_until) return fail(ErrorCode::kInvalidArgument, valid_until.error().message, "validUntil");
  return signals::OpinionDraft{.organisation = organisation,
                               .summary = {.verdict = TRY(signals::parse_verdict(TRY(body.string("verdict")))),
                                           .confidence = static_cast<int>(TRY(body.integer("confidence"))),
                                           .fraud_type = std::string(TRY(body.string("fraudType"))),
                                           .role = std::string(TRY(body.string("role"))),
                                           .valid_until = *valid_until},
                               .reason = std::string(TRY(body.string("reason"))),
                               .author = call.actor()};
}

/// `?opinion=none`. Errors: kInvalidArgument for another value.
Result<bool> asks_for_undecided(const Call& call) {
  const auto opinion = query_text(call, "opinion");
  if (opinion.empty() || opinion == "none") return !opinion.empty();
  return fail(ErrorCode::kInvalidArgument, "can be none, or left out", "opinion");
}

Status leave_out_decided(const signals::NodeContext& node, std::vector<cases::PlacedIdentifier>& accounts) {
  return node.database.read([&](store::Transaction& transaction) -> Status {
    std::vector<cases::PlacedIdentifier> undecided;
    for (auto& account : accounts) {
      if (!TRY(has_active_opinion(transaction, node, account.identifier))) undecided.push_back(std::move(account));
    }
    accounts = std::move(undecided);
    return {};
  });
}

}  // namespace

Result<http::Response> Opinions::publishable(const Call& call) const {
  const auto engine = rooms_.policy.engine();
  const auto threshold = account_threshold(engine->rules(), rooms_.self);
  if (!threshold)
    return fail(ErrorCode::kFailedPrecondition, "no rule here lets an account be shared from a number of reporters on");
  std::optional<cases::IdentifierId> after;
  if (const auto text = query_text(call, "after"); !text.empty()) after = TRY(cases::IdentifierId::parse(text));
  const auto limit = TRY(page_limit(call));
  const auto rows = TRY(rooms_.cases.publishable_identifiers(*threshold, after, limit));
  const auto next = rows.size() == limit ? rows.back().identifier.id.text() : "";
  std::vector<cases::PlacedIdentifier> accounts;
  for (const auto& row : rows) {
    if (row.identifier.type == identifiers::name_of(identifiers::IdentifierType::kIban)) accounts.push_back(row);
  }
  if (TRY(asks_for_undecided(call))) TRY(leave_out_decided(rooms_.signals, accounts));
  return page(accounts, next, [&](JsonWriter& json, const cases::PlacedIdentifier& row) {
    const auto* holder = rooms_.partners.find_by_bank_code(row.identifier.holder_bank);
    json.object([&] {
      json.member("identifierId", row.identifier.id.text()).member("type", row.identifier.type);
      json.member("identifiedReporters", row.identifier.identified_reporters).member("reports", row.identifier.reports);
      json.member("caseId", row.in ? row.in->id.text() : "")
          .member("caseNumber", row.in ? row.in->number : "")
          .member("holderBank", holder != nullptr ? holder->id : "");
    });
  });
}

Result<http::Response> Opinions::outlook(const Call& call) const {
  const auto placed = TRY(rooms_.cases.identifier(TRY(call.id<cases::IdentifierId>("identifierId"))));
  const auto holder = holder_of(rooms_.partners, placed.identifier);
  const auto question = TRY(sharing_question(placed.identifier, rooms_.self, holder ? &*holder : nullptr, call.now));
  return http::json(200, policy::to_json(policy::explain(*rooms_.policy.engine(), question)));
}

Result<signals::PreparedOpinion> Opinions::prepare(const Call& call) const {
  const auto document = TRY(call.json());
  const auto& body = document.root();
  const auto identifier = cases::IdentifierId::parse(TRY(body.string("identifierId")));
  if (!identifier) return fail(ErrorCode::kInvalidArgument, identifier.error().message, "identifierId");
  const auto placed = TRY(rooms_.cases.identifier(*identifier));
  TRY(check_links(placed.identifier));
  const auto type = TRY(type_of(placed.identifier));
  return rooms_.publication.prepare({.reference = identifier->text(),
                                     .type = placed.identifier.type,
                                     .data_class = signals::data_class_of(type),
                                     .sealed = placed.identifier.sealed,
                                     .identified_reporters = placed.identifier.identified_reporters,
                                     .natural_person = names_a_person(type)},
                                    TRY(parse_draft(call, body, rooms_.self.id)));
}

Result<http::Response> Opinions::create(const Call& call) const {
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto prepared = TRY(prepare(call));
  return rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto identifier = TRY(cases::IdentifierId::parse(prepared.request.reference));
    TRY(check_links(TRY(rooms_.cases.identifier(transaction, identifier)).identifier));  // it may have turned since
    const auto published = TRY(rooms_.publication.publish(transaction, prepared));
    return object_text([&](JsonWriter& json) {
      json.member("opinionId", published.opinion.text()).member("signalId", published.signal.text());
      json.member("state", signals::name_of(published.state));
      json.key("reasons");
      policy::write_json(json, published.reasons);
    });
  });
}

Result<http::Response> Opinions::withdraw(const Call& call) const {
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kOptional));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto opinion = TRY(call.id<signals::OpinionId>("opinionId"));
  return rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto withdrawn = TRY(rooms_.withdrawal.withdraw_opinion(transaction, opinion, call.actor()));
    return object_text([&](JsonWriter& json) {
      json.member("opinionId", opinion.text()).member("state", "withdrawn").member("signalsWithdrawn", withdrawn);
    });
  });
}

}  // namespace dijkwacht::api
