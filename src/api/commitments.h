#pragma once

#include <functional>
#include <string>

#include "api/call.h"
#include "api/repeats.h"
#include "policy/engine.h"
#include "programme/register_service.h"

namespace dijkwacht::api {

/// The programme's register: what partners promised and did. Acts name the version of the commitment that the person saw.
class Commitments {
 public:
  Commitments(programme::RegisterService& service, const policy::PolicyDesk& policy, const Repeats& repeats)
      : register_(service), policy_(policy), repeats_(repeats) {}

  /// All of it, for the overview: partners, actions, commitments, open bottlenecks.
  Result<http::Response> all(const Call& call) const;
  Result<http::Response> get(const Call& call) const;
  Result<http::Response> create(const Call& call) const;
  Result<http::Response> move(const Call& call) const;
  /// A partner's contact reports for their own organisation only.
  Result<http::Response> report(const Call& call) const;
  Result<http::Response> name_bottleneck(const Call& call) const;
  Result<http::Response> solve(const Call& call) const;
  Result<http::Response> escalate(const Call& call) const;
  Result<http::Response> decide(const Call& call) const;
  Result<http::Response> appoint(const Call& call) const;

 private:
  using Act = std::function<Status(store::Transaction&, const programme::ActOn&, const JsonValue& body)>;
  Result<http::Response> act(const Call& call, const Act& act) const;
  std::string text_of(const programme::Dossier& dossier, const Call& call) const;
  Status check_own(store::Transaction& transaction, const Call& call, const programme::CommitmentId& id) const;

  programme::RegisterService& register_;
  const policy::PolicyDesk& policy_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
