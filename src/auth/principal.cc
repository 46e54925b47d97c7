#include "auth/principal.h"

#include <algorithm>

namespace dijkwacht::auth {

bool Principal::has_role(Role role) const { return std::ranges::find(roles, role) != roles.end(); }

bool Principal::has_scope(const Scope& scope) const { return std::ranges::find(scopes, scope) != scopes.end(); }

std::string Principal::audit_name() const {
  switch (kind) {
    case PrincipalKind::kAnonymous: return "anonymous";
    case PrincipalKind::kPerson: return "person:" + id;
    case PrincipalKind::kMachine: return "key:" + id;
    case PrincipalKind::kPartnerNode: return "partner:" + id;
    case PrincipalKind::kReporter: return "reporter";
    case PrincipalKind::kPersonHeld: return "person-held";
    case PrincipalKind::kDataSubject: return "data-subject";
  }
  return "anonymous";
}

}  // namespace dijkwacht::auth
