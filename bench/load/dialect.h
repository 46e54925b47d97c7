#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dijkwacht::bench {

/// A whole answer at the front of what was received.
struct Answer {
  std::size_t bytes = 0;
  bool is_good = false;
  std::size_t hits = 0;  ///< identifiers (keys) that the other side knew, when they were counted
};

/// Looking for hits costs the client time, so it is done in a run of its own, before the timed ones.
enum class Counting : std::uint8_t { kNothing, kHits };

/// How a request looks on the wire, and where an answer ends. No state: one for all connections.
class Dialect {
 public:
  Dialect() = default;
  virtual ~Dialect() = default;
  Dialect(const Dialect&) = delete;
  Dialect& operator=(const Dialect&) = delete;

  /// The bytes of the request that one line of the request file stands for.
  virtual std::string request(std::string_view line, std::size_t number) const = 0;
  /// Nothing while the answer is not whole.
  virtual std::optional<Answer> read(std::string_view received, Counting counting) const = 0;
};

inline std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) return std::nullopt;
  return number;
}

/// Redis' protocol, RESP2. A line is a command: words with one space between them.
class Resp final : public Dialect {
 public:
  std::string request(std::string_view line, std::size_t /*number*/) const override {
    std::string words;
    std::size_t count = 0;
    for (std::size_t start = 0; start <= line.size(); ++count) {
      const auto end = std::min(line.find(' ', start), line.size());
      words += "$" + std::to_string(end - start) + "\r\n";
      words += line.substr(start, end - start);
      words += "\r\n";
      start = end + 1;
    }
    return "*" + std::to_string(count) + "\r\n" + words;
  }

  std::optional<Answer> read(std::string_view received, Counting /*counting*/) const override {
    Answer answer;
    const auto end = end_of_value(received, 0, answer.hits);
    if (!end) return std::nullopt;
    answer.bytes = *end;
    answer.is_good = received.front() != '-';
    return answer;
  }

 private:
  static std::optional<std::size_t> end_of_value(std::string_view text, std::size_t start, std::size_t& hits) {
    const auto line_end = text.find("\r\n", start);
    if (line_end == std::string_view::npos) return std::nullopt;
    const auto after = line_end + 2;
    const char kind = text[start];
    if (kind != '$' && kind != '*') return after;
    const auto count = number_in(text.substr(start + 1, line_end - start - 1)).value_or(-1);
    if (count < 0) return after;  // nil: a key that is not there
    if (kind == '$') return end_of_bulk(text, after + static_cast<std::size_t>(count) + 2, hits);
    std::optional<std::size_t> next = after;
    for (std::int64_t i = 0; i < count && next; ++i) next = end_of_value(text, *next, hits);
    return next;
  }

  static std::optional<std::size_t> end_of_bulk(std::string_view text, std::size_t end, std::size_t& hits) {
    if (end > text.size()) return std::nullopt;
    ++hits;
    return end;
  }
};

/// HTTP/1.1 with kept connections. A line is a JSON body, posted to one path with the API keys in turn.
class Http final : public Dialect {
 public:
  struct Target {
    std::string path;
    std::string host;
    std::vector<std::string> keys;
  };
  explicit Http(Target target) : target_(std::move(target)) {}

  std::string request(std::string_view line, std::size_t number) const override {
    std::string text = "POST " + target_.path + " HTTP/1.1\r\nHost: " + target_.host + "\r\n";
    if (!target_.keys.empty()) text += "Authorization: Bearer " + target_.keys[number % target_.keys.size()] + "\r\n";
    text += "Content-Type: application/json\r\nContent-Length: " + std::to_string(line.size()) + "\r\n\r\n";
    return text += line;
  }

  std::optional<Answer> read(std::string_view received, Counting counting) const override {
    constexpr std::string_view kEndOfHead = "\r\n\r\n";
    constexpr std::string_view kLength = "\r\nContent-Length: ";
    const auto head_end = received.find(kEndOfHead);
    if (head_end == std::string_view::npos) return std::nullopt;
    const auto head = received.substr(0, head_end);
    const auto length_at = head.find(kLength);
    // Every answer of this server carries a length; without one there is no telling where it ends.
    const auto length = length_at == std::string_view::npos ? std::nullopt : number_in(head.substr(length_at + kLength.size()));
    if (!length || *length < 0) return Answer{.bytes = received.size(), .is_good = false};
    const auto body_at = head_end + kEndOfHead.size();
    const auto bytes = body_at + static_cast<std::size_t>(*length);
    if (received.size() < bytes) return std::nullopt;
    Answer answer{.bytes = bytes, .is_good = head.starts_with("HTTP/1.1 2")};
    if (counting == Counting::kHits) answer.hits = hits_in(received.substr(body_at, bytes - body_at));
    return answer;
  }

 private:
  static std::size_t hits_in(std::string_view body) {
    constexpr std::string_view kKnown = "\"known\":true";
    std::size_t hits = 0;
    for (auto at = body.find(kKnown); at != std::string_view::npos; at = body.find(kKnown, at + kKnown.size())) ++hits;
    return hits;
  }

  const Target target_;
};

}  // namespace dijkwacht::bench
