#include "api/work_gate.h"

#include "api/page.h"

namespace dijkwacht::api {
namespace {

constexpr Duration kValidity = std::chrono::minutes(10);

}  // namespace

WorkGate::WorkGate(Random& random, int bits) : random_(random), work_(crypto::SecretKey::random(), bits, kValidity) {}

http::Response WorkGate::challenge(Time now) const {
  const auto challenge = work_.challenge(now, random_);
  return object(200, [&](JsonWriter& json) { json.member("challenge", challenge.text).member("bits", challenge.bits); });
}

Status WorkGate::check(const JsonValue& body, Time now) const {
  const auto proof = TRY(body.at("proofOfWork"));
  const std::string challenge(TRY(proof.string("challenge")));
  const auto expires = TRY(work_.check(challenge, TRY(proof.string("nonce")), now));
  const std::lock_guard lock(mutex_);
  std::erase_if(used_, [&](const auto& entry) { return entry.second < now; });
  if (!used_.emplace(challenge, expires).second) {
    return fail(ErrorCode::kConflict, "this proof of work was used already; fetch a new challenge", "proofOfWork.challenge");
  }
  return {};
}

}  // namespace dijkwacht::api
