#include "signals/enquiry_answering_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "signals/delivery_table.h"
#include "signals/enquiry_table.h"
#include "signals/indicator_table.h"
#include "signals/lawful_answer.h"
#include "signals/masking.h"
#include "signals/opinion_table.h"
#include "signals/protocol_service.h"
#include "signals/signal_table.h"

namespace dijkwacht::signals {

/// What stands behind an enquiry now: what it is about, what could be given, and what policy is asked.
struct EnquiryAnsweringService::Standing {
  Indicator indicator;
  GivenFacts offer;
  Time valid_until;
  policy::Question question;
};

namespace {

constexpr std::size_t kMonthLetters = 7;  // "2026-09"

Result<bool> was_told(store::Transaction& transaction, const SignalId& signal, std::string_view partner) {
  const auto deliveries = TRY(deliveries_of(transaction, signal));
  return std::ranges::find(deliveries, partner, &Delivery::partner) != deliveries.end();
}

Status note(store::Transaction& transaction, std::string actor, std::string_view action, const Enquiry& enquiry,
            std::string_view outcome, Time now) {
  TRY(audit::append(transaction,
                    {.actor = std::move(actor),
                     .action = std::string(action),
                     .subject = enquiry.id.text(),
                     .rule = enquiry.rule,
                     .purpose = std::string(purpose::kEnquiry),
                     .outcome = std::string(outcome)},
                    now));
  return {};
}

/// An account goes to the bank that holds it and to nobody else, so who was told of one holds it.
policy::Facts facts_of(const Indicator& indicator, const std::optional<IndicatorReference>& reference) {
  policy::Facts facts;
  if (reference) facts.identified_reporters = reference->identified_reporters;
  facts.natural_person = reference ? reference->natural_person : indicator.data_class != policy::DataClass::kTechnical;
  if (indicator.data_class == policy::DataClass::kAccount) facts.recipient_holds_account = true;
  facts.is_sealed = true;
  return facts;
}

void leave_out(GivenFacts& facts, const EnquiryRules& rules, policy::DataClass data_class) {
  if (!rules.may_give(GivenItem::kFraudType, data_class)) facts.fraud_type.reset();
  if (!rules.may_give(GivenItem::kFirstReport, data_class)) facts.first_report.reset();
  if (!rules.may_give(GivenItem::kReporters, data_class)) facts.reporters.reset();
  if (!rules.may_give(GivenItem::kOpinion, data_class)) facts.opinion.reset();
  if (!rules.may_give(GivenItem::kContact, data_class)) facts.contact.reset();
}

}  // namespace

Result<EnquiryAnsweringService::Standing> EnquiryAnsweringService::standing_of(store::Transaction& transaction,
                                                                               const Enquiry& enquiry, Time now) const {
  const auto signal = TRY(find_signal(transaction, enquiry.signal));
  auto indicator = signal ? TRY(find_indicator(transaction, signal->indicator)) : std::nullopt;
  const auto opinion = signal ? TRY(find_opinion(transaction, signal->opinion)) : std::nullopt;
  const auto* asker = node_.partners.find(enquiry.other);
  if (!indicator || !opinion || asker == nullptr)
    return fail(ErrorCode::kDataCorrupt, "a question on a signal that is not there");
  const auto reference = TRY(reference_of(transaction, indicator->id));
  const auto& summary = opinion->content.summary;
  GivenFacts offer{.fraud_type = summary.fraud_type,
                   .opinion = StandingOpinion{summary.verdict, summary.confidence, summary.valid_until}};
  if (reference) {
    offer.reporters = rules_.reporters_class(reference->identified_reporters);
    if (const auto first = TRY(first_report_of_(transaction, reference->reference)))
      offer.first_report = time_text(*first).substr(0, kMonthLetters);
  }
  if (const auto* self = node_.partners.find(node_.self.id); self != nullptr) offer.contact = self->contact;
  leave_out(offer, rules_, indicator->data_class);
  policy::Question question{.from = node_.self,
                            .to = asker->party,
                            .data_class = indicator->data_class,
                            .purpose = TRY(choice_of(rules_.reasons(), enquiry.reason, "reason")).purpose,
                            .subject = enquiry.id.text(),
                            .facts = facts_of(*indicator, reference),
                            .at = now};
  return Standing{*std::move(indicator), std::move(offer), summary.valid_until, std::move(question)};
}

Status EnquiryAnsweringService::intake(store::Transaction& transaction, std::string_view partner, std::string_view data,
                                       Time now) {
  const auto asked = TRY(event::read_enquiry_asked(data));
  if (!asked || !TRY(was_told(transaction, asked->signal, partner))) return {};
  TRY(choice_of(rules_.reasons(), asked->reason, "reason"));
  TRY(choice_of(rules_.held(), asked->held, "held"));
  if (TRY(open_enquiry(transaction, EnquirySide::kHeard, asked->signal, partner))) return {};
  Enquiry enquiry{.id = asked->enquiry,
                  .side = EnquirySide::kHeard,
                  .signal = asked->signal,
                  .other = std::string(partner),
                  .reason = asked->reason,
                  .held = asked->held,
                  .words = asked->sealed,
                  .given = {},
                  .asked_at = now,
                  .due_at = now + rules_.answer_days()};
  if (TRY(find_enquiry(transaction, EnquirySide::kHeard, enquiry.id))) return {};
  if (TRY(find_signal(transaction, enquiry.signal))->state != SignalState::kShared) enquiry = ended(std::move(enquiry));
  TRY(put(transaction, enquiry));
  return note(transaction, "partner:" + enquiry.other, "enquiry.received", enquiry, name_of(enquiry.state), now);
}

Result<std::vector<HeardEnquiry>> EnquiryAnsweringService::read(std::size_t limit, const std::string& actor) const {
  const auto now = node_.clock.now();
  std::vector<HeardEnquiry> heard;
  std::vector<Indicator> indicators;
  std::vector<Bytes> boxes;
  // The record comes first: what is shown was written down.
  TRY(node_.database.write([&](store::Transaction& transaction) -> Status {
    heard.clear();
    indicators.clear();
    boxes.clear();
    for (auto& enquiry : TRY(list_enquiries(transaction, EnquirySide::kHeard, limit))) {
      auto standing = TRY(standing_of(transaction, enquiry, now));
      HeardEnquiry each{.enquiry = std::move(enquiry), .type = standing.indicator.type, .masked = {}, .words = {}};
      indicators.push_back(std::move(standing.indicator));
      if (each.enquiry.state == EnquiryState::kOpen) {
        auto answer = lawful_answer(node_.policy, standing.question);
        if (const auto* decision = std::get_if<policy::Decision>(&answer)) each.rule = decision->rule();
        if (auto* deny = std::get_if<policy::Deny>(&answer)) each.reasons = std::move(deny->reasons);
        each.offer = std::move(standing.offer);
        boxes.push_back(each.enquiry.words);
        TRY(note(transaction, actor, "enquiry.read", each.enquiry, name_of(each.enquiry.state), now));
      }
      heard.push_back(std::move(each));
    }
    return {};
  }));
  auto masked = TRY(masked_values(node_.keys, indicators));
  const auto opened = TRY(node_.keys.open_boxes(crypto::KeyDomain::kExchange, boxes));
  std::size_t next = 0;
  for (std::size_t i = 0; i < heard.size(); ++i) {
    heard[i].masked = std::move(masked[i]);
    if (heard[i].enquiry.state != EnquiryState::kOpen) continue;
    heard[i].words = Sensitive(TRY(read_words(as_text(opened[next++].reveal("show to who decides on it")))));
  }
  return heard;
}

Result<Enquiry> EnquiryAnsweringService::find_open(store::Transaction& transaction, const EnquiryId& id) const {
  auto enquiry = TRY(find_enquiry(transaction, EnquirySide::kHeard, id));
  if (!enquiry) return fail(ErrorCode::kNotFound, "there is no such question");
  if (enquiry->state != EnquiryState::kOpen) return fail(ErrorCode::kFailedPrecondition, "this question waits for no answer");
  return *std::move(enquiry);
}

Status EnquiryAnsweringService::give(store::Transaction& transaction, const EnquiryId& id, const std::vector<GivenItem>& items,
                                     const std::string& ground, const std::string& actor, Time now) {
  auto enquiry = TRY(find_open(transaction, id));
  TRY(choice_of(rules_.grounds(), ground, "ground"));
  const auto standing = TRY(standing_of(transaction, enquiry, now));
  const auto facts = TRY(only(standing.offer, items));
  const auto* asker = node_.partners.find(enquiry.other);
  if (!asker->partner_key) return fail(ErrorCode::kFailedPrecondition, "this partner takes nothing sealed");
  auto answer = lawful_answer(node_.policy, standing.question);
  if (const auto* deny = std::get_if<policy::Deny>(&answer)) return fail(ErrorCode::kPermissionDenied, policy::summary(*deny));
  auto& decision = std::get<policy::Decision>(answer);
  auto closed = TRY(
      answered(std::move(enquiry), EnquiryState::kGiven, ground, std::min(now + rules_.kept_days(), standing.valid_until), now));
  closed.rule = decision.rule();
  closed.actor = actor;
  closed.event = store::EventId::random(node_.random);
  TRY(put(transaction, closed));
  JsonWriter json;
  write_facts(json, facts);
  const auto purpose = standing.question.purpose;
  return audit::release(
      transaction, std::move(decision), standing.indicator.data_class, purpose,
      {.id = *closed.event,
       .recipient = closed.other,
       .type = std::string(event::kEnquiryGiven),
       .subject = closed.id.text(),
       .data = event::enquiry_answered_text(
           {closed.id, ground, closed.rule, crypto::seal_box(*asker->partner_key, as_bytes(json.take())), closed.kept_until}),
       .actor = actor},
      now);
}

Status EnquiryAnsweringService::refuse(store::Transaction& transaction, const EnquiryId& id, const std::string& ground,
                                       const std::string& actor, Time now) {
  auto enquiry = TRY(find_open(transaction, id));
  TRY(choice_of(rules_.refusals(), ground, "ground"));
  auto closed = TRY(answered(std::move(enquiry), EnquiryState::kRefused, ground, now + rules_.kept_days(), now));
  closed.actor = actor;
  TRY(put(transaction, closed));
  TRY(note(transaction, actor, "enquiry.answered", closed, name_of(closed.state), now));
  return send_protocol(transaction, node_,
                       {.recipient = closed.other,
                        .type = std::string(event::kEnquiryRefused),
                        .purpose = purpose::kEnquiryAnswer,
                        .subject = closed.id.text(),
                        .data = event::enquiry_answered_text({.enquiry = closed.id, .ground = ground}),
                        .actor = actor},
                       now);
}

}  // namespace dijkwacht::signals
