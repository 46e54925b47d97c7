#include "signals/enquiry_asking_service.h"

#include "audit/audit_log.h"
#include "policy/explain.h"
#include "policy/question_text.h"
#include "signals/enquiry_table.h"
#include "signals/lawful_answer.h"
#include "signals/protocol_service.h"
#include "signals/received_signal_table.h"

namespace dijkwacht::signals {
namespace {

Result<ReceivedSignal> copy_of(store::Transaction& transaction, const SignalId& signal) {
  auto copy = TRY(find_copy(transaction, signal));
  if (!copy) return fail(ErrorCode::kNotFound, "there is no such signal here");
  return *std::move(copy);
}

/// What the owner would ask of policy, with all that only the owner knows taken as it should be.
policy::Question question_of(const NodeContext& node, const ReceivedSignal& copy, const EnquiryChoice& reason,
                             std::string subject, Time now) {
  const auto* owner = node.partners.find(copy.sender);
  return {.from = owner != nullptr ? owner->party : policy::Party{copy.sender, ""},
          .to = node.self,
          .data_class = copy.data_class,
          .purpose = reason.purpose,
          .subject = std::move(subject),
          .facts = policy::facts_all_met(),
          .at = now};
}

std::string reasons_text(const std::vector<policy::Reason>& reasons) {
  JsonWriter json;
  policy::write_json(json, reasons);
  return json.take();
}

Status note(store::Transaction& transaction, std::string actor, std::string_view action, const Enquiry& enquiry, Time now) {
  TRY(audit::append(transaction,
                    {.actor = std::move(actor),
                     .action = std::string(action),
                     .subject = enquiry.id.text(),
                     .rule = enquiry.rule,
                     .purpose = std::string(purpose::kEnquiry),
                     .outcome = std::string(name_of(enquiry.state))},
                    now));
  return {};
}

Status keep_denied(store::Transaction& transaction, Enquiry enquiry, const policy::Question& question, const policy::Deny& deny,
                   Time now) {
  TRY(put(transaction, enquiry));
  TRY(audit::append(transaction,
                    {.actor = enquiry.actor,
                     .action = "enquiry.denied",
                     .subject = enquiry.id.text(),
                     .rule = deny.reasons.front().rule,
                     .purpose = question.purpose,
                     .outcome = "denied",
                     .question = policy::question_text(question)},
                    now));
  return {};
}

Status send(store::Transaction& transaction, const NodeContext& node, const Enquiry& enquiry, const OwnWords& words, Time now) {
  const auto* owner = node.partners.find(enquiry.other);
  if (owner == nullptr || !owner->exchange_key)
    return fail(ErrorCode::kFailedPrecondition, "the owner of this signal takes no questions; call its contact point");
  return send_protocol(transaction, node,
                       {.recipient = enquiry.other,
                        .type = std::string(event::kEnquiryAsked),
                        .purpose = purpose::kEnquiry,
                        .subject = enquiry.id.text(),
                        .data = event::enquiry_asked_text({enquiry.id, enquiry.signal, enquiry.reason, enquiry.held,
                                                           crypto::seal_box(*owner->exchange_key, as_bytes(words_text(words)))}),
                        .actor = enquiry.actor,
                        .id = enquiry.event},
                       now);
}

}  // namespace

Result<std::vector<ReasonOutlook>> EnquiryAskingService::outlook(const SignalId& signal) const {
  const auto copy = TRY(
      node_.database.read_value<ReceivedSignal>([&](store::Transaction& transaction) { return copy_of(transaction, signal); }));
  std::vector<ReasonOutlook> outlooks;
  for (const auto& reason : rules_.reasons()) {
    auto answer = lawful_answer(node_.policy, question_of(node_, copy, reason, signal.text(), node_.clock.now()));
    ReasonOutlook outlook{reason, {}, {}};
    if (const auto* decision = std::get_if<policy::Decision>(&answer)) outlook.rule = decision->rule();
    if (auto* deny = std::get_if<policy::Deny>(&answer)) outlook.reasons = std::move(deny->reasons);
    outlooks.push_back(std::move(outlook));
  }
  return outlooks;
}

Result<Enquiry> EnquiryAskingService::ask(store::Transaction& transaction, const SignalId& signal, const EnquiryDraft& draft,
                                          const std::string& actor, Time now) {
  const auto copy = TRY(copy_of(transaction, signal));
  const auto reason = TRY(choice_of(rules_.reasons(), draft.reason, "reason"));
  TRY(choice_of(rules_.held(), draft.held, "held"));
  TRY(check(draft.words));
  if (TRY(open_enquiry(transaction, EnquirySide::kAsked, signal, copy.sender)))
    return fail(ErrorCode::kConflict, "a question on this signal waits for its owner already");
  Enquiry enquiry{.id = EnquiryId::random(node_.random),
                  .signal = signal,
                  .other = copy.sender,
                  .reason = draft.reason,
                  .held = draft.held,
                  .words = {},
                  .given = {},
                  .actor = actor,
                  .asked_at = now,
                  .due_at = now + rules_.answer_days()};
  const auto question = question_of(node_, copy, reason, enquiry.id.text(), now);
  const auto answer = lawful_answer(node_.policy, question);
  if (const auto* deny = std::get_if<policy::Deny>(&answer)) {
    enquiry.state = EnquiryState::kDenied;
    enquiry.rule = deny->reasons.front().rule;
    enquiry.denied = reasons_text(deny->reasons);
    TRY(keep_denied(transaction, enquiry, question, *deny, now));
    return enquiry;
  }
  enquiry.event = store::EventId::random(node_.random);
  enquiry.words = crypto::seal_box(node_.keys.sealing_key(crypto::KeyDomain::kPartner), as_bytes(words_text(draft.words)));
  TRY(put(transaction, enquiry));
  TRY(send(transaction, node_, enquiry, draft.words, now));
  return enquiry;
}

Status EnquiryAskingService::take_answer(store::Transaction& transaction, std::string_view owner, std::string_view type,
                                         std::string_view data, Time now) {
  const auto answer = TRY(event::read_enquiry_answered(type, data));
  if (!answer) return {};
  auto enquiry = TRY(find_enquiry(transaction, EnquirySide::kAsked, answer->enquiry));
  if (!enquiry || enquiry->other != owner || enquiry->state != EnquiryState::kOpen) return {};
  const bool is_given = type == event::kEnquiryGiven;
  if (is_given && !TRY(find_copy(transaction, enquiry->signal))) return {};
  const auto longest = now + rules_.kept_days();
  const auto kept_until = std::min(answer->kept_until.value_or(longest), longest);
  auto closed = TRY(
      answered(*std::move(enquiry), is_given ? EnquiryState::kGiven : EnquiryState::kRefused, answer->ground, kept_until, now));
  closed.given = answer->sealed;
  closed.rule = answer->rule;
  TRY(put(transaction, closed));
  return note(transaction, "partner:" + std::string(owner), "enquiry.answer-received", closed, now);
}

Result<std::vector<Enquiry>> EnquiryAskingService::list(std::size_t limit) const {
  return node_.database.read_value<std::vector<Enquiry>>(
      [&](store::Transaction& transaction) { return list_enquiries(transaction, EnquirySide::kAsked, limit); });
}

Result<bool> EnquiryAskingService::may_be_used(store::Transaction& transaction, const Enquiry& enquiry, Time now) const {
  const auto copy = TRY(find_copy(transaction, enquiry.signal));
  if (!copy || !node_.policy.engine()->is_in_force(copy->rule.id, copy->rule.revision, now)) return false;
  const auto lease = lease_end(lease_of_(copy->sender), copy->rule.lease);
  return copy->data_class == policy::DataClass::kTechnical || (lease && *lease > now);
}

Result<OpenedEnquiry> EnquiryAskingService::read(const EnquiryId& id, const std::string& actor) const {
  const auto now = node_.clock.now();
  OpenedEnquiry opened;
  bool may_use = false;
  // The record comes first: what is shown was written down.
  TRY(node_.database.write([&](store::Transaction& transaction) -> Status {
    auto found = TRY(find_enquiry(transaction, EnquirySide::kAsked, id));
    if (!found) return fail(ErrorCode::kNotFound, "there is no such question");
    opened.enquiry = *std::move(found);
    may_use = TRY(may_be_used(transaction, opened.enquiry, now));
    return note(transaction, actor, "enquiry.read", opened.enquiry, now);
  }));
  if (!opened.enquiry.words.empty()) {
    const auto box = TRY(node_.keys.open_boxes(crypto::KeyDomain::kPartner, {opened.enquiry.words}));
    opened.words = Sensitive(TRY(read_words(as_text(box.front().reveal("show to who asked")))));
  }
  if (opened.enquiry.given.empty()) return opened;
  opened.is_unavailable = !may_use;
  if (!may_use) return opened;
  const auto box = TRY(node_.keys.open_boxes(crypto::KeyDomain::kPartner, {opened.enquiry.given}));
  opened.given = TRY(read_facts(as_text(box.front().reveal("show what the owner gave to who asked"))));
  return opened;
}

}  // namespace dijkwacht::signals
