#include "auth/login_service.h"

#include <gtest/gtest.h>

#include <thread>

#include "audit/audit_log.h"
#include "auth/api_key_service.h"
#include "auth/authenticator.h"
#include "auth/csrf.h"
#include "auth/schema_table.h"
#include "auth/session_table.h"
#include "store/database_testing.h"

namespace dijkwacht::auth {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Acts = std::vector<std::string>;

const Password kRight("correct horse battery");
const Password kWrong("wrong horse battery");

std::vector<store::Migration> all_migrations() {
  auto steps = audit::migrations();
  for (const auto& step : migrations()) steps.push_back(step);
  return steps;
}

class AuthTest : public ::testing::TestWithParam<store::testing::Engine> {
 protected:
  AuthTest() { start(DemoLogin::kRefused); }

  void SetUp() override {
    ASSERT_TRUE(log_in_->create_account("system", "agent-1", "Anouk", Role::kHelpdeskAgent, kRight));
    acts();
  }

  /// As a (re)start of the node does.
  void start(DemoLogin demo_login) {
    log_in_ = LoginService::create(database_.get(), clock_, settings_, demo_login).value();
    api_keys_ = std::make_unique<ApiKeyService>(database_.get(), clock_, settings_);
  }

  ErrorCode fail_to_log_in(std::string_view name, const Password& password = kWrong) {
    const auto session = log_in_->log_in(name, password, nullptr);
    return session ? ErrorCode::kInternal : session.error().code;
  }

  /// What the audit log got since the last call: "actor action subject outcome".
  Acts acts() {
    const auto entries = database_
                             ->read_value<std::vector<audit::Entry>>(
                                 [](store::Transaction& transaction) { return audit::read_entries(transaction, 0, 200); })
                             .value();
    Acts texts;
    for (const auto& entry : entries) {
      if (entry.number <= seen_) break;
      texts.insert(texts.begin(), entry.act.actor + " " + entry.act.action + " " + entry.act.subject + " " + entry.act.outcome);
    }
    if (!entries.empty()) seen_ = entries.front().number;
    return texts;
  }

  std::int64_t count(std::string_view sql) {
    return database_
        ->read_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
          return TRY(transaction.query_one(sql, {}))->integer(0);
        })
        .value();
  }

  ManualClock clock_{parse_time("2026-11-24T09:00:00Z").value()};
  AuthSettings settings_ = settings_for_tests();
  store::testing::TemporaryDatabase database_{all_migrations(), GetParam()};
  std::unique_ptr<LoginService> log_in_;
  std::unique_ptr<ApiKeyService> api_keys_;
  std::int64_t seen_ = 0;
};

INSTANTIATE_TEST_SUITE_P(Engines, AuthTest, ::testing::ValuesIn(store::testing::engines()),
                         [](const auto& engine) { return engine.param.name; });

TEST_P(AuthTest, RightPasswordOpensASession) {
  const auto opened = log_in_->log_in("agent-1", kRight, nullptr).value();
  EXPECT_EQ(opened.user.role, Role::kHelpdeskAgent);
  EXPECT_EQ(opened.user.display_name, "Anouk");
  EXPECT_TRUE(check_csrf("POST", opened.secret, opened.csrf_token));
  EXPECT_EQ(log_in_->resume(opened.secret).value().account, "agent-1");
  EXPECT_EQ(acts(), (Acts{"person:agent-1 login person:agent-1 done"}));
}

TEST_P(AuthTest, WrongPasswordAndUnknownNameGetTheSameAnswerAndWork) {
  const auto before = log_in_->passwords_compared();
  const auto wrong = log_in_->log_in("agent-1", kWrong, nullptr).error();
  const auto compared = log_in_->passwords_compared() - before;
  const auto unknown = log_in_->log_in("nobody", kRight, nullptr).error();
  EXPECT_EQ(wrong.code, ErrorCode::kUnauthenticated);
  EXPECT_EQ(unknown.code, wrong.code);
  EXPECT_EQ(unknown.message, wrong.message);
  EXPECT_EQ(unknown.field, wrong.field);
  EXPECT_EQ(compared, 1U);
  EXPECT_EQ(log_in_->passwords_compared() - before, 2U) << "an unknown name costs a hash too";
}

