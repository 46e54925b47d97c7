#include "rights/request.h"

#include "base/name_table.h"

namespace dijkwacht::rights {
namespace {

constexpr NameTable<Outcome, 4> kOutcomes{"granted", "partly", "refused", "nothing-found"};

Status check_text(std::string_view text, const char* field) {
  if (text.empty()) return fail(ErrorCode::kInvalidArgument, "write to the person why", field);
  if (text.size() > kAnswerBytesMax) return fail(ErrorCode::kInvalidArgument, "this is longer than 8,000 bytes", field);
  return {};
}

}  // namespace

std::string_view name_of(Outcome outcome) { return kOutcomes.name(outcome); }
Result<Outcome> parse_outcome(std::string_view name) { return kOutcomes.parse(name, "outcome"); }

bool is_upheld(Kind kind, Outcome outcome) { return kind != Kind::kAccess && outcome == Outcome::kGranted; }

Status check_answer(const Part& part, const Answer& answer) {
  if (part.outcome) return fail(ErrorCode::kFailedPrecondition, "this request was answered before");
  TRY(check_text(answer.text, "text"));
  const bool gives_data = answer.outcome == Outcome::kGranted || answer.outcome == Outcome::kPartly;
  if (gives_data && !answer.identity_checked) {
    return fail(ErrorCode::kInvalidArgument, "first establish that the person is who they say they are", "identityChecked");
  }
  return {};
}

Status check_extension(const Clocks& clocks, const Part& part, std::string_view reason, Time now) {
  if (part.outcome) return fail(ErrorCode::kFailedPrecondition, "this request was answered before");
  if (part.extended_at)
    return fail(ErrorCode::kFailedPrecondition, "this request was extended before; the law knows one extension");
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(now));
  if (today > clocks.due_on(part.received_at, false)) {
    return fail(ErrorCode::kFailedPrecondition, "the first term has passed: answer now");
  }
  return check_text(reason, "reason");
}

}  // namespace dijkwacht::rights
