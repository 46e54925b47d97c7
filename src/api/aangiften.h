#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "reports/aangifte_service.h"
#include "reports/part_opener_service.h"

namespace dijkwacht::api {

/// The aangifte beside a report, at the police: its reporter signs, reads the receipt and withdraws with the identification token
/// (`Authorization: Status …`); an analyst reads it in the case.
class Aangiften {
 public:
  struct Rooms {
    reports::AangifteService& aangiften;
    reports::PartOpener& opener;  ///< who says whether a report may be opened
    const reports::AangifteTexts& texts;
    const Repeats& repeats;
    bool node_is_synthetic;  ///< only then a synthetic identity provider vouches for the signer
  };
  explicit Aangiften(Rooms rooms) : rooms_(rooms) {}

  Result<http::Response> get(const Call& call) const;
  Result<http::Response> sign(const Call& call) const;
  Result<http::Response> withdraw(const Call& call) const;
  /// The receipt as PDF: numbers, hash and signature, and no personal data.
  Result<http::Response> receipt(const Call& call) const;
  Result<http::Response> open(const Call& call) const;

 private:
  Rooms rooms_;
};

/// Members of an object.
void write_aangifte(JsonWriter& json, const reports::Aangifte& aangifte);

}  // namespace dijkwacht::api
