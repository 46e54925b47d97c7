#include "http/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"

namespace dijkwacht::http {
namespace {

using ::testing::HasSubstr;

Handler says(std::string words) {
  return [words = std::move(words)](const Request&) { return text(200, words); };
}

Request request(Method method, std::string path) {
  Request request;
  request.method = method;
  request.path = std::move(path);
  return request;
}

Router router_of(std::vector<Route> routes, Handler fallback = nullptr) {
  auto router = Router::create(std::move(routes), std::move(fallback));
  EXPECT_TRUE(router.has_value());
  return std::move(*router);
}

std::string refusal(std::vector<Route> routes) {
  const auto router = Router::create(std::move(routes));
  return router ? "accepted" : router.error().message;
}

TEST(Router, MethodAndPatternChooseTheHandler) {
  const auto router = router_of({{Method::kGet, "/api/v1/reports", says("list")},
                                 {Method::kPost, "/api/v1/reports", says("create")},
                                 {Method::kGet, "/", says("root")}});
  EXPECT_EQ(router.handle(request(Method::kGet, "/api/v1/reports")).body, "list");
  EXPECT_EQ(router.handle(request(Method::kPost, "/api/v1/reports")).body, "create");
  EXPECT_EQ(router.handle(request(Method::kGet, "/")).body, "root");
}

TEST(Router, ParametersReachTheHandlerAndThePatternTheLog) {
  const auto router = router_of({{Method::kPut, "/consents/{recipient}/{purpose}", [](const Request& r) {
                                    return text(200, std::string(r.parameter("recipient").value()) + "+" +
                                                         std::string(r.parameter("purpose").value()));
                                  }}});
  const auto response = router.handle(request(Method::kPut, "/consents/police/start investigation"));
  EXPECT_EQ(response.body, "police+start investigation");
  EXPECT_EQ(response.route, "/consents/{recipient}/{purpose}");
}

TEST(Router, ParameterIsNeverEmptyAndNeverTwoSegments) {
  const auto router = router_of({{Method::kGet, "/reports/{reportId}", says("one")}});
  EXPECT_EQ(router.handle(request(Method::kGet, "/reports/")).status, 404);
  EXPECT_EQ(router.handle(request(Method::kGet, "/reports")).status, 404);
  EXPECT_EQ(router.handle(request(Method::kGet, "/reports/a/b")).status, 404);
  EXPECT_EQ(router.handle(request(Method::kGet, "/reports/a/")).status, 404);
  EXPECT_EQ(router.handle(request(Method::kGet, "//reports/a")).status, 404);
}

TEST(Router, LiteralGoesBeforeParameterWhateverTheOrderOfTheTable) {
  const auto router =
      router_of({{Method::kGet, "/cases/{caseId}", says("one")}, {Method::kGet, "/cases/recent", says("recent")}});
  EXPECT_EQ(router.handle(request(Method::kGet, "/cases/recent")).body, "recent");
  EXPECT_EQ(router.handle(request(Method::kGet, "/cases/other")).body, "one");
}

TEST(Router, UnknownMethodOfAKnownPathIs405WithAllow) {
  const auto router = router_of({{Method::kGet, "/holds", says("list")}, {Method::kPost, "/holds", says("make")}});
  const auto response = router.handle(request(Method::kDelete, "/holds"));
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.headers.get("Allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(router.handle(request(Method::kDelete, "/hold")).status, 404);
}

TEST(Router, HeadIsAnsweredByGetOnly) {
  const auto router = router_of({{Method::kGet, "/a", says("a")}, {Method::kPost, "/b", says("b")}});
  EXPECT_EQ(router.handle(request(Method::kHead, "/a")).status, 200);
  EXPECT_EQ(router.handle(request(Method::kHead, "/b")).status, 405);
}

TEST(Router, PathWithoutRouteGoesToTheFallback) {
  const auto router = router_of({{Method::kGet, "/api/v1/node", says("node")}}, says("page"));
  EXPECT_EQ(router.handle(request(Method::kGet, "/melden")).body, "page");
  EXPECT_EQ(router.handle(request(Method::kPost, "/api/v1/node")).status, 405);
}

TEST(Router, ClashesAreRefusedAtTheStart) {
  const auto get = [](std::string pattern) { return Route{Method::kGet, std::move(pattern), says("")}; };
  EXPECT_THAT(refusal({get("/a/{x}"), get("/a/{x}")}), HasSubstr("twice"));
  EXPECT_THAT(refusal({get("/a/{x}"), get("/a/{y}")}), HasSubstr("clash"));
  EXPECT_THAT(refusal({get("/a/{x}/c"), get("/a/b/{y}")}), HasSubstr("clash"));
  EXPECT_EQ(refusal({get("/a/{x}/c"), get("/a/b/c"), get("/a/{x}/d")}), "accepted");
}

TEST(Router, MalformedRowsAreRefusedAtTheStart) {
  for (const auto* pattern :
       {"", "a", "/a/", "/A", "/a_b", "/a/{X}", "/a/{}", "/a/{x", "/a/x}", "/a/{x}y", "/a/{x}/{x}", "/a b", "/a?b"}) {
    EXPECT_NE(refusal({Route{Method::kGet, pattern, says("")}}), "accepted") << pattern;
  }
  EXPECT_THAT(refusal({Route{Method::kGet, "/a", nullptr}}), HasSubstr("no handler"));
  EXPECT_THAT(refusal({Route{Method::kHead, "/a", says("")}}), HasSubstr("by themselves"));
}

TEST(Router, BodyLimitIsTheRoutesOwnOrTheServers) {
  const auto router = router_of({{Method::kPost, "/import", says(""), 10'000}, {Method::kPost, "/reports", says("")}});
  EXPECT_EQ(router.body_bytes_max(request(Method::kPost, "/import"), 5), 10'000u);
  EXPECT_EQ(router.body_bytes_max(request(Method::kPost, "/reports"), 5), 5u);
  EXPECT_EQ(router.body_bytes_max(request(Method::kPost, "/unknown"), 5), 5u);
  EXPECT_EQ(router.body_bytes_max(request(Method::kDelete, "/import"), 5), 5u);
}

class CorsTest : public ::testing::Test {
 protected:
  Router router_ = router_of({
      {Method::kPost,
       "/sealed-parts",
       says("stored"),
       {},
       Cors{{"http://fhd.localhost:8080"}, {"Content-Type"}, {"Retry-After"}}},
      {Method::kGet, "/sealed-parts", says("list")},
  });

  Request from(Method method, std::string_view origin, std::string_view asks = {}) {
    auto r = request(method, "/sealed-parts");
    r.headers.set("Origin", origin);
    if (!asks.empty()) r.headers.set("Access-Control-Request-Method", asks);
    return r;
  }
};

TEST_F(CorsTest, PreflightOfAnAllowedOriginIsAllowed) {
  const auto response = router_.handle(from(Method::kOptions, "http://fhd.localhost:8080", "POST"));
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(response.headers.get("Access-Control-Allow-Origin"), "http://fhd.localhost:8080");
  EXPECT_EQ(response.headers.get("Access-Control-Allow-Methods"), "POST");
  EXPECT_EQ(response.headers.get("Access-Control-Allow-Headers"), "Content-Type");
  EXPECT_FALSE(response.headers.has("Access-Control-Allow-Credentials"));
}

TEST_F(CorsTest, OtherOriginMethodOrSpellingIsNot) {
  for (const auto* origin : {"http://evil.example", "http://fhd.localhost:8080.evil.example", "http://fhd.localhost:80801",
                             "https://fhd.localhost:8080", "null", "http://FHD.localhost:8080"}) {
    EXPECT_FALSE(router_.handle(from(Method::kOptions, origin, "POST")).headers.has("Access-Control-Allow-Origin")) << origin;
  }
  EXPECT_FALSE(
      router_.handle(from(Method::kOptions, "http://fhd.localhost:8080", "GET")).headers.has("Access-Control-Allow-Origin"));
  EXPECT_FALSE(router_.handle(from(Method::kOptions, "http://fhd.localhost:8080")).headers.has("Access-Control-Allow-Origin"));
}

TEST_F(CorsTest, AnswerIsReadableForTheAllowedOriginOnly) {
  const auto allowed = router_.handle(from(Method::kPost, "http://fhd.localhost:8080"));
  EXPECT_EQ(allowed.headers.get("Access-Control-Allow-Origin"), "http://fhd.localhost:8080");
  EXPECT_EQ(allowed.headers.get("Vary"), "Origin");
  EXPECT_EQ(allowed.headers.get("Access-Control-Expose-Headers"), "Retry-After");
  EXPECT_FALSE(router_.handle(from(Method::kPost, "http://evil.example")).headers.has("Access-Control-Allow-Origin"));
  EXPECT_FALSE(router_.handle(from(Method::kGet, "http://fhd.localhost:8080")).headers.has("Access-Control-Allow-Origin"));
}

TEST(Router, OptionsWithoutCorsTellsTheMethodsAndAllowsNobody) {
  const auto router = router_of({{Method::kGet, "/a", says("")}});
  const auto response = router.handle(request(Method::kOptions, "/a"));
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(response.headers.get("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_FALSE(response.headers.has("Access-Control-Allow-Origin"));
}

}  // namespace
}  // namespace dijkwacht::http
