#include "victims/recall_service.h"

#include "audit/audit_log.h"
#include "victims/sealed_text.h"

namespace dijkwacht::victims {
namespace {

constexpr std::size_t kBatchRecalls = 500;

Status note(store::Transaction& transaction, std::string actor, std::string action, const RecallId& recall,
            std::string_view outcome, Time now) {
  TRY(audit::append(transaction,
                    {.actor = std::move(actor),
                     .action = std::move(action),
                     .subject = recall.text(),
                     .purpose = {},
                     .outcome = std::string(outcome)},
                    now));
  return {};
}

}  // namespace

Result<RecallService::Prepared> RecallService::prepare(const RecallOrder& order) const {
  TRY(policy::admit(context_.processing, order.is_synthetic));
  const auto id = RecallId::random(context_.random);
  return Prepared{.recall = {.id = id, .facts = order.facts, .created = context_.clock.now(), .answered_at = {}, .returned = {}},
                  .sealed = seal_text(context_.keys, recall_context(id), to_json(order.details))};
}

Status RecallService::take(store::Transaction& transaction, const Prepared& prepared, const std::string& actor) const {
  TRY(insert(transaction, prepared.recall, prepared.sealed));
  return note(transaction, actor, "recall.created", prepared.recall.id, "done", prepared.recall.created);
}

Result<std::vector<Recall>> RecallService::list(const RecallQuery& query) const {
  return context_.database.read_value<std::vector<Recall>>(
      [&](store::Transaction& transaction) { return newest_recalls(transaction, query); });
}

Result<std::vector<RecallTotal>> RecallService::totals() const {
  return context_.database.read_value<std::vector<RecallTotal>>(
      [](store::Transaction& transaction) { return recall_totals(transaction); });
}

Result<Recall> RecallService::get(const RecallId& id) const {
  return context_.database.read_value<Recall>([&](store::Transaction& transaction) { return read_recall(transaction, id); });
}

Result<RecallService::Instruction> RecallService::open(const RecallId& id, const std::string& actor) const {
  auto recall = TRY(get(id));
  const auto sealed = TRY(context_.database.read_value<std::optional<crypto::WrappedPart>>(
      [&](store::Transaction& transaction) { return find_sealed(transaction, id); }));
  if (!sealed) return fail(ErrorCode::kFailedPrecondition, "this recall is over; names and accounts were erased");
  const auto text = TRY(open_text(context_.keys, *sealed));
  auto details = TRY(parse_recall_details(text.reveal("write to the other bank")));
  TRY(context_.database.write([&](store::Transaction& transaction) {
    return note(transaction, actor, "recall.written", id, "shown", context_.clock.now());
  }));
  return Instruction{std::move(recall), std::move(details)};
}

Result<AnswerOutcome> RecallService::answer(store::Transaction& transaction, const RecallAnswer& answer,
                                            const std::string& actor) const {
  const auto recall = TRY(find_recall(transaction, answer.transaction_id));
  if (!recall) return AnswerOutcome::kUnknown;
  const auto outcome = judge(*recall, answer);
  if (outcome != AnswerOutcome::kReturned && outcome != AnswerOutcome::kRefused) return outcome;
  const auto now = context_.clock.now();
  TRY(close(transaction, answered(*recall, answer, now), recall->state));
  TRY(note(transaction, actor, "recall.answered", recall->id, name_of(outcome), now));
  return outcome;
}

Result<std::vector<AnswerOutcome>> RecallService::answer(store::Transaction& transaction,
                                                         const std::vector<RecallAnswer>& answers,
                                                         const std::string& actor) const {
  std::vector<AnswerOutcome> outcomes;
  for (const auto& each : answers) outcomes.push_back(TRY(answer(transaction, each, actor)));
  return outcomes;
}

Result<std::int64_t> RecallService::lapse() const {
  return context_.database.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
    const auto now = context_.clock.now();
    const auto due = TRY(open_until(transaction, now - std::chrono::days(context_.terms.erase_days), kBatchRecalls));
    for (auto recall : due) {
      recall.state = RecallState::kLapsed;
      TRY(close(transaction, recall, RecallState::kOpen));
      TRY(note(transaction, "system", "recall.lapsed", recall.id, "erased", now));
    }
    return static_cast<std::int64_t>(due.size());
  });
}

}  // namespace dijkwacht::victims
