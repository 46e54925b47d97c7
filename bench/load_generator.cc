// Asks over loopback as fast as the other side answers: one request at a time on each connection, one thread, plain non-blocking
// sockets and epoll. The server under test (HTTP/1.1) and its rival (RESP) meet the same client.
//
//   load_generator http --port 8082 --connections 64 --requests FILE --seconds 2 --path /api/v1/checks --host NAME --keys FILE
//   load_generator resp --port 6379 --connections 64 --requests FILE --seconds 2
//
// FILE holds a request a line: a JSON body, or a command. They are asked in order and again from the start; with --once the run
// ends after the last. Prints one JSON line. Exit code 1 when an answer was an error: a rate over refusals says nothing.
#include <fmt/core.h>
#include <sys/epoll.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <fstream>
#include <memory>

#include "base/json.h"
#include "load/connection.h"
#include "load/dialect.h"

namespace dijkwacht::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int kSilenceMsMax = 10'000;
constexpr std::size_t kShownBytesMax = 300;

struct Orders {
  std::string protocol;
  std::uint16_t port = 0;
  std::size_t connections = 1;
  std::string requests;
  double seconds = 2;
  bool once = false;
  bool count_hits = false;
  std::string path;
  std::string host;
  std::string keys;
};

Result<std::vector<std::string>> lines_of(const std::string& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(std::move(line));
  if (lines.empty()) return fail(ErrorCode::kInvalidArgument, "there is no line in " + file);
  return lines;
}

Result<std::unique_ptr<Dialect>> dialect_of(const Orders& orders) {
  if (orders.protocol == "resp") return std::make_unique<Resp>();
  Http::Target target{.path = orders.path, .host = orders.host, .keys = {}};
  if (!orders.keys.empty()) target.keys = TRY(lines_of(orders.keys));
  return std::make_unique<Http>(std::move(target));
}

struct Outcome {
  double seconds = 0;
  std::vector<float> microseconds = {};  ///< of each answer
  std::size_t hits = 0;
  std::size_t bytes = 0;
  std::size_t bad = 0;
  std::string first_bad = {};
};

/// One run over all connections.
class Run {
 public:
  Run(const Orders& orders, const Dialect& dialect, std::vector<std::string> requests)
      : orders_(orders),
        counting_(orders.count_hits ? Counting::kHits : Counting::kNothing),
        dialect_(dialect),
        requests_(std::move(requests)) {}
  ~Run() {
    if (epoll_ >= 0) ::close(epoll_);
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  Result<Outcome> go() {
    TRY(connect());
    const auto begun = Steady::now();
    end_ = begun + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(orders_.seconds));
    for (auto& connection : connections_) TRY(ask(connection));
    while (under_way_ > 0) TRY(wait());
    outcome_.seconds = std::chrono::duration<double>(Steady::now() - begun).count();
    return std::move(outcome_);
  }

 private:
  Status connect() {
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    for (std::size_t i = 0; i < orders_.connections; ++i) {
      connections_.push_back(TRY(Connection::open(orders_.port)));
      watch(i, EPOLL_CTL_ADD, EPOLLIN);
    }
    events_.resize(connections_.size());
    return {};
  }

  void watch(std::size_t place, int operation, std::uint32_t what) {
    epoll_event event{};
    event.events = what;
    event.data.u64 = place;
    ::epoll_ctl(epoll_, operation, connections_[place].descriptor(), &event);
  }

  bool has_next() const { return orders_.once ? next_ < requests_.size() : Steady::now() < end_; }

