#pragma once

#include <functional>
#include <string_view>

#include "api/call.h"
#include "api/repeats.h"
#include "victims/recovery_letter.h"
#include "victims/recovery_service.h"

namespace dijkwacht::api {

/// What a victim sees and does with the code of their request to get a payment back.
class RecoveryStatus {
 public:
  /// `bank`: whose name stands in the file for a claim.
  RecoveryStatus(const victims::RecoveryService& service, const victims::RecoveryLetters& letters, const Repeats& repeats,
                 victims::Sender bank)
      : recoveries_(service), letters_(letters), repeats_(repeats), bank_(std::move(bank)) {}

  Result<http::Response> get(const Call& call) const;
  Result<http::Response> move(const Call& call) const;
  /// Name and address of the account's holder, once they were released; policy is asked each time.
  Result<http::Response> holder(const Call& call) const;
  /// The victim's letter to the account's holder, as a PDF.
  Result<http::Response> letter(const Call& call) const;
  /// The victim's file for a civil claim, as a PDF.
  Result<http::Response> claim_pack(const Call& call) const;

 private:
  /// A refusal by policy with its reasons; other errors as they are.
  Result<http::Response> refused(const Call& call, const Error& error) const;
  /// Makes a document of what the victim told and the holder's name, which policy is asked for and which is audited.
  using Write = std::function<documents::Document(const victims::LetterContent&, const victims::RecoveryService::View&)>;
  Result<http::Response> with_name(const Call& call, std::string_view file, const Write& write) const;

  const victims::RecoveryService& recoveries_;
  const victims::RecoveryLetters& letters_;
  const Repeats& repeats_;
  victims::Sender bank_;
};

}  // namespace dijkwacht::api
