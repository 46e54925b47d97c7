#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/json.h"
#include "base/result.h"
#include "crypto/receipt.h"
#include "reports/form_catalogue.h"
#include "reports/report.h"
#include "reports/victim.h"

namespace dijkwacht::reports {

/// A part that the browser sealed to another organisation and posted there: the desk gets its receipt and its wrap.
struct SubmittedPart {
  PartId id;
  std::string recipient;
  std::string compartment;  ///< "counterparty"
  crypto::Receipt receipt;
  Bytes wrap;  ///< the part's key, sealed to the recipient
};

struct SubmittedConsent {
  std::string recipient;
  std::string purpose;
  std::string text_version;
};

/// `POST /api/v1/reports`, read. There is no member for anything about the other party, and no other member is taken.
struct Submission {
  ReportFacts facts;
  std::string province;  ///< of the form's choice; empty: not answered
  bool is_synthetic = false;
  Victim victim;
  std::vector<SubmittedPart> parts;
  Bytes status_token_hash;
  Bytes identification_hash;
  std::vector<SubmittedConsent> consents;
};

/// Errors: kInvalidArgument with the path of the field. Pure.
Result<Submission> parse_submission(const JsonValue& body, const FormCatalogue& catalogue, Time now);

}  // namespace dijkwacht::reports
