#include "rights/answering_service.h"

#include "audit/audit_log.h"

namespace dijkwacht::rights {
namespace {

constexpr auto kDomain = crypto::KeyDomain::kRights;

Status note(store::Transaction& transaction, std::string actor, std::string_view action, const RequestId& request,
            std::string_view outcome, Time now) {
  TRY(audit::append(
      transaction,
      {.actor = std::move(actor), .action = std::string(action), .subject = request.text(), .outcome = std::string(outcome)},
      now));
  return {};
}

}  // namespace

Result<Subject> AnsweringService::subject_of(const Part& part) {
  const auto opened = TRY(node_.keys.open_boxes(kDomain, {part.sealed}));
  return parse_subject(opened.front().reveal("answer a person who asks what is held on them"), node_.parse);
}

Result<std::vector<std::string>> AnsweringService::matched(const Part& part) {
  const auto subject = subject_of(part);
  if (subject) return holdings_.match(*subject);
  if (subject.error().code == ErrorCode::kDataCorrupt) return std::vector<std::string>{};
  return fail(subject.error());
}

Result<PreparedPart> AnsweringService::prepare(std::string_view contact_point, event::Requested requested) {
  PreparedPart prepared{std::string(contact_point), std::move(requested), {}};
  if (node_.clocks.rule_of(prepared.requested.kind).freezes) {
    prepared.matched = TRY(matched({.sealed = prepared.requested.sealed}));
  }
  return prepared;
}

Status AnsweringService::take_in(store::Transaction& transaction, const PreparedPart& prepared, Time now) {
  const auto& requested = prepared.requested;
  if (TRY(find_part(transaction, requested.request))) return {};
  const auto since = now - std::chrono::days(node_.clocks.no_new_freeze_days);
  const auto frozen = TRY(holdings_.freeze(transaction, requested.request, prepared.matched, since, now));
  TRY(insert(transaction, Part{.request = requested.request,
                               .contact_point = prepared.contact_point,
                               .kind = requested.kind,
                               .person_key = requested.person_key,
                               .sealed = requested.sealed,
                               .received_at = now,
                               .frozen = frozen.paused,
                               .not_frozen = frozen.judged_before}));
  return note(transaction, node_.self.id == prepared.contact_point ? "anonymous" : "partner:" + prepared.contact_point,
              event::kRequested, requested.request, name_of(requested.kind), now);
}

Result<std::vector<Part>> AnsweringService::list(bool open_only, const std::optional<PartCursor>& after, std::size_t limit) {
  return node_.database.read_value<std::vector<Part>>(
      [&](store::Transaction& transaction) { return list_parts(transaction, open_only, after, limit); });
}

Result<Part> AnsweringService::existing(store::Transaction& transaction, const RequestId& request) {
  auto part = TRY(find_part(transaction, request));
  if (!part) return fail(ErrorCode::kNotFound, "there is no such request");
  return std::move(*part);
}

Result<OpenedPart> AnsweringService::open(const RequestId& request, const std::string& actor) {
  OpenedPart opened;
  opened.part =
      TRY(node_.database.read_value<Part>([&](store::Transaction& transaction) { return existing(transaction, request); }));
  if (opened.part.outcome) {
    const auto texts = TRY(node_.keys.open_boxes(kDomain, {opened.part.sealed_answer}));
    opened.answer = Sensitive(std::string(as_text(texts.front().reveal("show the answer that was given"))));
  } else if (auto subject = subject_of(opened.part)) {
    opened.findings = TRY(holdings_.find(*subject));
    opened.subject = std::move(*subject);
  } else if (subject.error().code != ErrorCode::kDataCorrupt) {
    return fail(subject.error());
  }
  TRY(node_.database.write([&](store::Transaction& transaction) {
    return note(transaction, actor, "rights.opened", request, name_of(opened.part.kind), node_.clock.now());
  }));
  return opened;
}

Status AnsweringService::tell(store::Transaction& transaction, const Part& part, const event::Extended& extended,
                              const std::string& actor) {
  if (part.contact_point == node_.self.id) return own_desk_.extended(transaction, extended);
  return send_sealed(transaction, node_,
                     {.recipient = part.contact_point,
                      .type = std::string(event::kExtended),
                      .purpose = event::kAnswerPurpose,
                      .subject = part.request.text(),
                      .version = 2,  // 1 is the request itself
                      .data = event::text_of(extended),
                      .actor = actor},
                     extended.at);
}

Status AnsweringService::tell(store::Transaction& transaction, const Part& part, const event::Answered& answered,
                              const std::string& actor) {
  if (part.contact_point == node_.self.id) return own_desk_.answered(transaction, answered);
  return send_sealed(transaction, node_,
                     {.recipient = part.contact_point,
                      .type = std::string(event::kAnswered),
                      .purpose = event::kAnswerPurpose,
                      .subject = part.request.text(),
                      .version = 3,
                      .data = event::text_of(answered),
                      .actor = actor},
                     answered.at);
}

Status AnsweringService::extend(store::Transaction& transaction, const RequestId& request, std::string_view reason,
                                const std::string& actor) {
  const auto now = node_.clock.now();
  const auto part = TRY(existing(transaction, request));
  TRY(check_extension(node_.clocks, part, reason, now));
  TRY(put_extension(transaction, request, now));
  TRY(note(transaction, actor, "rights.prolonged", request, name_of(part.kind), now));
  return tell(transaction, part, event::Extended{request, crypto::seal_box(part.person_key, as_bytes(reason)), now}, actor);
}

Result<PreparedAnswer> AnsweringService::prepare_answer(const RequestId& request, Answer answer) {
  auto part =
      TRY(node_.database.read_value<Part>([&](store::Transaction& transaction) { return existing(transaction, request); }));
  TRY(check_answer(part, answer));
  auto about = is_upheld(part.kind, answer.outcome) ? TRY(matched(part)) : std::vector<std::string>{};
  return PreparedAnswer{std::move(part), std::move(answer), std::move(about)};
}

Result<std::int64_t> AnsweringService::answer(store::Transaction& transaction, const PreparedAnswer& prepared,
                                              const std::string& actor) {
  const auto now = node_.clock.now();
  const auto& [part, answer, about] = prepared;
  const auto kept = crypto::seal_box(node_.keys.sealing_key(kDomain), as_bytes(answer.text));
  if (!TRY(put_answer(transaction, part.request, answer.outcome, kept, now))) {
    return fail(ErrorCode::kFailedPrecondition, "this request was answered before");
  }
  TRY(note(transaction, actor, "rights.decided", part.request, name_of(answer.outcome), now));
  std::int64_t receivers = 0;
  if (is_upheld(part.kind, answer.outcome)) {
    receivers = TRY(holdings_.end(transaction, part.request, about, actor, now));
  } else {
    TRY(holdings_.refuse(transaction, part.request, now));
  }
  TRY(tell(
      transaction, part,
      event::Answered{part.request, answer.outcome, crypto::seal_box(part.person_key, as_bytes(answer.text)), receivers, now},
      actor));
  return receivers;
}

}  // namespace dijkwacht::rights
