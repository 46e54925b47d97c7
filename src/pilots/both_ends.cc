#include "pilots/both_ends.h"

#include <algorithm>

#include "audit/audit_log.h"

namespace dijkwacht::pilots {
namespace {

constexpr std::size_t kRunsShown = 20;
constexpr std::size_t kQuestionsShown = 50;
constexpr std::int64_t kMinutesMax = 10'000;

}  // namespace

Result<const Pilot*> find_pilot(const std::vector<Pilot>& pilots, const std::string& id) {
  const auto found = std::ranges::find(pilots, id, &Pilot::id);
  if (found == pilots.end()) return fail(ErrorCode::kNotFound, "there is no such pilot");
  return &*found;
}

Result<PilotView> view_of(store::Transaction& transaction, const Pilot& pilot) {
  PilotView view{.pilot = &pilot, .runs = TRY(runs_of(transaction, pilot.id, kRunsShown))};
  if (view.runs.empty()) return view;
  const auto& newest = view.runs.front().id;
  view.tally = TRY(tally_of(transaction, newest));
  view.unjudged = TRY(unjudged_hits(transaction, newest, kQuestionsShown));
  view.questions = TRY(own_questions(transaction, newest, kQuestionsShown));
  return view;
}

Result<std::vector<PilotView>> views_of(store::Database& database, const std::vector<Pilot>& pilots) {
  return database.read_value<std::vector<PilotView>>([&](store::Transaction& transaction) -> Result<std::vector<PilotView>> {
    std::vector<PilotView> views;
    for (const auto& pilot : pilots) views.push_back(TRY(view_of(transaction, pilot)));
    return views;
  });
}

Status check_type(const Pilot& pilot, std::string_view type) {
  if (std::ranges::find(pilot.types, type) == pilot.types.end())
    return fail(ErrorCode::kInvalidArgument, "this pilot is not about such values", "type");
  return {};
}

Status check_minutes(std::int64_t minutes) {
  if (minutes < 0 || minutes > kMinutesMax)
    return fail(ErrorCode::kInvalidArgument, "give the minutes it took, 0 or more", "minutes");
  return {};
}

Result<crypto::Token> token_of(ByteView key, const identifiers::Identifier& identifier) {
  return crypto::tokenise(TRY(crypto::SecretKey::from_bytes(key)), name_of(identifier.type()),
                          identifier.canonical().reveal("take part in a pilot"));
}

Status put_own_judgement(store::Transaction& transaction, const RunId& run, const Judgement& judgement) {
  if (!TRY(put_judgement(transaction, run, judgement)))
    return fail(ErrorCode::kFailedPrecondition, "this is no hit of the last run, or it was judged before");
  return {};
}

Status note_act(store::Transaction& transaction, std::string actor, std::string_view action, std::string subject,
                const Pilot& pilot, std::string_view outcome, Time now) {
  TRY(audit::append(transaction,
                    {.actor = std::move(actor),
                     .action = std::string(action),
                     .subject = std::move(subject),
                     .rule = pilot.rule,
                     .purpose = pilot.purpose,
                     .outcome = std::string(outcome)},
                    now));
  return {};
}

}  // namespace dijkwacht::pilots
