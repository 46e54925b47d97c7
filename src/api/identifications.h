#pragma once

#include "api/call.h"
#include "reports/identification_service.h"

namespace dijkwacht::api {

/// Reporters who tell the police who they are. On a synthetic node the subject is an invented person; elsewhere an identity
/// provider must vouch for it, and until one is configured nobody can identify.
class Identifications {
 public:
  Identifications(reports::IdentificationService& identification, bool node_is_synthetic)
      : identification_(identification), node_is_synthetic_(node_is_synthetic) {}
  Result<http::Response> create(const Call& call) const;

 private:
  reports::IdentificationService& identification_;
  bool node_is_synthetic_;
};

}  // namespace dijkwacht::api
