#include "signals/publication_service.h"

#include "audit/audit_log.h"
#include "signals/canonical.h"
#include "signals/indicator_table.h"
#include "signals/opinion_table.h"
#include "signals/signal_table.h"
#include "signals/withdrawal_service.h"

namespace dijkwacht::signals {
namespace {

constexpr std::size_t kPageSignals = 500;

/// What policy may know of an identifier when it is asked.
policy::Facts facts_of(const IndicatorReference& reference, bool holder_known) {
  policy::Facts facts;
  facts.identified_reporters = reference.identified_reporters;
  facts.natural_person = reference.natural_person;
  facts.recipient_holds_account = holder_known;
  facts.is_sealed = true;
  return facts;
}

Status check_shareable(const PublishRequest& request, const OpinionDraft& draft) {
  if (request.data_class != policy::DataClass::kTechnical && draft.summary.verdict == Verdict::kGenuine) {
    return fail(ErrorCode::kInvalidArgument, "only technical identifiers are listed as genuine", "verdict");
  }
  if (request.data_class == policy::DataClass::kTechnical && request.natural_person) {
    return fail(ErrorCode::kInvalidArgument, "a technical identifier in which a natural person stands is no technical one",
                "dataClass");
  }
  return {};
}

Listing listing_of(Verdict verdict) { return verdict == Verdict::kGenuine ? Listing::kAllow : Listing::kBlock; }

/// The organisation's signal on this indicator, made when it is new. Errors: kConflict when it is shared on an active opinion.
Result<Signal> signal_for(store::Transaction& transaction, const NodeContext& node, const Indicator& indicator,
                          const Opinion& opinion) {
  const auto listing = listing_of(opinion.content.summary.verdict);
  auto found = TRY(find_signal(transaction, indicator.id, opinion.content.organisation, listing));
  if (!found) {
    Signal fresh;
    fresh.id = SignalId::random(node.random);
    fresh.indicator = indicator.id;
    fresh.opinion = opinion.id;
    fresh.owner = opinion.content.organisation;
    fresh.listing = listing;
    fresh.changed_at = opinion.created;
    return fresh;
  }
  if (found->state == SignalState::kShared) {
    return fail(ErrorCode::kConflict, "a signal on this identifier is shared already; withdraw its opinion first");
  }
  const auto before = TRY(find_opinion(transaction, found->opinion));
  if (before && before->state == OpinionState::kActive) TRY(set_state(transaction, before->id, OpinionState::kWithdrawn));
  found->opinion = opinion.id;
  found->state = SignalState::kWaiting;
  found->withdrawn_because.reset();
  found->changed_at = opinion.created;
  return *found;
}

/// The indicator of this token, stored now when it is new.
Result<Indicator> indicator_for(store::Transaction& transaction, Indicator wanted) {
  auto found = TRY(find_indicator(transaction, wanted.type, wanted.token));
  if (found) return std::move(*found);
  TRY(insert(transaction, wanted));
  return wanted;
}

}  // namespace

Result<SharingMaterial> PublicationService::material_of(crypto::KeyDomain from, const std::string& type, const Bytes& sealed) {
  SharingMaterial material;
  auto& indicator = material.indicator;
  indicator.id = IndicatorId::random(node_.random);
  indicator.data_class = TRY(data_class_of(type));
  indicator.type = type;
  indicator.created = node_.clock.now();
  const bool is_technical = indicator.data_class == policy::DataClass::kTechnical;
  TRY(is_technical ? fill_technical(material, from, sealed) : fill_personal(material, from, sealed));
  return material;
}

Status PublicationService::fill_technical(SharingMaterial& material, crypto::KeyDomain from, const Bytes& sealed) {
  auto& indicator = material.indicator;
  const auto opened = TRY(node_.keys.open_boxes(from, {sealed}));
  const auto identifier = TRY(reopened(indicator.type, as_text(opened.front().reveal("publish a technical signal"))));
  indicator.token = TRY(node_.keys.tokenise_one(crypto::KeyDomain::kExchange, indicator.type, identifier.canonical()));
  indicator.value = identifier.canonical().reveal("a technical identifier is shared in clear");
  indicator.registrable = registrable_of(identifier);
  material.recipients = all_partners(node_);
  return {};
}

/// The value itself stays where the keys are.
Status PublicationService::fill_personal(SharingMaterial& material, crypto::KeyDomain from, const Bytes& sealed) {
  auto& indicator = material.indicator;
  auto moved = TRY(node_.keys.move_value(from, crypto::KeyDomain::kExchange, indicator.type, sealed));
  indicator.token = moved.token;
  indicator.sealed = std::move(moved.sealed);
  const bool is_account = indicator.data_class == policy::DataClass::kAccount;
  const auto* holder = is_account ? node_.partners.holder(moved.routing_code) : nullptr;
  if (holder == nullptr || !holder->partner_key) {
    // Nobody to send to: policy is asked about a bank that does not hold it, and says why not.
    material.recipients.push_back({{.id = "", .sector = "bank"}, {}});
    return {};
  }
  material.holder_known = true;
  material.recipients.push_back({holder->party, TRY(node_.keys.reseal(from, sealed, *holder->partner_key))});
  return {};
}

Result<Published> PublicationService::publish(const PublishRequest& request, const OpinionDraft& draft) {
  const auto prepared = TRY(prepare(request, draft));
  return node_.database.write_value<Published>([&](store::Transaction& transaction) { return publish(transaction, prepared); });
}

Result<PreparedOpinion> PublicationService::prepare(const PublishRequest& request, const OpinionDraft& draft) {
  TRY(check(draft, node_.clock.now()));
  TRY(check_shareable(request, draft));
  if (TRY(data_class_of(request.type)) != request.data_class)
    return fail(ErrorCode::kInvalidArgument, "this type is of another data class", "dataClass");
  return PreparedOpinion{request, draft, TRY(material_of(crypto::KeyDomain::kCasework, request.type, request.sealed))};
}

Result<Published> PublicationService::publish(store::Transaction& transaction, const PreparedOpinion& prepared) {
  const auto now = node_.clock.now();
  const auto& [request, draft, material] = prepared;
  const auto indicator = TRY(indicator_for(transaction, material.indicator));
  const IndicatorReference reference{request.reference, indicator.id, request.identified_reporters, request.natural_person};
  TRY(put(transaction, reference));
  const Opinion opinion{OpinionId::random(node_.random), indicator.id, draft, OpinionState::kActive, now};
  TRY(insert(transaction, opinion));
  const auto signal = TRY(signal_for(transaction, node_, indicator, opinion));
  TRY(put(transaction, signal));
  TRY(audit::append(transaction,
                    {.actor = draft.author,
                     .action = "opinion.given",
                     .subject = opinion.id.text(),
                     .outcome = std::string(name_of(draft.summary.verdict))},
                    now));
  auto result = TRY(share_signal(transaction, node_,
                                 {.signal = signal,
                                  .indicator = indicator,
                                  .opinion = draft.summary,
                                  .recipients = material.recipients,
                                  .facts = facts_of(reference, material.holder_known),
                                  .actor = draft.author},
                                 now));
  return Published{opinion.id, result.signal.id, result.signal.state, std::move(result.reasons)};
}

Result<std::int64_t> PublicationService::share_again(const Signal& candidate, const std::string& actor) {
  struct Read {
    std::optional<Indicator> indicator;
    std::optional<Opinion> opinion;
  };
  const auto read = TRY(node_.database.read_value<Read>([&](store::Transaction& transaction) -> Result<Read> {
    return Read{TRY(find_indicator(transaction, candidate.indicator)), TRY(find_opinion(transaction, candidate.opinion))};
  }));
  if (!read.indicator || !read.opinion) return fail(ErrorCode::kDataCorrupt, "a signal without its indicator or opinion");
  SharingMaterial material;
  if (read.indicator->value) {
    material.recipients = all_partners(node_);
  } else {
    material = TRY(material_of(crypto::KeyDomain::kExchange, read.indicator->type, read.indicator->sealed));
  }
  return node_.database.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
    const auto now = node_.clock.now();
    const auto signal = TRY(find_signal(transaction, candidate.id));
    const auto opinion = TRY(find_opinion(transaction, candidate.opinion));
    const bool stands = opinion && opinion->state == OpinionState::kActive && opinion->content.summary.valid_until > now;
    if (!signal || !may_return(*signal) || !stands) return 0;
    // What no case refers to came from a feed, whose import said that no natural person stands in it.
    const auto reference =
        TRY(reference_of(transaction, signal->indicator)).value_or(IndicatorReference{.natural_person = !read.indicator->value});
    if (reference.is_stop && signal->owner == node_.self.id) return 0;
    const auto result = TRY(share_signal(transaction, node_,
                                         {.signal = *signal,
                                          .indicator = *read.indicator,
                                          .opinion = opinion->content.summary,
                                          .recipients = material.recipients,
                                          .facts = facts_of(reference, material.holder_known),
                                          .actor = actor},
                                         now));
    return result.signal.state == SignalState::kShared ? 1 : 0;
  });
}

