#include "api/recovery_status.h"

#include "api/page.h"
#include "api/pdf_answer.h"
#include "api/problem_reasons.h"
#include "api/recovery_json.h"
#include "api/shown_secret.h"

namespace dijkwacht::api {

Result<http::Response> RecoveryStatus::refused(const Call& call, const Error& error) const {
  if (error.code != ErrorCode::kPermissionDenied) return fail(error);
  return http::problem(error, problem_reasons(TRY(recoveries_.refusals(shown_secret(call)))));
}

Result<http::Response> RecoveryStatus::get(const Call& call) const {
  const auto view = TRY(recoveries_.status(shown_secret(call)));
  return object(200, [&](JsonWriter& json) { write_recovery(json, view, recoveries_.terms()); });
}

Result<http::Response> RecoveryStatus::move(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto move = TRY(read_recovery_move(document.root()));
  const auto code = shown_secret(call);
  auto answer = repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(recoveries_.move(transaction, code, move));
    const auto view = TRY(recoveries_.view(transaction, code));
    return object_text([&](JsonWriter& json) { write_recovery(json, view, recoveries_.terms()); });
  });
  if (!answer) return refused(call, answer.error());
  return answer;
}

Result<http::Response> RecoveryStatus::holder(const Call& call) const {
  const auto holder = recoveries_.show_holder(shown_secret(call));
  if (!holder) return refused(call, holder.error());
  return http::json(200, victims::to_json(*holder).reveal("show to the victim under rule R13"));
}

Result<http::Response> RecoveryStatus::with_name(const Call& call, std::string_view file, const Write& write) const {
  const auto code = shown_secret(call);
  const auto view = TRY(recoveries_.status(code));
  auto holder = recoveries_.show_holder(code);
  if (!holder) return refused(call, holder.error());
  const victims::LetterContent content{
      .request = view.request, .details = TRY(recoveries_.own_details(code)), .holder = std::move(*holder)};
  return pdf_answer(write(content, view), std::string(file) + "-" + victims::recovery_number(view.request.id));
}

Result<http::Response> RecoveryStatus::letter(const Call& call) const {
  return with_name(call, "brief", [&](const auto& content, const auto&) { return letters_.demand(content, call.now); });
}

Result<http::Response> RecoveryStatus::claim_pack(const Call& call) const {
  return with_name(call, "dossier", [&](const auto& content, const auto& view) {
    return letters_.claim_pack(content, view.events, bank_, recoveries_.terms(), call.now);
  });
}

}  // namespace dijkwacht::api
