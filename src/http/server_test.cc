#include "http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <thread>

#include <fmt/core.h>

#include "http/raw_socket_testing.h"
#include "http/router.h"

namespace dijkwacht::http {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::RawSocket;
using ::testing::StartsWith;

constexpr std::string_view kGet = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";

std::size_t times_in(std::string_view part, std::string_view text) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// A server on a free port with short deadlines and a few routes.
class ServerTest : public ::testing::Test {
 protected:
  static ServerSettings quick() {
    ServerSettings settings;
    settings.limits.header_time = 300ms;
    settings.limits.body_time = 300ms;
    settings.limits.idle_time = 400ms;
    settings.limits.write_time = 400ms;
    settings.limits.linger_time = 300ms;
    settings.limits.drain_time = 2s;
    settings.limits.body_bytes = 1000;
    settings.limits.header_bytes = 4096;
    settings.worker_threads = 2;
    return settings;
  }

  std::unique_ptr<Server> serve(ServerSettings settings) {
    auto echo = [](const Request& r) { return text(200, r.body); };
    std::vector<Route> routes{
        {Method::kGet, "/hello", [](const Request&) { return text(200, "hello"); }},
        {Method::kPost, "/echo", echo},
        {Method::kPost, "/large", echo, 200'000},
        {Method::kGet, "/throws", [](const Request&) -> Response { throw std::runtime_error("NL91ABNA0417164300"); }},
        {Method::kGet, "/throws-a-number", [](const Request&) -> Response { throw 7; }},
        {Method::kGet, "/big", [](const Request&) { return text(200, std::string(8 << 20, 'x')); }},
        {Method::kGet, "/waits",
         [this](const Request&) {
           ++waiting_;
           gate_.get_future().wait();
           return text(200, "waited");
         }},
        {Method::kGet, "/parts/{part}", [](const Request& r) { return text(200, std::string(r.parameter("part").value())); }},
    };
    router_ = std::make_shared<Router>(Router::create(std::move(routes)).value());
    settings.body_bytes_max = [router = router_](const RequestHead& head) { return router->body_bytes_max(head, 1000); };
    settings.access_log = [this](const AccessRecord& record) {
      const std::lock_guard lock(records_mutex_);
      records_.push_back(record);
    };
    return Server::start(std::move(settings), [router = router_](Request r) { return router->handle(std::move(r)); }).value();
  }

  std::string answer_to(std::string_view request) {
    const auto server = serve(quick());
    RawSocket socket(server->port());
    socket.send(request);
    socket.shutdown_send();
    return socket.read_all();
  }

  void wait_for_a_waiting_handler() const {
    while (waiting_ == 0) std::this_thread::sleep_for(1ms);
  }

  std::shared_ptr<Router> router_;
  std::promise<void> gate_;
  std::atomic<int> waiting_ = 0;
  std::mutex records_mutex_;
  std::vector<AccessRecord> records_;
};

TEST_F(ServerTest, AnswersWithLengthDateVersionAndSecurityHeaders) {
  EXPECT_THAT(answer_to(kGet),
              AllOf(StartsWith("HTTP/1.1 200 OK\r\n"), HasSubstr("Content-Length: 5\r\n"), HasSubstr("\r\nDate: "),
                    HasSubstr("API-Version: 1.0.0\r\n"), HasSubstr("Content-Security-Policy: default-src 'none'"),
                    HasSubstr("X-Request-Id: "), HasSubstr("\r\n\r\nhello")));
}

TEST_F(ServerTest, ErrorAnswersCarrySecurityHeadersToo) {
  EXPECT_THAT(
      answer_to("GET /none HTTP/1.1\r\nHost: x\r\n\r\n"),
      AllOf(StartsWith("HTTP/1.1 404"), HasSubstr("X-Content-Type-Options: nosniff"), HasSubstr("application/problem+json")));
  EXPECT_THAT(answer_to("nonsense\r\n\r\n"), AllOf(StartsWith("HTTP/1.1 400"), HasSubstr("X-Content-Type-Options: nosniff")));
}

TEST_F(ServerTest, OneConnectionServesManyRequests) {
  const auto server = serve(quick());
  RawSocket socket(server->port());
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(socket.send(kGet));
    ASSERT_THAT(socket.read_until("hello"), HasSubstr("200 OK"));
  }
  EXPECT_EQ(server->connections(), 1u);
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
  const auto server = serve(quick());
  RawSocket socket(server->port());
  std::string requests;
  for (int i = 0; i < 50; ++i) requests += "GET /parts/" + std::to_string(1000 + i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  requests += "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  socket.send(requests);
  const auto answers = socket.read_all();
  std::size_t at = 0;
  for (int i = 0; i < 50; ++i) {
    const auto next = answers.find("\r\n\r\n" + std::to_string(1000 + i), at);
    ASSERT_NE(next, std::string::npos) << i;
    at = next;
  }
  EXPECT_EQ(times_in("HTTP/1.1 200 OK", answers), 51u);
}

TEST_F(ServerTest, RequestThatComesByteByByteIsRead) {
  const auto server = serve(quick());
  RawSocket socket(server->port());
  for (const char c : std::string("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc")) {
    ASSERT_TRUE(socket.send(std::string_view(&c, 1)));
    std::this_thread::sleep_for(500us);
  }
  EXPECT_THAT(socket.read_until("abc"), HasSubstr("200 OK"));
}

TEST_F(ServerTest, ChunkedBodyIsPutTogether) {
  EXPECT_THAT(answer_to("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                        "chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n"),
              HasSubstr("\r\n\r\nabcde"));
}

TEST_F(ServerTest, AnnouncedLengthOverTheLimitIsRefusedBeforeItIsRead) {
  const auto server = serve(quick());
  RawSocket socket(server->port());
  socket.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10737418240\r\n\r\n");
  EXPECT_THAT(socket.read_all(), AllOf(StartsWith("HTTP/1.1 413"), HasSubstr("Connection: close")));
}

TEST_F(ServerTest, RefusalArrivesThoughTheBodyKeepsComing) {
  const auto server = serve(quick());
  RawSocket socket(server->port());
  socket.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n");
  std::this_thread::sleep_for(50ms);
  socket.send(std::string(500'000, 'x'));
  EXPECT_THAT(socket.read_all(), StartsWith("HTTP/1.1 413"));
}

TEST_F(ServerTest, ChunkedBodyOverTheLimitIsRefusedOnTheWay) {
  const auto server = serve(quick());
  RawSocket socket(server->port());
  socket.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 30; ++i) socket.send("40\r\n" + std::string(64, 'x') + "\r\n");
  EXPECT_THAT(socket.read_all(), StartsWith("HTTP/1.1 413"));
}

TEST_F(ServerTest, BodyLimitIsTheRoutes) {
  const std::string body(1001, 'x');
  const auto post = [&](std::string_view path) {
    return fmt::format("POST {} HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n{}", path, body);
  };
  EXPECT_THAT(answer_to(post("/large")), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(answer_to(post("/echo")), StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(answer_to("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + body.substr(1)),
              StartsWith("HTTP/1.1 200"));
}

TEST_F(ServerTest, RequestsThatTwoReadersWouldReadDifferentlyAreRefused) {
  for (const auto* fields : {
           "Host: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n",
           "Host: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n",
           "Host: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n",
           "Host: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n",
           "Host: x\r\nContent-Length: 3, 3\r\n",
           "Host: x\r\nContent-Length: +3\r\n",
           "Host: x\r\nContent-Length: -3\r\n",
           "Host: x\r\nContent-Length: 99999999999999999999999\r\n",
           "Host: x\r\nTransfer-Encoding: gzip\r\n",
           "Host: x\r\nTransfer-Encoding: gzip, chunked\r\n",
           "Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
           "Host: x\r\nContent-Length : 3\r\n",
           "Host: x\r\nHost: y\r\nContent-Length: 3\r\n",
           "Host: x\r\nAuthorization: Status a\r\nAuthorization: Status b\r\nContent-Length: 3\r\n",
           "Content-Length: 3\r\n",
       }) {
    EXPECT_THAT(answer_to(fmt::format("POST /echo HTTP/1.1\r\n{}\r\nabc", fields)),
                AllOf(StartsWith("HTTP/1.1 400"), HasSubstr("Connection: close")))
        << fields;
  }
}

TEST_F(ServerTest, HugeHeaderIs431) {
  EXPECT_THAT(answer_to("GET /hello HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(20'000, 'x') + "\r\n\r\n"),
              StartsWith("HTTP/1.1 431"));
  EXPECT_THAT(answer_to("GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n"), StartsWith("HTTP/1.1 431"));
}

TEST_F(ServerTest, BadTargetsAreRefusedWithTheFieldAtFault) {
  for (const auto* path : {"/%ff", "/parts/a%2Fb", "/../x", "/%2e%2e/x", "/parts/%00"}) {
    EXPECT_THAT(answer_to(fmt::format("GET {} HTTP/1.1\r\nHost: x\r\n\r\n", path)),
                AllOf(StartsWith("HTTP/1.1 400"), HasSubstr("\"field\":\"path\"")))
        << path;
  }
}

TEST_F(ServerTest, UnknownMethodsAre501AndForbiddenOnes405) {
  EXPECT_THAT(answer_to("TRACE /hello HTTP/1.1\r\nHost: x\r\n\r\n"), StartsWith("HTTP/1.1 501"));
  EXPECT_THAT(answer_to("BREW /hello HTTP/1.1\r\nHost: x\r\n\r\n"), StartsWith("HTTP/1.1 501"));
  EXPECT_THAT(answer_to("PUT /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"),
              AllOf(StartsWith("HTTP/1.1 405"), HasSubstr("Allow: GET, HEAD, OPTIONS")));
}

TEST_F(ServerTest, HeadHasGetsHeadersAndNoBody) {
  const auto answer = answer_to("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(answer, AllOf(StartsWith("HTTP/1.1 200"), HasSubstr("Content-Length: 5\r\n")));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(ServerTest, GoAheadIsGivenOnlyWhenTheBodyIsWelcome) {
  const auto server = serve(quick());
  RawSocket welcome(server->port());
  welcome.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_THAT(welcome.read_until("\r\n\r\n"), StartsWith("HTTP/1.1 100 Continue"));
  welcome.send("abc");
  EXPECT_THAT(welcome.read_until("abc"), HasSubstr("200 OK"));
  RawSocket refused(server->port());
  refused.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5000\r\n\r\n");
  EXPECT_THAT(refused.read_all(), StartsWith("HTTP/1.1 413"));
}

TEST_F(ServerTest, HalfClosedConnectionStillGetsItsAnswer) { EXPECT_THAT(answer_to(kGet), HasSubstr("hello")); }

TEST_F(ServerTest, CloseIsKeptAndHttp10ClosesByItself) {
  const auto server = serve(quick());
  RawSocket closing(server->port());
  closing.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(closing.read_all(), HasSubstr("Connection: close"));
  RawSocket old(server->port());
  old.send("GET /hello HTTP/1.0\r\nHost: x\r\n\r\n");
  EXPECT_THAT(old.read_all(), HasSubstr("hello"));
}

TEST_F(ServerTest, AbruptResetsHurtNobodyElse) {
  const auto server = serve(quick());
  for (int i = 0; i < 100; ++i) {
    RawSocket socket(server->port());
    socket.send(i % 3 == 0 ? "GET /hel" : i % 3 == 1 ? kGet : "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc");
    socket.reset();
  }
  RawSocket socket(server->port());
  socket.send(kGet);
  EXPECT_THAT(socket.read_until("hello"), HasSubstr("200 OK"));
}

TEST_F(ServerTest, SlowHeaderIsCutInTimeThoughBytesKeepComing) {
  const auto server = serve(quick());
  RawSocket socket(server->port());
  socket.send("GET /hello HTTP/1.1\r\n");
  const auto begun = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - begun < 1500ms && socket.send("X: y\r\n")) std::this_thread::sleep_for(20ms);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1500ms);
  EXPECT_EQ(server->connections(), 0u);
}

TEST_F(ServerTest, SlowBodyIdleAndSilentConnectionsAreCutInTime) {
  const auto server = serve(quick());
  RawSocket body(server->port());
  body.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
  RawSocket idle(server->port());
  idle.send(kGet);
  RawSocket silent(server->port());
  EXPECT_TRUE(body.is_closed_within(1500ms));
  EXPECT_TRUE(idle.is_closed_within(1500ms));
  EXPECT_TRUE(silent.is_closed_within(1500ms));
}

TEST_F(ServerTest, ClientThatDoesNotReadIsCutInTime) {
  const auto server = serve(quick());
  RawSocket socket(server->port());
  socket.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
  for (int i = 0; i < 200 && server->connections() > 0; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(server->connections(), 0u);
}

TEST_F(ServerTest, ExceptionInAHandlerIs500WithoutDetail) {
  for (const auto* path : {"/throws", "/throws-a-number"}) {
    const auto answer = answer_to(fmt::format("GET {} HTTP/1.1\r\nHost: x\r\n\r\n", path));
    EXPECT_THAT(answer,
                AllOf(StartsWith("HTTP/1.1 500"), HasSubstr("problem+json"), Not(HasSubstr("NL91")), Not(HasSubstr("runtime"))));
  }
  ASSERT_EQ(records_.size(), 2u);
  EXPECT_THAT(records_[0].fault, AllOf(HasSubstr("runtime_error"), Not(HasSubstr("NL91"))));
  EXPECT_THAT(records_[1].fault, HasSubstr("threw"));
}

TEST_F(ServerTest, ConnectionsPerClientAndInAllAreLimited) {
  auto settings = quick();
  settings.limits.connections_per_client = 2;
  const auto server = serve(std::move(settings));
  RawSocket first(server->port());
  RawSocket second(server->port());
  first.send(kGet);
  second.send(kGet);
  EXPECT_THAT(first.read_until("hello"), HasSubstr("200"));
  EXPECT_THAT(second.read_until("hello"), HasSubstr("200"));
  RawSocket third(server->port());
  EXPECT_TRUE(third.is_closed_within(300ms));
  first.close();
  for (int i = 0; i < 100 && server->connections() > 1; ++i) std::this_thread::sleep_for(5ms);
  RawSocket fourth(server->port());
  fourth.send(kGet);
  EXPECT_THAT(fourth.read_until("hello"), HasSubstr("200"));
}

TEST_F(ServerTest, FullQueueIs503WithRetryAfterAndIoGoesOn) {
  auto settings = quick();
  settings.worker_threads = 1;
  settings.limits.worker_queue = 1;
  const auto server = serve(std::move(settings));
  RawSocket running(server->port());
  running.send("GET /waits HTTP/1.1\r\nHost: x\r\n\r\n");
  wait_for_a_waiting_handler();
  RawSocket queued(server->port());
  queued.send(kGet);
  std::this_thread::sleep_for(50ms);
  RawSocket refused(server->port());
  refused.send(kGet);
  EXPECT_THAT(refused.read_until("}"), AllOf(StartsWith("HTTP/1.1 503"), HasSubstr("Retry-After: 1")));
  gate_.set_value();
  EXPECT_THAT(running.read_until("waited"), HasSubstr("200"));
  EXPECT_THAT(queued.read_until("hello"), HasSubstr("200"));
}

TEST_F(ServerTest, LogHoldsThePatternAndNeverPathQueryOrAddress) {
  const auto server = serve(quick());
  RawSocket socket(server->port());
  socket.send("GET /parts/NL91ABNA0417164300?iban=NL91ABNA0417164300 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  socket.read_all();
  server->stop();
  ASSERT_EQ(records_.size(), 1u);
  EXPECT_EQ(records_[0].route, "/parts/{part}");
  EXPECT_EQ(records_[0].method, "GET");
  EXPECT_EQ(records_[0].status, 200);
  EXPECT_FALSE(records_[0].request_id.empty());
}

TEST_F(ServerTest, StopAnswersWhatRunsAndClosesWhatRests) {
  const auto server = serve(quick());
  RawSocket resting(server->port());
  resting.send(kGet);
  resting.read_until("hello");
  RawSocket running(server->port());
  running.send("GET /waits HTTP/1.1\r\nHost: x\r\n\r\n");
  wait_for_a_waiting_handler();
  auto stopping = std::async(std::launch::async, [&] { server->stop(); });
  EXPECT_TRUE(resting.is_closed_within(300ms));
  EXPECT_FALSE(RawSocket(server->port()).is_connected());
  gate_.set_value();
  EXPECT_THAT(running.read_all(), AllOf(HasSubstr("Connection: close"), HasSubstr("waited")));
  stopping.wait();
}

TEST_F(ServerTest, StopUnderLoadAnswersEveryRequestThatReachedAHandler) {
  std::atomic<int> handled = 0;
  std::atomic<int> answered = 0;
  auto settings = quick();
  settings.io_threads = 2;
  const auto server = Server::start(std::move(settings), [&](const Request&) {
                        ++handled;
                        return text(200, "counted");
                      }).value();
  std::latch warm(8);
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      RawSocket socket(server->port());
      for (int n = 0; socket.send(kGet); ++n) {
        const auto answer = socket.read_until("counted");
        if (!answer.contains("counted")) break;
        ++answered;
        if (n == 5) warm.count_down();
        if (answer.contains("Connection: close")) break;
      }
    });
  }
  warm.wait();
  server->stop();
  for (auto& client : clients) client.join();
  EXPECT_EQ(answered, handled);
  EXPECT_GT(answered, 40);
}

TEST_F(ServerTest, DrainHasAHardLimit) {
  auto settings = quick();
  settings.limits.drain_time = 200ms;
  settings.limits.body_time = 60s;
  const auto server = serve(std::move(settings));
  RawSocket socket(server->port());
  socket.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
  std::this_thread::sleep_for(50ms);
  const auto begun = std::chrono::steady_clock::now();
  server->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1500ms);
}

TEST_F(ServerTest, PortThatIsTakenIsRefused) {
  const auto server = serve(quick());
  ServerSettings settings;
  settings.port = server->port();
  const auto second = Server::start(settings, [](const Request&) { return Response(); });
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(second.error().field, "port");
}

TEST_F(ServerTest, SettingsThatCannotWorkAreRefused) {
  const auto field_at_fault = [](ServerSettings settings) {
    const auto server = Server::start(std::move(settings), [](const Request&) { return Response(); });
    return server ? "accepted" : server.error().field;
  };
  EXPECT_EQ(field_at_fault({.address = "nowhere"}), "address");
  EXPECT_EQ(field_at_fault({.io_threads = 0}), "ioThreads");
  EXPECT_EQ(field_at_fault({.worker_threads = 0}), "workerThreads");
  EXPECT_EQ(field_at_fault({.tls = ServerTls{"no pem", "no pem"}}), "certificate");
}

}  // namespace
}  // namespace dijkwacht::http