TEST_P(AuthTest, FailedLoginIsAuditedWithoutWhatWasTyped) {
  EXPECT_EQ(fail_to_log_in("agent-1"), ErrorCode::kUnauthenticated);
  EXPECT_EQ(fail_to_log_in("My secret passw0rd"), ErrorCode::kUnauthenticated);
  EXPECT_EQ(acts(), (Acts{"anonymous login.failed person:agent-1 denied", "anonymous login.failed  denied"}));
}

TEST_P(AuthTest, NamesThatAreNoTextAreRefusedLikeOthers) {
  for (const auto& name :
       {std::string(), std::string("\xFF\xFE"), std::string("a\0b", 3), std::string(100'000, 'x'), std::string("' OR 1=1 --")}) {
    EXPECT_EQ(fail_to_log_in(name), ErrorCode::kUnauthenticated);
  }
}

TEST_P(AuthTest, SixthFailureLocksEvenForTheRightPassword) {
  for (int i = 0; i < 6; ++i) EXPECT_EQ(fail_to_log_in("agent-1"), ErrorCode::kUnauthenticated) << i;
  EXPECT_EQ(acts().back(), "system login.locked person:agent-1 done");
  const auto compared = log_in_->passwords_compared();
  EXPECT_EQ(fail_to_log_in("agent-1", kRight), ErrorCode::kRateLimited);
  EXPECT_EQ(log_in_->passwords_compared(), compared) << "a locked name costs no hash";
  EXPECT_TRUE(acts().empty());
  clock_.advance(seconds(30) - Duration(1));
  EXPECT_EQ(fail_to_log_in("agent-1", kRight), ErrorCode::kRateLimited);
  clock_.advance(Duration(1));
  EXPECT_TRUE(log_in_->log_in("agent-1", kRight, nullptr));
}

TEST_P(AuthTest, LockGrowsWithEachFurtherFailure) {
  for (int i = 0; i < 6; ++i) fail_to_log_in("agent-1");
  clock_.advance(seconds(30));
  EXPECT_EQ(fail_to_log_in("agent-1"), ErrorCode::kUnauthenticated);
  clock_.advance(seconds(59));
  EXPECT_EQ(fail_to_log_in("agent-1", kRight), ErrorCode::kRateLimited);
  clock_.advance(seconds(1));
  EXPECT_TRUE(log_in_->log_in("agent-1", kRight, nullptr));
}

TEST_P(AuthTest, LockSurvivesARestart) {
  for (int i = 0; i < 6; ++i) fail_to_log_in("agent-1");
  log_in_.reset();
  api_keys_.reset();
  database_.reopen();
  start(DemoLogin::kRefused);
  EXPECT_EQ(fail_to_log_in("agent-1", kRight), ErrorCode::kRateLimited);
}

TEST_P(AuthTest, UnknownNameIsLockedLikeAKnownOne) {
  for (int i = 0; i < 6; ++i) EXPECT_EQ(fail_to_log_in("nobody"), ErrorCode::kUnauthenticated);
  EXPECT_EQ(fail_to_log_in("nobody"), ErrorCode::kRateLimited);
  EXPECT_EQ(acts().back(), "system login.locked  done");
  EXPECT_TRUE(log_in_->log_in("agent-1", kRight, nullptr)) << "another name is not touched";
}

TEST_P(AuthTest, SuccessForgetsFailures) {
  for (int i = 0; i < 5; ++i) fail_to_log_in("agent-1");
  ASSERT_TRUE(log_in_->log_in("agent-1", kRight, nullptr));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(fail_to_log_in("agent-1"), ErrorCode::kUnauthenticated);
  EXPECT_TRUE(log_in_->log_in("agent-1", kRight, nullptr));
}

TEST_P(AuthTest, GuessesAtOnceDoNotPassTheLock) {
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] {
        for (int i = 0; i < 10; ++i) wrong += fail_to_log_in("agent-1") == ErrorCode::kUnauthenticated ? 1 : 0;
      });
    }
  }
  EXPECT_EQ(wrong, 6);
  EXPECT_EQ(count("SELECT count FROM auth_login_failure"), 6);
}

