#include "http/client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "http/raw_socket_testing.h"
#include "http/server.h"

namespace dijkwacht::http {
namespace {

using namespace std::chrono_literals;

class ClientTest : public ::testing::Test {
 protected:
  std::unique_ptr<Server> serve(std::uint16_t port = 0) {
    ServerSettings settings;
    settings.port = port;
    settings.limits.idle_time = 300ms;
    settings.worker_threads = 2;
    return Server::start(std::move(settings),
                         [this](const Request& request) {
                           ++handled_;
                           if (request.path == "/slow") std::this_thread::sleep_for(600ms);
                           if (request.path == "/large") return text(200, std::string(100'000, 'x'));
                           return json(request.method == Method::kPost ? 201 : 200, request.body);
                         })
        .value();
  }
  static ClientSettings to(const Server& server) {
    ClientSettings settings;
    settings.host = "police.localhost";
    settings.port = server.port();
    settings.exchange_time = 2s;
    return settings;
  }
  std::atomic<int> handled_ = 0;
};

TEST_F(ClientTest, KeepsOneConnectionForManyRequests) {
  const auto server = serve();
  Client client(to(*server));
  for (int i = 0; i < 5; ++i) {
    const auto answer = client.post_json("/x", R"({"a":1})");
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->status, 201);
    EXPECT_EQ(answer->body, R"({"a":1})");
    EXPECT_EQ(answer->headers.get("content-type"), "application/json");
  }
  EXPECT_EQ(server->connections(), 1u);
}

TEST_F(ClientTest, ConnectionThatTheServerClosedIsNoticedBeforeSending) {
  const auto server = serve();
  Client client(to(*server));
  ASSERT_TRUE(client.post_json("/x", "{}"));
  for (int i = 0; i < 200 && server->connections() > 0; ++i) std::this_thread::sleep_for(5ms);
  ASSERT_EQ(server->connections(), 0u);
  EXPECT_TRUE(client.post_json("/x", "{}"));
  EXPECT_EQ(handled_, 2);
}

TEST_F(ClientTest, ServerThatCameBackIsReachedAgain) {
  auto server = serve();
  const auto port = server->port();
  Client client(to(*server));
  ASSERT_TRUE(client.get("/"));
  server.reset();
  EXPECT_EQ(client.get("/").error().code, ErrorCode::kUnavailable);
  server = serve(port);
  EXPECT_TRUE(client.get("/"));
}

TEST_F(ClientTest, AnswerThatTakesTooLongIsUnavailable) {
  const auto server = serve();
  auto settings = to(*server);
  settings.exchange_time = 100ms;
  Client client(settings);
  EXPECT_EQ(client.get("/slow").error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(client.get("/"));
}

TEST_F(ClientTest, AnswerOverTheLimitIsTooLarge) {
  const auto server = serve();
  auto settings = to(*server);
  settings.body_bytes_max = 99'999;
  EXPECT_EQ(Client(settings).get("/large").error().code, ErrorCode::kTooLarge);
  settings.body_bytes_max = 100'000;
  EXPECT_EQ(Client(settings).get("/large")->body.size(), 100'000u);
}

TEST_F(ClientTest, HeadHasNoBodyAndTheConnectionStaysUsable) {
  const auto server = serve();
  Client client(to(*server));
  ClientRequest request;
  request.method = Method::kHead;
  request.target = "/large";
  const auto head = client.send(request);
  ASSERT_TRUE(head) << head.error().message;
  EXPECT_EQ(head->headers.get("Content-Length"), "100000");
  EXPECT_EQ(head->body, "");
  EXPECT_TRUE(client.get("/"));
}

TEST_F(ClientTest, InjectedLinesAreRefused) {
  const auto server = serve();
  Client client(to(*server));
  EXPECT_EQ(client.get("/a HTTP/1.1\r\nX: y").error().field, "target");
  EXPECT_EQ(client.get("http://elsewhere/").error().field, "target");
  ClientRequest request;
  request.headers.set("X", "a\r\nY: b");
  EXPECT_EQ(client.send(request).error().field, "headers");
  EXPECT_EQ(handled_, 0);
}

TEST_F(ClientTest, PortWithoutListenerIsUnavailable) {
  auto server = serve();
  const auto settings = to(*server);
  server.reset();
  EXPECT_EQ(Client(settings).get("/").error().code, ErrorCode::kUnavailable);
}

ErrorCode error_after(std::string words, std::size_t body_bytes_max = 1000) {
  const testing::RawServer server(std::move(words));
  ClientSettings settings;
  settings.host = "127.0.0.1";
  settings.port = server.port();
  settings.body_bytes_max = body_bytes_max;
  const auto answer = Client(settings).get("/");
  EXPECT_FALSE(answer);
  return answer ? ErrorCode::kInvalidArgument : answer.error().code;
}

TEST(ClientOfABadServer, GetsAnErrorThatSaysWhat) {
  EXPECT_EQ(error_after(""), ErrorCode::kUnavailable);
  EXPECT_EQ(error_after("HTTP/1.1 200 OK\r\nContent-Le"), ErrorCode::kUnavailable);
  EXPECT_EQ(error_after("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), ErrorCode::kUnavailable);
  EXPECT_EQ(error_after("220 smtp.example ESMTP\r\n"), ErrorCode::kDataCorrupt);
  EXPECT_EQ(error_after("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nabc"), ErrorCode::kDataCorrupt);
  EXPECT_EQ(error_after("HTTP/1.1 200 OK\r\nX: " + std::string(100'000, 'x')), ErrorCode::kDataCorrupt);
}

TEST(ClientOfABadServer, TakesNoMoreThanItsLimitHoweverTheBodyComes) {
  const std::string body(2000, 'x');
  EXPECT_EQ(error_after("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + body), ErrorCode::kTooLarge);
  EXPECT_EQ(error_after("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + body + "\r\n0\r\n\r\n"),
            ErrorCode::kTooLarge);
  EXPECT_EQ(error_after("HTTP/1.1 200 OK\r\n\r\n" + body), ErrorCode::kTooLarge);
}

TEST(ClientAddress, HostAndPortAreRead) {
  EXPECT_EQ(parse_client_address("127.0.0.1:9081")->host, "127.0.0.1");
  EXPECT_EQ(parse_client_address("127.0.0.1:9081")->port, 9081);
  EXPECT_EQ(parse_client_address("[::1]:9081")->host, "::1");
  for (const auto* text : {"", "host", "host:", ":80", "host:0", "host:65536", "host:80x", "::1:80", "host:-1"}) {
    EXPECT_FALSE(parse_client_address(text)) << text;
  }
}

}  // namespace
}  // namespace dijkwacht::http
