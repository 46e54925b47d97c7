#pragma once

#include "api/call.h"
#include "crypto/key_service.h"
#include "store/database.h"

namespace dijkwacht::api {

/// The signals that this node owns, who was told of them and what they confirmed; and where feeds contradict each other.
class OwnedSignals {
 public:
  OwnedSignals(store::Database& database, crypto::KeyService& keys) : database_(database), keys_(keys) {}

  Result<http::Response> list(const Call& call) const;
  /// How many deliveries are not confirmed yet: for whoever waits until partners know.
  Result<http::Response> delivery_progress(const Call& call) const;
  Result<http::Response> conflicts(const Call& call) const;

 private:
  store::Database& database_;
  crypto::KeyService& keys_;
};

}  // namespace dijkwacht::api
