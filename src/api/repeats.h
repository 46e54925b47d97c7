#pragma once

#include <functional>
#include <optional>
#include <string>

#include "api/call.h"
#include "crypto/key_service.h"
#include "store/kept_answer.h"

namespace dijkwacht::api {

/// Must the sender give a key? Not where what is acted on has an id by which a repeat is known.
enum class KeyRule : std::uint8_t { kRequired, kOptional };

/// Requests that their sender may repeat: done once, answered alike (`Idempotency-Key`). Thread-safe.
///
///   const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
///   if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
///   … read the body, prepare …
///   return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> { … });
class Repeats {
 public:
  /// `domain`: of this node's keys, for fingerprints. The references outlive this.
  Repeats(store::Database& database, crypto::KeyService& keys, crypto::KeyDomain domain)
      : database_(database), keys_(keys), domain_(domain) {}

  /// Errors: kInvalidArgument with field "Idempotency-Key"; kUnavailable without keys.
  Result<store::RepeatableRequest> read(const Call& call, KeyRule rule) const;
  /// The answer given before. Errors: kConflict when the key was used for other content.
  Result<std::optional<http::Response>> earlier(const store::RepeatableRequest& asked) const;
  /// Acts and keeps the answer, a JSON text, in one transaction; answers 201. Without a key it only acts.
  Result<http::Response> once(const store::RepeatableRequest& asked, Time now,
                              const std::function<Result<std::string>(store::Transaction&)>& act) const;

 private:
  store::Database& database_;
  crypto::KeyService& keys_;
  crypto::KeyDomain domain_;
};

}  // namespace dijkwacht::api
