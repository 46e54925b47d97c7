#include "auth/access_policy.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <type_traits>

namespace dijkwacht::auth {
namespace {

/// One of each kind, people in every role, machines with and without the scope asked.
std::map<std::string, Principal> everyone() {
  std::map<std::string, Principal> all{
      {"anonymous", Principal::anonymous()},
      {"key reports:read", Principal::machine("k1", {Scope("reports:read")})},
      {"key checks:ask", Principal::machine("k2", {Scope("checks:ask")})},
      {"key of both", Principal::machine("k3", {Scope("checks:ask"), Scope("reports:read")})},
      {"key without scopes", Principal::machine("k4", {})},
      {"partner", Principal::partner_node("police")},
      {"reporter", Principal::reporter(Bytes(32))},
      {"person held", Principal::person_held(Bytes(32))},
  };
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    all[std::string(name_of(role))] = Principal::person("someone", role);
  }
  return all;
}

std::set<std::string> admitted(const AccessPolicy& policy) {
  std::set<std::string> names;
  for (const auto& [name, principal] : everyone()) {
    const auto status = admit(policy, principal);
    if (status) {
      names.insert(name);
      continue;
    }
    const auto expected = name == "anonymous" ? ErrorCode::kUnauthenticated : ErrorCode::kPermissionDenied;
    EXPECT_EQ(status.error().code, expected) << name;
  }
  return names;
}

using Names = std::set<std::string>;
const Names kPeople{"helpdesk-agent",    "routing-editor",  "police-analyst",  "bank-analyst",  "fraud-analyst",
                    "programme-officer", "partner-contact", "privacy-officer", "administrator", "robot"};

TEST(AccessPolicy, CannotBeMadeWithoutAWayIn) { static_assert(!std::is_default_constructible_v<AccessPolicy>); }

TEST(AccessPolicy, OpenToAllLetsEveryoneIn) {
  Names all;
  for (const auto& [name, principal] : everyone()) all.insert(name);
  EXPECT_EQ(admitted(open_to_all()), all);
}

TEST(AccessPolicy, SessionLetsPeopleInWithAnyOfItsRolesOnly) {
  EXPECT_EQ(admitted(session_with({Role::kPoliceAnalyst})), Names{"police-analyst"});
  EXPECT_EQ(admitted(session_with({Role::kPrivacyOfficer, Role::kAdministrator})), (Names{"privacy-officer", "administrator"}));
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    EXPECT_EQ(admitted(session_with({role})), Names{std::string(name_of(role))});
  }
}

TEST(AccessPolicy, SessionWithoutRolesLetsNobodyIn) { EXPECT_TRUE(admitted(session_with({})).empty()); }

TEST(AccessPolicy, SessionOfAnyRoleLetsPeopleInOnly) { EXPECT_EQ(admitted(session_of_any_role()), kPeople); }

// A machine has the role of a robot, but no session: only its scopes open doors.
TEST(AccessPolicy, MachineIsNotLetInByItsRole) { EXPECT_EQ(admitted(session_with({Role::kRobot})), Names{"robot"}); }

TEST(AccessPolicy, ApiKeyNeedsExactlyItsScope) {
  EXPECT_EQ(admitted(api_key_with("reports:read")), (Names{"key reports:read", "key of both"}));
  EXPECT_TRUE(admitted(api_key_with("reports:write")).empty());
  EXPECT_TRUE(admitted(api_key_with("report:read")).empty());
}

TEST(AccessPolicy, TokensCodesAndNodesOpenTheirOwnDoorOnly) {
  EXPECT_EQ(admitted(status_token()), Names{"reporter"});
  EXPECT_EQ(admitted(hold_code()), Names{"person held"});
  EXPECT_EQ(admitted(partner_node()), Names{"partner"});
}

TEST(AccessPolicy, AnyWayInSuffices) {
  EXPECT_EQ(admitted(session_with({Role::kHelpdeskAgent}) | api_key_with("reports:read")),
            (Names{"helpdesk-agent", "key reports:read", "key of both"}));
  EXPECT_EQ(admitted(status_token() | hold_code() | partner_node()), (Names{"reporter", "person held", "partner"}));
}

TEST(AccessPolicy, EveryPairAdmitsWhatItsHalvesAdmit) {
  const std::vector<AccessPolicy> policies{open_to_all(),
                                           session_with({Role::kBankAnalyst}),
                                           session_with({}),
                                           session_of_any_role(),
                                           api_key_with("checks:ask"),
                                           status_token(),
                                           hold_code(),
                                           partner_node()};
  for (const auto& left : policies) {
    for (const auto& right : policies) {
      auto expected = admitted(left);
      expected.merge(admitted(right));
      EXPECT_EQ(admitted(left | right), expected) << text_of(left | right);
    }
  }
}

TEST(AccessPolicy, SaysWhatItIs) {
  EXPECT_EQ(text_of(session_with({Role::kHelpdeskAgent, Role::kPoliceAnalyst}) | api_key_with("reports:read")),
            "session helpdesk-agent, police-analyst; key reports:read");
  EXPECT_EQ(text_of(open_to_all()), "open to all");
}

TEST(Principal, AuditNameTellsNoTokens) {
  EXPECT_EQ(Principal::person("agent-1", Role::kHelpdeskAgent).audit_name(), "person:agent-1");
  EXPECT_EQ(Principal::machine("1f2e", {}).audit_name(), "key:1f2e");
  EXPECT_EQ(Principal::partner_node("police").audit_name(), "partner:police");
  EXPECT_EQ(Principal::reporter(Bytes(32, 1)).audit_name(), "reporter");
  EXPECT_EQ(Principal::person_held(Bytes(32, 1)).audit_name(), "person-held");
  EXPECT_EQ(Principal::anonymous().audit_name(), "anonymous");
}

TEST(Role, NamesTurnBack) {
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    EXPECT_EQ(parse_role(name_of(role)).value(), role);
  }
  EXPECT_EQ(parse_role("Administrator").error().field, "role");
  EXPECT_FALSE(parse_role(""));
}

TEST(Scope, IsAThingAndAnAct) {
  EXPECT_TRUE(Scope::parse("sealed-parts:read"));
  for (const auto* text :
       {"", ":", "reports", "reports:", ":read", "Reports:read", "reports:read ", "a:b:c", "-a:b", "a-:b", "a:*"}) {
    EXPECT_EQ(Scope::parse(text).error().code, ErrorCode::kInvalidArgument) << text;
  }
}

TEST(Scope, ListsTurnIntoTextAndBack) {
  const std::vector<Scope> scopes{Scope("reports:read"), Scope("checks:ask")};
  EXPECT_EQ(scopes_text(scopes), "checks:ask reports:read");
  EXPECT_EQ(scopes_text(parse_scopes("checks:ask reports:read").value()), "checks:ask reports:read");
  EXPECT_TRUE(parse_scopes("").value().empty());
  EXPECT_FALSE(parse_scopes("checks:ask  reports:read"));
}

}  // namespace
}  // namespace dijkwacht::auth