TEST_P(AuthTest, RememberedNamesAreBounded) {
  settings_.lock_out.names_remembered_max = 3;
  start(DemoLogin::kRefused);
  for (const auto* name : {"aa", "bb", "cc", "dd", "ee"}) {
    fail_to_log_in(name);
    clock_.advance(seconds(1));
  }
  EXPECT_EQ(count("SELECT COUNT(*) FROM auth_login_failure"), 3);
  clock_.advance(hours(25));
  fail_to_log_in("ff");
  EXPECT_EQ(count("SELECT COUNT(*) FROM auth_login_failure"), 1) << "old ones are forgotten";
}

TEST_P(AuthTest, LoggingInReplacesTheSessionThatTheBrowserShowed) {
  const auto first = log_in_->log_in("agent-1", kRight, nullptr).value();
  const auto second = log_in_->log_in("agent-1", kRight, &first.secret).value();
  EXPECT_NE(first.secret.hash(), second.secret.hash());
  EXPECT_EQ(log_in_->resume(first.secret).error().code, ErrorCode::kUnauthenticated);
  EXPECT_TRUE(log_in_->resume(second.secret));
}

TEST_P(AuthTest, SessionEndsWhenIdle) {
  const auto session = log_in_->log_in("agent-1", kRight, nullptr).value();
  clock_.advance(minutes(30) - Duration(1));
  EXPECT_TRUE(log_in_->resume(session.secret));
  clock_.advance(minutes(30) - Duration(1));
  EXPECT_TRUE(log_in_->resume(session.secret)) << "use keeps it open";
  clock_.advance(minutes(30));
  EXPECT_EQ(log_in_->resume(session.secret).error().code, ErrorCode::kUnauthenticated);
}

TEST_P(AuthTest, SessionEndsAtItsAgeHoweverMuchItIsUsed) {
  const auto session = log_in_->log_in("agent-1", kRight, nullptr).value();
  for (int i = 0; i < 39; ++i) {
    clock_.advance(minutes(15));
    EXPECT_TRUE(log_in_->resume(session.secret)) << i;
  }
  clock_.advance(minutes(15) - Duration(1));
  EXPECT_TRUE(log_in_->resume(session.secret));
  clock_.advance(Duration(1));
  EXPECT_FALSE(log_in_->resume(session.secret)) << "ten hours";
}

TEST_P(AuthTest, OldestSessionsGoWhenThereAreTooMany) {
  std::vector<OpenedSession> sessions;
  for (int i = 0; i < 6; ++i) {
    sessions.push_back(log_in_->log_in("agent-1", kRight, nullptr).value());
    clock_.advance(seconds(1));
  }
  EXPECT_FALSE(log_in_->resume(sessions[0].secret));
  for (int i = 1; i < 6; ++i) EXPECT_TRUE(log_in_->resume(sessions[i].secret)) << i;
}

TEST_P(AuthTest, SessionsThatAreOverAreRemoved) {
  ASSERT_TRUE(log_in_->log_in("agent-1", kRight, nullptr));
  clock_.advance(minutes(31));
  ASSERT_TRUE(log_in_->log_in("agent-1", kRight, nullptr));
  EXPECT_EQ(count("SELECT COUNT(*) FROM auth_session"), 1);
}

TEST_P(AuthTest, LogOutEndsTheSessionAndIsAuditedOnce) {
  const auto session = log_in_->log_in("agent-1", kRight, nullptr).value();
  acts();
  EXPECT_TRUE(log_in_->log_out(session.secret));
  EXPECT_TRUE(log_in_->log_out(session.secret)) << "twice is no error";
  EXPECT_FALSE(log_in_->resume(session.secret));
  EXPECT_EQ(acts(), (Acts{"person:agent-1 logout person:agent-1 done"}));
}

