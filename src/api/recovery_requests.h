#pragma once

#include <functional>

#include "api/call.h"
#include "api/repeats.h"
#include "victims/recovery_letter.h"
#include "victims/recovery_service.h"

namespace dijkwacht::api {

/// Requests to get a payment back (PNBF): what a victim hands in, and what the bank does with them.
class RecoveryRequests {
 public:
  /// `bank`: who signs the letters.
  RecoveryRequests(const victims::RecoveryService& service, const victims::RecoveryLetters& letters, const Repeats& repeats,
                   victims::Sender bank)
      : recoveries_(service), letters_(letters), repeats_(repeats), bank_(std::move(bank)) {}

  /// Conditions, terms and what is said about them: all that the form needs.
  Result<http::Response> terms(const Call& call) const;
  Result<http::Response> create(const Call& call) const;
  Result<http::Response> list(const Call& call) const;
  /// Opens what the victim told; audited.
  Result<http::Response> get(const Call& call) const;
  Result<http::Response> move(const Call& call) const;
  /// A second person agrees that name and address go to the victim.
  Result<http::Response> agree(const Call& call) const;
  /// Somebody says that they are not right, and why.
  Result<http::Response> disagree(const Call& call) const;
  /// The letter to the payee, as a PDF.
  Result<http::Response> letter(const Call& call) const;

 private:
  /// Writes what the body asks for, once by its key; answers with the request.
  using Write = std::function<Status(store::Transaction&, const victims::RecoveryId&, const JsonValue&)>;
  Result<http::Response> write_once(const Call& call, const Write& write) const;

  const victims::RecoveryService& recoveries_;
  const victims::RecoveryLetters& letters_;
  const Repeats& repeats_;
  victims::Sender bank_;
};

}  // namespace dijkwacht::api
