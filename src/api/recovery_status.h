#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "victims/recovery_letter.h"
#include "victims/recovery_service.h"

namespace dijkwacht::api {

/// What a victim sees and does with the code of their request to get a payment back.
class RecoveryStatus {
 public:
  RecoveryStatus(const victims::RecoveryService& service, const victims::RecoveryLetters& letters, const Repeats& repeats)
      : recoveries_(service), letters_(letters), repeats_(repeats) {}

  Result<http::Response> get(const Call& call) const;
  Result<http::Response> move(const Call& call) const;
  /// Name and address of the account's holder, once they were released; policy is asked each time.
  Result<http::Response> holder(const Call& call) const;
  /// The victim's letter to the account's holder, as a PDF.
  Result<http::Response> letter(const Call& call) const;

 private:
  /// A refusal by policy with its reasons; other errors as they are.
  Result<http::Response> refused(const Call& call, const Error& error) const;

  const victims::RecoveryService& recoveries_;
  const victims::RecoveryLetters& letters_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