TEST_P(AuthTest, NothingThatOpensADoorIsStored) {
  const auto session = log_in_->log_in("agent-1", kRight, nullptr).value();
  const auto key = api_keys_->make(Principal::person("agent-1", Role::kAdministrator), {"robot", {Scope("checks:ask")}}).value();
  const auto key_secret = key.text.reveal("test").substr(21);
  std::string stored;
  const auto read_all = [&](store::Transaction& transaction) -> Status {
    for (const auto* sql : {"SELECT secret_hash FROM auth_session", "SELECT secret_hash FROM auth_api_key"}) {
      for (const auto& row : TRY(transaction.query(sql, {}))) stored += as_text(row.bytes(0));
    }
    stored += TRY(transaction.query_one("SELECT password_hash FROM auth_account", {}))->text(0);
    return {};
  };
  ASSERT_TRUE(database_->read(read_all));
  EXPECT_NE(stored.find(as_text(session.secret.hash())), std::string::npos) << "the search finds what is there";
  EXPECT_EQ(stored.find(as_text(session.secret.key().bytes())), std::string::npos);
  EXPECT_EQ(stored.find(as_text(from_base64url(key_secret).value())), std::string::npos);
  EXPECT_EQ(stored.find(kRight.reveal("test")), std::string::npos);
}

TEST_P(AuthTest, DisabledAccountIsOutAtOnce) {
  const auto session = log_in_->log_in("agent-1", kRight, nullptr).value();
  acts();
  ASSERT_TRUE(log_in_->disable("person:admin-1", "agent-1"));
  EXPECT_FALSE(log_in_->resume(session.secret));
  EXPECT_EQ(fail_to_log_in("agent-1", kRight), ErrorCode::kUnauthenticated);
  EXPECT_EQ(acts().front(), "person:admin-1 account.disabled person:agent-1 done");
  EXPECT_EQ(log_in_->disable("person:admin-1", "nobody").error().code, ErrorCode::kNotFound);
}

TEST_P(AuthTest, NewPasswordEndsSessionsAndTheOldPassword) {
  const auto session = log_in_->log_in("agent-1", kRight, nullptr).value();
  ASSERT_TRUE(log_in_->set_password("person:admin-1", "agent-1", Password("another long password")));
  EXPECT_FALSE(log_in_->resume(session.secret));
  EXPECT_EQ(fail_to_log_in("agent-1", kRight), ErrorCode::kUnauthenticated);
  EXPECT_TRUE(log_in_->log_in("agent-1", Password("another long password"), nullptr));
}

TEST_P(AuthTest, HigherCostRenewsTheHashAtLogIn) {
  settings_.password.cost.operations += 1;
  start(DemoLogin::kRefused);
  ASSERT_TRUE(log_in_->log_in("agent-1", kRight, nullptr));
  EXPECT_EQ(count("SELECT COUNT(*) FROM auth_account WHERE password_hash LIKE '%t=2%'"), 1);
  EXPECT_TRUE(log_in_->log_in("agent-1", kRight, nullptr));
}

TEST_P(AuthTest, AccountsAreMadeOnceAndWithinTheirLimits) {
  EXPECT_EQ(log_in_->create_account("system", "agent-1", "B", Role::kRobot, kRight).error().code, ErrorCode::kConflict);
  for (const auto* name : {"", "a", "Agent", "agent 1", "agent_1", "a@b.nl", "12345678901234567890123456789012345678901"}) {
    EXPECT_EQ(log_in_->create_account("system", name, "B", Role::kRobot, kRight).error().field, "account") << name;
  }
  EXPECT_EQ(log_in_->create_account("system", "b2", "", Role::kRobot, kRight).error().field, "name");
  EXPECT_EQ(log_in_->create_account("system", "b2", "B", Role::kRobot, Password("short")).error().field, "password");
}

