#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "http/cookie.h"
#include "http/internal/message.h"
#include "http/response.h"
#include "http/security_headers.h"

namespace dijkwacht::http {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Headers, NamesCompareWithoutCaseAndSetReplacesAll) {
  Headers headers;
  headers.add("Set-Cookie", "a");
  headers.add("set-cookie", "b");
  EXPECT_EQ(headers.count("SET-COOKIE"), 2u);
  EXPECT_EQ(headers.get("Set-cookie"), "a");
  headers.set("set-COOKIE", *headers.get("Set-Cookie"));
  EXPECT_EQ(headers.count("Set-Cookie"), 1u);
  EXPECT_EQ(headers.get("Set-Cookie"), "a");
  headers.set_default("Set-Cookie", "c");
  EXPECT_EQ(headers.get("Set-Cookie"), "a");
}

TEST(Problem, CarriesTypeTitleStatusDetailFieldAndReasons) {
  const auto response = problem({ErrorCode::kPermissionDenied, "rule R05 does not allow this", "identifierId"},
                                {{"no-rule", "R05", "Mag niet", "Not allowed"}});
  EXPECT_EQ(response.status, 403);
  EXPECT_EQ(response.headers.get("Content-Type"), "application/problem+json");
  const auto document = JsonDocument::parse(response.body);
  ASSERT_TRUE(document);
  const auto& root = document->root();
  EXPECT_EQ(root.string("type").value(), "urn:dijkwacht:problem:permission-denied");
  EXPECT_EQ(root.integer("status").value(), 403);
  EXPECT_EQ(root.string("detail").value(), "rule R05 does not allow this");
  EXPECT_EQ(root.string("field").value(), "identifierId");
  EXPECT_EQ(root.array("reasons").value().at(0).string("nl").value(), "Mag niet");
}

TEST(Problem, DefectsOfOursTellNothing) {
  for (const auto code : {ErrorCode::kInternal, ErrorCode::kDataCorrupt}) {
    const auto response = problem({code, "SELECT failed for NL91ABNA0417164300", "secret"});
    EXPECT_EQ(response.status, 500);
    EXPECT_THAT(response.body, AllOf(Not(HasSubstr("NL91")), Not(HasSubstr("secret"))));
  }
}

TEST(Problem, EveryErrorCodeHasItsStatus) {
  EXPECT_EQ(http_status(ErrorCode::kInvalidArgument), 400);
  EXPECT_EQ(http_status(ErrorCode::kUnauthenticated), 401);
  EXPECT_EQ(http_status(ErrorCode::kPermissionDenied), 403);
  EXPECT_EQ(http_status(ErrorCode::kNotFound), 404);
  EXPECT_EQ(http_status(ErrorCode::kConflict), 409);
  EXPECT_EQ(http_status(ErrorCode::kFailedPrecondition), 422);
  EXPECT_EQ(http_status(ErrorCode::kTooLarge), 413);
  EXPECT_EQ(http_status(ErrorCode::kRateLimited), 429);
  EXPECT_EQ(http_status(ErrorCode::kUnavailable), 503);
  EXPECT_EQ(http_status(ErrorCode::kDataCorrupt), 500);
  EXPECT_EQ(http_status(ErrorCode::kInternal), 500);
}

TEST(Wire, HeaderWithALineBreakNeverLeaves) {
  auto response = text(200, "hello");
  response.headers.set("Location", "/a\r\nSet-Cookie: stolen=1");
  const auto wire = internal::wire_text(response, Method::kGet, internal::Persistence::kKeepAlive);
  EXPECT_THAT(wire, AllOf(HasSubstr("HTTP/1.1 500 "), Not(HasSubstr("stolen"))));
}

TEST(Wire, HeadKeepsTheLengthAndLosesTheBody) {
  const auto wire = internal::wire_text(text(200, "hello"), Method::kHead, internal::Persistence::kKeepAlive);
  EXPECT_THAT(wire, AllOf(HasSubstr("Content-Length: 5\r\n"), Not(HasSubstr("hello"))));
}

TEST(Wire, NoContentHasNoLength) {
  const auto wire = internal::wire_text(no_content(), Method::kGet, internal::Persistence::kClose);
  EXPECT_THAT(wire, AllOf(Not(HasSubstr("Content-Length")), HasSubstr("Connection: close\r\n")));
}

TEST(Cookie, ValueIsFoundAmongOthersAndNotByPrefix) {
  EXPECT_EQ(cookie_value("a=1; dw_session=abc; b=2", "dw_session"), "abc");
  EXPECT_EQ(cookie_value("xdw_session=evil; dw_session=\"abc\"", "dw_session"), "abc");
  EXPECT_EQ(cookie_value("dw_session=", "dw_session"), "");
  EXPECT_EQ(cookie_value("dw_session", "dw_session"), std::nullopt);
  EXPECT_EQ(cookie_value("", "dw_session"), std::nullopt);
}

TEST(Cookie, DefaultsAreTheStrictest) {
  EXPECT_EQ(set_cookie_text({.name = "dw_session", .value = "abc"}), "dw_session=abc; Path=/; SameSite=Strict; Secure; HttpOnly");
  EXPECT_EQ(set_cookie_text({.name = "s", .value = "", .age_max = std::chrono::seconds(0)}),
            "s=; Path=/; SameSite=Strict; Max-Age=0; Secure; HttpOnly");
}

TEST(Cookie, ValueCannotAddAttributes) {
  EXPECT_THAT(set_cookie_text({.name = "s", .value = "a; Domain=evil.example\r\nX: y"}),
              AllOf(Not(HasSubstr("; Domain")), Not(HasSubstr("\r"))));
}

TEST(SecurityHeaders, APageThatOthersMayShowSaysSoAndNothingElseDoes) {
  const SecurityHeaderSet set({});
  Headers embedded;
  allow_framing(embedded, {});
  set.apply(embedded);
  EXPECT_THAT(std::string(*embedded.get("Content-Security-Policy")),
              AllOf(HasSubstr("frame-ancestors *;"), HasSubstr("require-trusted-types-for 'script'")));
  Headers other;
  set.apply(other);
  EXPECT_THAT(std::string(*other.get("Content-Security-Policy")), HasSubstr("frame-ancestors 'none'"));
}

TEST(SecurityHeaders, DefaultsStandUnlessTheHandlerSaysOtherwise) {
  const SecurityHeaderSet set({.connect_origins = {"http://police.localhost:8081"}, .api_version = "2.1.0", .is_tls = true});
  Headers headers;
  headers.set("Cache-Control", "no-cache");
  set.apply(headers);
  EXPECT_EQ(headers.get("Cache-Control"), "no-cache");
  EXPECT_EQ(headers.get("API-Version"), "2.1.0");
  EXPECT_THAT(std::string(*headers.get("Content-Security-Policy")),
              AllOf(HasSubstr("default-src 'none'"), HasSubstr("connect-src 'self' http://police.localhost:8081;"),
                    HasSubstr("frame-ancestors 'none'"), HasSubstr("require-trusted-types-for 'script'")));
  for (const auto* name : {"X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy",
                           "Cross-Origin-Resource-Policy", "Strict-Transport-Security"}) {
    EXPECT_EQ(headers.count(name), 1u) << name;
  }
}

}  // namespace
}  // namespace dijkwacht::http
