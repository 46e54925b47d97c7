#include "auth/access_policy.h"

#include <algorithm>

namespace dijkwacht::auth {
namespace {

/// Does this way in let `principal` in?
struct Opens {
  const Principal& principal;

  bool is(PrincipalKind kind) const { return principal.kind == kind; }
  bool operator()(const OpenToAll&) const { return true; }
  bool operator()(const SessionWithRole& way) const {
    return is(PrincipalKind::kPerson) && std::ranges::any_of(way.roles, [&](Role role) { return principal.has_role(role); });
  }
  bool operator()(const SessionOfAnyRole&) const { return is(PrincipalKind::kPerson); }
  bool operator()(const ApiKeyWithScope& way) const { return is(PrincipalKind::kMachine) && principal.has_scope(way.scope); }
  bool operator()(const StatusToken&) const { return is(PrincipalKind::kReporter); }
  bool operator()(const HoldCode&) const { return is(PrincipalKind::kPersonHeld); }
  bool operator()(const RightsCode&) const { return is(PrincipalKind::kDataSubject); }
  bool operator()(const PartnerNode&) const { return is(PrincipalKind::kPartnerNode); }
};

struct Text {
  std::string operator()(const OpenToAll&) const { return "open to all"; }
  std::string operator()(const SessionWithRole& way) const {
    std::string text = "session";
    for (const auto role : way.roles) text += (role == way.roles.front() ? " " : ", ") + std::string(name_of(role));
    return text;
  }
  std::string operator()(const SessionOfAnyRole&) const { return "session of any role"; }
  std::string operator()(const ApiKeyWithScope& way) const { return "key " + way.scope.text(); }
  std::string operator()(const StatusToken&) const { return "status token"; }
  std::string operator()(const HoldCode&) const { return "hold code"; }
  std::string operator()(const RightsCode&) const { return "rights code"; }
  std::string operator()(const PartnerNode&) const { return "partner node"; }
};

}  // namespace

AccessPolicy open_to_all() { return AccessPolicy(OpenToAll{}); }
AccessPolicy session_with(std::vector<Role> roles) { return AccessPolicy(SessionWithRole{std::move(roles)}); }
AccessPolicy session_of_any_role() { return AccessPolicy(SessionOfAnyRole{}); }
AccessPolicy api_key_with(const char* scope) { return AccessPolicy(ApiKeyWithScope{Scope(scope)}); }
AccessPolicy status_token() { return AccessPolicy(StatusToken{}); }
AccessPolicy hold_code() { return AccessPolicy(HoldCode{}); }
AccessPolicy rights_code() { return AccessPolicy(RightsCode{}); }
AccessPolicy partner_node() { return AccessPolicy(PartnerNode{}); }

AccessPolicy operator|(AccessPolicy left, const AccessPolicy& right) {
  left.ways_in_.insert(left.ways_in_.end(), right.ways_in_.begin(), right.ways_in_.end());
  return left;
}

Status admit(const AccessPolicy& policy, const Principal& principal) {
  const auto opens = [&](const WayIn& way) { return std::visit(Opens{principal}, way); };
  if (std::ranges::any_of(policy.ways_in(), opens)) return {};
  if (principal.kind == PrincipalKind::kAnonymous) return fail(ErrorCode::kUnauthenticated, "log in or show a key first");
  return fail(ErrorCode::kPermissionDenied, "what you showed does not open this");
}

std::string text_of(const AccessPolicy& policy) {
  std::string text;
  for (const auto& way : policy.ways_in()) text += (text.empty() ? "" : "; ") + std::visit(Text{}, way);
  return text;
}

}  // namespace dijkwacht::auth
