#pragma once

#include <string>
#include <vector>

#include "auth/role.h"
#include "auth/scope.h"
#include "base/bytes.h"

namespace dijkwacht::auth {

enum class PrincipalKind : std::uint8_t {
  kAnonymous,    ///< showed nothing
  kPerson,       ///< logged in; `id` is the account's name
  kMachine,      ///< showed an API key; `id` is the key's id
  kPartnerNode,  ///< came over mutual TLS with a certificate of the partner register; `id` is the partner's
  kReporter,     ///< showed a status token; `id` is its hash, and whether a report has it only the reports room can tell
  kPersonHeld,   ///< showed the code of a hold's page; `id` is its hash, as above
  kDataSubject,  ///< showed the code of a request about their own data; `id` is its hash, as above
};

inline constexpr std::size_t kPrincipalKindCount = 7;

/// Who is asking. A value, made by `Authenticator` (or by messaging for a partner's node) and believed from there on.
struct Principal {
  PrincipalKind kind = PrincipalKind::kAnonymous;
  std::string id = {};
  std::vector<Role> roles = {};    ///< of a person or a machine
  std::vector<Scope> scopes = {};  ///< of a machine

  static Principal anonymous() { return {}; }
  static Principal person(std::string account, Role role) { return {PrincipalKind::kPerson, std::move(account), {role}}; }
  static Principal machine(std::string key, std::vector<Scope> scopes) {
    return {PrincipalKind::kMachine, std::move(key), {Role::kRobot}, std::move(scopes)};
  }
  static Principal partner_node(std::string partner) { return {PrincipalKind::kPartnerNode, std::move(partner)}; }
  static Principal reporter(ByteView token_hash) { return {PrincipalKind::kReporter, to_base64url(token_hash)}; }
  static Principal person_held(ByteView code_hash) { return {PrincipalKind::kPersonHeld, to_base64url(code_hash)}; }

  static Principal data_subject(ByteView code_hash) { return {PrincipalKind::kDataSubject, to_base64url(code_hash)}; }

  bool has_role(Role role) const;
  bool has_scope(const Scope& scope) const;
  /// As the audit log names the actor: "person:agent-1", "key:1f2e…", "partner:police"; "reporter", "person-held",
  /// "data-subject" and "anonymous" stand without an id, because what they showed must not be found again by who reads the log.
  std::string audit_name() const;
};

}  // namespace dijkwacht::auth
