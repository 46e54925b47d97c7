#pragma once

#include <string>
#include <variant>
#include <vector>

#include "auth/principal.h"
#include "auth/role.h"
#include "auth/scope.h"
#include "base/result.h"

namespace dijkwacht::auth {

/// One way in.
struct OpenToAll {};
struct SessionWithRole {
  std::vector<Role> roles;  ///< any of these
};
struct SessionOfAnyRole {};
struct ApiKeyWithScope {
  Scope scope;
};
struct StatusToken {};
struct HoldCode {};
struct RightsCode {};
struct PartnerNode {};

using WayIn =
    std::variant<OpenToAll, SessionWithRole, SessionOfAnyRole, ApiKeyWithScope, StatusToken, HoldCode, RightsCode, PartnerNode>;

/// Who may use a route: one or more ways in, any of which suffices. There is no empty policy and no default: every route names
/// one, and "open to all" must be written out. Made by the functions below and joined with `|`:
///   {"GET", "/api/v1/reports", session_with({Role::kHelpdeskAgent}) | api_key_with("reports:read"), list_reports}
/// A value; pure; thread-safe.
class AccessPolicy {
 public:
  friend AccessPolicy open_to_all();
  friend AccessPolicy session_with(std::vector<Role> roles);
  friend AccessPolicy session_of_any_role();
  friend AccessPolicy api_key_with(const char* scope);
  friend AccessPolicy status_token();
  friend AccessPolicy hold_code();
  friend AccessPolicy rights_code();
  friend AccessPolicy partner_node();
  friend AccessPolicy operator|(AccessPolicy left, const AccessPolicy& right);

  const std::vector<WayIn>& ways_in() const { return ways_in_; }

 private:
  explicit AccessPolicy(WayIn way_in) : ways_in_{std::move(way_in)} {}
  std::vector<WayIn> ways_in_;
};

AccessPolicy open_to_all();
/// People who are logged in and have any of `roles`. An empty list lets nobody in.
AccessPolicy session_with(std::vector<Role> roles);
/// Anyone who is logged in.
AccessPolicy session_of_any_role();
/// Machines with an API key that has `scope`, written as in our source ("reports:read"); a text that is no scope aborts.
AccessPolicy api_key_with(const char* scope);
/// Whoever shows a reporter's status token; the handler finds the report by `Principal::id`, or answers kNotFound.
AccessPolicy status_token();
/// Whoever shows a hold's code; the handler finds the hold by `Principal::id`, or answers kNotFound.
AccessPolicy hold_code();
/// Whoever shows the code of a request about their own data; the handler finds it by `Principal::id`, or answers kNotFound.
AccessPolicy rights_code();
AccessPolicy partner_node();

/// Lets in or refuses. Errors: kUnauthenticated when the asker showed nothing; kPermissionDenied when we know who asks, and
/// neither role, scope nor kind of credential opens this route.
Status admit(const AccessPolicy& policy, const Principal& principal);

/// "session helpdesk-agent, police-analyst; key reports:read": for the table of routes and its test.
std::string text_of(const AccessPolicy& policy);

}  // namespace dijkwacht::auth
