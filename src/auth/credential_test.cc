#include "auth/credential.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "auth/csrf.h"

namespace dijkwacht::auth {
namespace {

template <typename Kind>
bool is(const Result<Credential>& credential) {
  return credential && std::holds_alternative<Kind>(*credential);
}

std::string cookie_of(const SessionSecret& session) { return "dw_session=" + session.cookie_value(); }

TEST(Credential, SchemesAreReadInAnyCase) {
  EXPECT_TRUE(is<ApiKeyCredential>(read_credential("Bearer dwk_0011_abc", "")));
  EXPECT_TRUE(is<ApiKeyCredential>(read_credential("bearer  dwk_0011_abc ", "")));
  EXPECT_TRUE(is<StatusCredential>(read_credential("Status AbC-_9", "")));
  EXPECT_TRUE(is<HoldCredential>(read_credential("HOLD AbC-_9", "")));
  EXPECT_TRUE(is<RightsCredential>(read_credential("rights AbC-_9", "")));
}

TEST(Credential, TokenIsKnownByTheHashOfItsText) {
  const auto credential = read_credential("Status abc", "").value();
  EXPECT_EQ(to_hex(std::get<StatusCredential>(credential).token_hash),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(Credential, OtherHeadersAreRefused) {
  for (const auto& header : {std::string("Basic dXNlcjpw"), std::string("Bearer"), std::string("Bearer "),
                             std::string("dwk_0011_abc"), std::string("Status a b"), std::string("Status a\nb"),
                             std::string("Hold é"), "Status " + std::string(kTokenTextBytesMax + 1, 'a')}) {
    const auto credential = read_credential(header, "");
    ASSERT_FALSE(credential) << header;
    EXPECT_EQ(credential.error().code, ErrorCode::kUnauthenticated);
  }
}

TEST(Credential, SessionIsFoundAmongOtherCookies) {
  const auto session = SessionSecret::random();
  const auto credential = read_credential("", "a=b; " + cookie_of(session) + "; xdw_session=1;").value();
  EXPECT_EQ(std::get<SessionSecret>(credential).hash(), session.hash());
}

TEST(Credential, HeaderGoesBeforeCookie) {
  EXPECT_TRUE(is<StatusCredential>(read_credential("Status abc", cookie_of(SessionSecret::random()))));
}

TEST(Credential, NothingShownIsNone) {
  for (const auto* cookie : {"", "a=b", "dw_session", "dw_session=", "dw_session=short", "; ;=;", "dw_session=!!!"}) {
    EXPECT_TRUE(is<NoCredential>(read_credential("", cookie))) << cookie;
  }
}

TEST(Credential, TwoSessionCookiesAreRefused) {
  const auto both = cookie_of(SessionSecret::random()) + "; " + cookie_of(SessionSecret::random());
  EXPECT_EQ(read_credential("", both).error().code, ErrorCode::kUnauthenticated);
  EXPECT_FALSE(read_credential("", std::string(kCookieHeaderBytesMax + 1, ';')));
}

RC_GTEST_PROP(CredentialProperty, AnyHeadersAreReadOrRefused, (const std::string& authorization, const std::string& cookie)) {
  const auto credential = read_credential(authorization, cookie);
  RC_ASSERT(credential || credential.error().code == ErrorCode::kUnauthenticated);
}

TEST(SessionCookie, IsKeptFromScriptsAndOtherSites) {
  const auto session = SessionSecret::random();
  EXPECT_EQ(session_cookie(session, std::chrono::hours(1), CookieTransport::kHttpsOnly),
            cookie_of(session) + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600; Secure");
  EXPECT_EQ(no_session_cookie(CookieTransport::kHttpAllowed), "dw_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

TEST(SessionSecret, TurnsBackFromItsCookie) {
  const auto session = SessionSecret::random();
  EXPECT_EQ(session.cookie_value().size(), 43U);
  EXPECT_EQ(SessionSecret::parse(session.cookie_value()).value().hash(), session.hash());
  EXPECT_FALSE(SessionSecret::parse(session.cookie_value() + "A"));
}

TEST(Csrf, TokenBelongsToItsSession) {
  const auto session = SessionSecret::random();
  const auto other = SessionSecret::random();
  EXPECT_TRUE(check_csrf("POST", session, csrf_token(session)));
  for (const auto& header : {csrf_token(other), std::string(), session.cookie_value(), csrf_token(session) + "A"}) {
    EXPECT_EQ(check_csrf("POST", session, header).error().code, ErrorCode::kPermissionDenied);
  }
}

TEST(Csrf, OnlyReadingNeedsNoToken) {
  const auto session = SessionSecret::random();
  for (const auto* method : {"GET", "HEAD", "OPTIONS"}) EXPECT_TRUE(check_csrf(method, session, "")) << method;
  for (const auto* method : {"POST", "PUT", "PATCH", "DELETE", "get", "ANYTHING", ""})
    EXPECT_FALSE(check_csrf(method, session, "")) << method;
}

TEST(Csrf, TokenDoesNotGiveTheSecretAway) {
  const auto session = SessionSecret::random();
  EXPECT_EQ(csrf_token(session).find(session.cookie_value()), std::string::npos);
  EXPECT_NE(csrf_token(session), to_base64url(session.hash()));
}

TEST(Csrf, AnotherSitesPageMayNotLogIn) {
  constexpr auto kOwn = "http://fhd.localhost:8080";
  EXPECT_TRUE(check_origin("POST", kOwn, kOwn));
  EXPECT_TRUE(check_origin("POST", "", kOwn)) << "no browser";
  EXPECT_TRUE(check_origin("GET", "https://evil.example", kOwn));
  for (const auto* origin :
       {"https://evil.example", "null", "http://fhd.localhost:8081", "http://fhd.localhost:8080.evil.example"}) {
    EXPECT_EQ(check_origin("POST", origin, kOwn).error().code, ErrorCode::kPermissionDenied) << origin;
  }
}

}  // namespace
}  // namespace dijkwacht::auth
