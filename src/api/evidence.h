#pragma once

#include "api/call.h"
#include "reports/evidence_service.h"
#include "reports/part_opener_service.h"

namespace dijkwacht::api {

/// Files of evidence, at the police: what may come in; more of it from the reporter with the identification token
/// (`Authorization: Status …`); and an analyst who opens them. The files themselves come to `SealedParts`.
class Evidence {
 public:
  struct Rooms {
    reports::EvidenceService& evidence;
    reports::PartOpener& opener;  ///< who says whether a report may be opened
    const reports::EvidenceRules& rules;
  };
  explicit Evidence(Rooms rooms) : rooms_(rooms) {}

  Result<http::Response> rules(const Call& call) const;
  Result<http::Response> add(const Call& call) const;
  Result<http::Response> list(const Call& call) const;
  /// The file, to be kept and never shown in a page; content of another kind than may be added is a problem that names it.
  Result<http::Response> open(const Call& call) const;

 private:
  Rooms rooms_;
};

/// Members of an object: which file it is, without its key.
void write_evidence_file(JsonWriter& json, const reports::EvidenceFile& file);

}  // namespace dijkwacht::api