Result<Recounted> PublicationService::recount(std::string_view reference, std::int64_t identified_reporters,
                                              const std::string& actor) {
  Recounted recounted;
  std::vector<Signal> waiting;
  TRY(node_.database.write([&](store::Transaction& transaction) -> Status {
    auto known = TRY(find_reference(transaction, reference));
    if (!known) return {};
    known->identified_reporters = identified_reporters;
    TRY(put(transaction, *known));
    const auto now = node_.clock.now();
    for (const auto& signal : TRY(signals_of(transaction, known->indicator))) {
      if (signal.state != SignalState::kShared) {
        if (may_return(signal)) waiting.push_back(signal);
        continue;
      }
      const auto engine = node_.policy.engine();
      const auto* rule = engine->rules().find(signal.rule.id);
      const bool is_below = rule == nullptr || identified_reporters < rule->identified_reporters_min.value_or(0);
      if (!is_below) continue;
      TRY(withdraw_signal(transaction, node_, signal, WithdrawalReason::kBelowThreshold, actor, now));
      ++recounted.withdrawn;
    }
    return {};
  }));
  for (const auto& signal : waiting) recounted.shared += TRY(share_again(signal, actor));
  return recounted;
}

Result<std::int64_t> PublicationService::retry_waiting(const std::string& actor) {
  std::int64_t shared = 0;
  for (const auto state : {SignalState::kWaiting, SignalState::kWithdrawn}) {
    SignalId after;
    while (true) {
      const auto page = TRY(node_.database.read_value<std::vector<Signal>>(
          [&](store::Transaction& transaction) { return list_signals(transaction, state, after, kPageSignals); }));
      if (page.empty()) break;
      after = page.back().id;
      for (const auto& signal : page) {
        if (may_return(signal)) shared += TRY(share_again(signal, actor));
      }
    }
  }
  return shared;
}

}  // namespace dijkwacht::signals