TEST_P(AuthTest, DemoLogInIsRefusedUnlessTheNodeAllowsIt) {
  EXPECT_EQ(log_in_->log_in_as(Role::kHelpdeskAgent, "", nullptr).error().code, ErrorCode::kPermissionDenied);
  EXPECT_TRUE(acts().empty());
  start(DemoLogin::kAllowed);
  const auto session = log_in_->log_in_as(Role::kHelpdeskAgent, "", nullptr).value();
  EXPECT_EQ(log_in_->resume(session.secret).value().account, "agent-1");
  EXPECT_EQ(acts(), (Acts{"person:agent-1 login.demo person:agent-1 done"}));
  EXPECT_EQ(log_in_->log_in_as(Role::kBankAnalyst, "", nullptr).error().code, ErrorCode::kNotFound);
}

TEST_P(AuthTest, DemoLogInChoosesAmongSeveralOfOneRole) {
  start(DemoLogin::kAllowed);
  ASSERT_TRUE(log_in_->create_account("system", "agent-2", "B", Role::kHelpdeskAgent, kRight));
  const auto people = log_in_->demo_people(Role::kHelpdeskAgent).value();
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[1].account, "agent-2");
  EXPECT_EQ(log_in_->log_in_as(Role::kHelpdeskAgent, "agent-2", nullptr)->user.account, "agent-2");
  EXPECT_EQ(log_in_->log_in_as(Role::kBankAnalyst, "agent-2", nullptr).error().field, "account");
}

TEST_P(AuthTest, ApiKeyStandsForAMachineWithItsScopes) {
  const auto actor = Principal::person("agent-1", Role::kAdministrator);
  const auto key = api_keys_->make(actor, {"analyst's robot", {Scope("opinions:write"), Scope("cases:read")}}).value();
  EXPECT_TRUE(key.text.reveal("test").starts_with("dwk_" + key.id + "_"));
  const auto machine = api_keys_->authenticate(key.text).value();
  EXPECT_EQ(machine.kind, PrincipalKind::kMachine);
  EXPECT_EQ(machine.id, key.id);
  EXPECT_TRUE(machine.has_role(Role::kRobot));
  EXPECT_TRUE(machine.has_scope(Scope("cases:read")));
  EXPECT_FALSE(machine.has_scope(Scope("cases:write")));
  EXPECT_EQ(acts(), (Acts{"person:agent-1 key.made key:" + key.id + " done"}));
}

TEST_P(AuthTest, AnyOtherKeyTextIsRefusedWithTheSameAnswer) {
  const auto actor = Principal::person("agent-1", Role::kAdministrator);
  const auto key = api_keys_->make(actor, {"robot", {Scope("checks:ask")}}).value();
  const auto text = key.text.reveal("test");
  const auto other = api_keys_->make(actor, {"other", {Scope("checks:ask")}}).value().text.reveal("test");
  std::vector<std::string> wrong{"",
                                 "dwk_",
                                 "dwk_" + key.id,
                                 "dwk_" + key.id + "_",
                                 text + "A",
                                 text.substr(0, text.size() - 1),
                                 "dwk_0000000000000000_" + text.substr(21),
                                 text.substr(0, 21) + other.substr(21),
                                 "DWK" + text.substr(3)};
  for (const auto& candidate : wrong) {
    const auto machine = api_keys_->authenticate(Sensitive(candidate));
    ASSERT_FALSE(machine);
    EXPECT_EQ(machine.error().code, ErrorCode::kUnauthenticated);
    EXPECT_EQ(machine.error().message, "this API key is not in use here");
  }
}

