#include "api/decisions.h"

#include "api/page.h"

namespace dijkwacht::api {
namespace {

/// The stored answer as it is, with what is given once beside it.
std::string with_hold(const std::string& answer, const std::string& hold_url) {
  JsonWriter json;
  json.value(hold_url);
  return answer.substr(0, answer.rfind('}')) + ",\"holdUrl\":" + json.take() + "}";
}

}  // namespace

Result<http::Response> Decisions::create(const Call& call) const {
  const auto document = TRY(call.json());
  auto payment = TRY(barriers::parse_payment(document.root()));
  auto key = TRY(call.idempotency_key());
  if (key.empty()) key = payment.id;  // the bank's own id of the payment: the same payment is decided once
  const auto decided = TRY(decisions_.decide({.principal = call.actor(), .idempotency_key = key, .payment = std::move(payment)}));
  if (!decided.hold) return http::json(201, decided.answer);
  return http::json(201, with_hold(decided.answer, hold_page_ + "#" + decided.hold->code));
}

Result<http::Response> Decisions::get(const Call& call) const {
  return http::json(200, TRY(decisions_.get(TRY(call.id<barriers::DecisionId>("decisionId")))).answer);
}

Result<http::Response> Decisions::replay(const Call& call) const {
  const auto replay = TRY(decisions_.replay(TRY(call.id<barriers::DecisionId>("decisionId")), call.actor()));
  return object(200, [&](JsonWriter& json) {
    json.member("erased", replay.is_erased);
    if (replay.is_erased) return;
    json.member("same", replay.is_same);
    json.key("answer").raw(replay.answer);
    json.key("replayed").raw(replay.replayed);
  });
}

}  // namespace dijkwacht::api