  Status ask(Connection& connection) {
    if (!has_next()) return {};
    ++under_way_;
    TRY(connection.ask(requests_[next_++ % requests_.size()]));
    if (connection.has_rest()) watch(place_of(connection), EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
    return {};
  }

  std::size_t place_of(const Connection& connection) const { return static_cast<std::size_t>(&connection - connections_.data()); }

  Status wait() {
    const int count = ::epoll_wait(epoll_, events_.data(), static_cast<int>(events_.size()), kSilenceMsMax);
    if (count == 0) return fail(ErrorCode::kUnavailable, fmt::format("no answer within {} ms", kSilenceMsMax));
    for (int i = 0; i < count; ++i) {
      const auto& event = events_[static_cast<std::size_t>(i)];
      auto& connection = connections_[event.data.u64];
      if ((event.events & EPOLLOUT) != 0) TRY(go_on_sending(connection));
      if ((event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0) TRY(take(connection));
    }
    return {};
  }

  Status go_on_sending(Connection& connection) {
    TRY(connection.send_rest());
    if (!connection.has_rest()) watch(place_of(connection), EPOLL_CTL_MOD, EPOLLIN);
    return {};
  }

  Status take(Connection& connection) {
    TRY(connection.receive());
    const auto answer = dialect_.read(connection.received(), counting_);
    if (!answer) return {};
    note(connection, *answer);
    connection.drop(answer->bytes);
    --under_way_;
    return ask(connection);
  }

  void note(const Connection& connection, const Answer& answer) {
    outcome_.microseconds.push_back(std::chrono::duration<float, std::micro>(Steady::now() - connection.begun()).count());
    outcome_.hits += answer.hits;
    outcome_.bytes += answer.bytes;
    if (answer.is_good) return;
    if (outcome_.bad++ == 0) outcome_.first_bad = connection.received().substr(0, std::min(answer.bytes, kShownBytesMax));
  }

  const Orders& orders_;
  const Counting counting_;
  const Dialect& dialect_;
  const std::vector<std::string> requests_;
  int epoll_ = -1;
  std::vector<Connection> connections_;
  std::vector<epoll_event> events_;
  std::size_t next_ = 0;
  std::size_t under_way_ = 0;
  Steady::time_point end_;
  Outcome outcome_;
};

std::string json_of(const Orders& orders, Outcome outcome) {
  auto& times = outcome.microseconds;
  std::ranges::sort(times);
  const auto at = [&](double share) {
    return static_cast<double>(times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))]);
  };
  JsonWriter json;
  json.object([&] {
    json.member("requests", times.size()).member("seconds", outcome.seconds);
    json.member("requestsPerSecond", static_cast<double>(times.size()) / outcome.seconds);
    json.member("medianMicroseconds", at(0.5)).member("p99Microseconds", at(0.99)).member("maxMicroseconds", at(1));
    json.member("answerBytes", outcome.bytes / times.size());
    if (orders.count_hits) json.member("hits", outcome.hits);
  });
  return json.take();
}

Status run(const Orders& orders) {
  const auto dialect = TRY(dialect_of(orders));
  auto requests = TRY(lines_of(orders.requests));
  for (std::size_t i = 0; i < requests.size(); ++i) requests[i] = dialect->request(requests[i], i);
  const auto outcome = TRY(Run(orders, *dialect, std::move(requests)).go());
  if (outcome.bad > 0) {
    return fail(ErrorCode::kUnavailable, fmt::format("{} of {} answers were errors; the first:\n{}", outcome.bad,
                                                     outcome.microseconds.size(), outcome.first_bad));
  }
  fmt::print("{}\n", json_of(orders, outcome));
  return {};
}

}  // namespace
}  // namespace dijkwacht::bench

int main(int count, char** arguments) {
  dijkwacht::bench::Orders orders;
  CLI::App program{"Asks over loopback as fast as the other side answers"};
  program.add_option("PROTOCOL", orders.protocol, "http or resp")->required()->check(CLI::IsMember({"http", "resp"}));
  program.add_option("--port", orders.port, "on 127.0.0.1")->required();
  program.add_option("--connections", orders.connections, "kept, each with one request under way")->check(CLI::Range(1, 1024));
  program.add_option("--requests", orders.requests, "a request a line")->required()->check(CLI::ExistingFile);
  program.add_option("--seconds", orders.seconds, "how long")->capture_default_str()->check(CLI::PositiveNumber);
  program.add_flag("--once", orders.once, "every request once, whatever time that takes");
  program.add_flag("--count-hits", orders.count_hits, "count what the other side knew; slower, so not for timing");
  program.add_option("--path", orders.path, "http: where to post");
  program.add_option("--host", orders.host, "http: Host header");
  program.add_option("--keys", orders.keys, "http: API keys, one a line, used in turn")->check(CLI::ExistingFile);
  CLI11_PARSE(program, count, arguments);
  const auto done = dijkwacht::bench::run(orders);
  if (done) return 0;
  fmt::print(stderr, "load_generator: {}\n", done.error().message);
  return 1;
}