TEST_P(AuthTest, RevokedKeyIsRefusedFromTheNextRequest) {
  const auto actor = Principal::person("agent-1", Role::kAdministrator);
  const auto key = api_keys_->make(actor, {"robot", {Scope("checks:ask")}}).value();
  acts();
  ASSERT_TRUE(api_keys_->revoke(actor, key.id));
  EXPECT_FALSE(api_keys_->authenticate(key.text));
  EXPECT_EQ(api_keys_->revoke(actor, key.id).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(api_keys_->revoke(actor, "no such").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(acts(), (Acts{"person:agent-1 key.revoked key:" + key.id + " done"}))
      << "refused acts leave no record of having been done";
  const auto listed = api_keys_->list("", 10).value();
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_TRUE(listed.front().revoked);
}

TEST_P(AuthTest, KeyExpiresAtItsMoment) {
  const auto actor = Principal::person("agent-1", Role::kAdministrator);
  const auto key = api_keys_->make(actor, {"robot", {Scope("checks:ask")}, clock_.now() + minutes(1)}).value();
  clock_.advance(minutes(1) - Duration(1));
  EXPECT_TRUE(api_keys_->authenticate(key.text));
  clock_.advance(Duration(1));
  EXPECT_FALSE(api_keys_->authenticate(key.text));
}

TEST_P(AuthTest, KeysAreAskedWithinTheirLimits) {
  const auto actor = Principal::person("agent-1", Role::kAdministrator);
  const std::vector<Scope> scopes{Scope("checks:ask")};
  EXPECT_EQ(api_keys_->make(actor, {"", scopes}).error().field, "label");
  EXPECT_EQ(api_keys_->make(actor, {std::string(101, 'x'), scopes}).error().field, "label");
  EXPECT_EQ(api_keys_->make(actor, {"robot", {}}).error().field, "scopes");
  EXPECT_EQ(api_keys_->make(actor, {"robot", scopes, clock_.now()}).error().field, "expires");
  EXPECT_EQ(api_keys_->make(actor, {"robot", scopes, clock_.now() + hours(24 * 365) + Duration(1)}).error().field, "expires");
  EXPECT_TRUE(acts().empty());
}

TEST_P(AuthTest, AuthenticatorKnowsEachCredential) {
  Authenticator authenticator(*log_in_, *api_keys_);
  const auto session = log_in_->log_in("agent-1", kRight, nullptr).value();
  const auto cookie = "dw_session=" + session.secret.cookie_value();
  const auto key = api_keys_->make(Principal::person("agent-1", Role::kAdministrator), {"robot", {Scope("checks:ask")}}).value();

  const auto person = authenticator.authenticate("", cookie).value();
  EXPECT_EQ(person.principal.audit_name(), "person:agent-1");
  EXPECT_TRUE(check_csrf("POST", *person.session, session.csrf_token));
  EXPECT_EQ(authenticator.authenticate("Bearer " + key.text.reveal("test"), cookie).value().principal.kind,
            PrincipalKind::kMachine);
  const auto reporter = authenticator.authenticate("Status abc", "").value().principal;
  EXPECT_EQ(reporter.kind, PrincipalKind::kReporter);
  EXPECT_EQ(reporter.id, to_base64url(crypto::hash(as_bytes("abc"))));
  EXPECT_EQ(authenticator.authenticate("Hold abc", "").value().principal.kind, PrincipalKind::kPersonHeld);
  EXPECT_EQ(authenticator.authenticate("Rights abc", "").value().principal.kind, PrincipalKind::kDataSubject);
  EXPECT_EQ(authenticator.authenticate("", "").value().principal.kind, PrincipalKind::kAnonymous);
}

TEST_P(AuthTest, SessionThatIsOverIsAnonymousButAWrongKeyIsAnError) {
  Authenticator authenticator(*log_in_, *api_keys_);
  const auto stale = "dw_session=" + SessionSecret::random().cookie_value();
  const auto someone = authenticator.authenticate("", stale).value();
  EXPECT_EQ(someone.principal.kind, PrincipalKind::kAnonymous);
  EXPECT_FALSE(someone.session);
  EXPECT_EQ(authenticator.authenticate("Bearer dwk_x", stale).error().code, ErrorCode::kUnauthenticated);
}

}  // namespace
}  // namespace dijkwacht::auth
