#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/clock.h"
#include "base/error.h"
#include "base/id.h"
#include "base/result.h"
#include "telemetry/code.h"
#include "telemetry/plain_name.h"

namespace spdlog {
class logger;
}

namespace dijkwacht::telemetry {

enum class LogLevel : std::uint8_t { kDebug, kInfo, kWarning, kError };

/// What a log line may tell: numbers, flags, moments, ids, codes, plain names and errors. There is no way in for a text that
/// someone typed, and none for Sensitive<T>.
class LogValue {
 public:
  template <std::integral Number>
  LogValue(Number number) {  // NOLINT(google-explicit-constructor): reads as a list
    // A template, also for bool, because a text would convert to a bool parameter.
    if constexpr (std::same_as<Number, bool>) {
      content_ = number;
    } else {
      content_ = static_cast<std::int64_t>(number);
    }
  }
  LogValue(double number) : content_(number) {}                       // NOLINT(google-explicit-constructor)
  LogValue(Code code) : content_(std::string(code.text())) {}         // NOLINT(google-explicit-constructor)
  LogValue(const PlainName& name) : content_(name.text()) {}          // NOLINT(google-explicit-constructor)
  LogValue(ErrorCode code) : content_(std::string(name_of(code))) {}  // NOLINT(google-explicit-constructor)
  LogValue(Time time) : content_(time_text(time)) {}                  // NOLINT(google-explicit-constructor)
  template <typename Tag>
  LogValue(const Id<Tag>& id) : content_(id.text()) {}  // NOLINT(google-explicit-constructor)
  /// Milliseconds, with a fraction.
  template <typename Rep, typename Period>
  LogValue(std::chrono::duration<Rep, Period> duration)  // NOLINT(google-explicit-constructor)
      : content_(std::chrono::duration<double, std::milli>(duration).count()) {}

  const std::variant<std::int64_t, bool, double, std::string>& content() const { return content_; }

 private:
  std::variant<std::int64_t, bool, double, std::string> content_;
};

struct LogField {
  Code name;
  LogValue value;
};

/// Writes one JSON object a line: {"time":…,"level":…,"event":…, fields…}. Built by app/ and handed in. Thread-safe; copies
/// write to the same place.
///   log.info("delivery.confirmed", {{"recipient", PlainName(partner)}, {"position", position}, {"state", Code("late")}});
class Log {
 public:
  /// `clock` must outlive the log.
  static Log to_stderr(const Clock& clock, LogLevel minimum = LogLevel::kInfo);
  /// Appends to `file` (mode 0600); at 10 MB it becomes `file.1` and so on, five in all. Errors: kUnavailable.
  static Result<Log> to_file(const std::filesystem::path& file, const Clock& clock, LogLevel minimum = LogLevel::kInfo);
  /// `stream` must outlive the log.
  static Log to_stream(std::ostream& stream, const Clock& clock, LogLevel minimum = LogLevel::kInfo);
  static Log to_nowhere();

  using Fields = std::initializer_list<LogField>;
  void debug(Code event, Fields fields = {}) const { write(LogLevel::kDebug, event, fields, nullptr); }
  void info(Code event, Fields fields = {}) const { write(LogLevel::kInfo, event, fields, nullptr); }
  void warning(Code event, Fields fields = {}) const { write(LogLevel::kWarning, event, fields, nullptr); }
  void error(Code event, Fields fields = {}) const { write(LogLevel::kError, event, fields, nullptr); }
  /// With the error's code as "error". Its message only when the fault is a machine's (unavailable, data-corrupt, internal): what
  /// we say about someone's input may quote more than we would like to keep.
  void warning(Code event, const Error& cause, Fields fields = {}) const { write(LogLevel::kWarning, event, fields, &cause); }
  void error(Code event, const Error& cause, Fields fields = {}) const { write(LogLevel::kError, event, fields, &cause); }

 private:
  Log(std::shared_ptr<spdlog::logger> logger, const Clock* clock, LogLevel minimum)
      : logger_(std::move(logger)), clock_(clock), minimum_(minimum) {}
  void write(LogLevel level, Code event, Fields fields, const Error* cause) const;

  std::shared_ptr<spdlog::logger> logger_;
  const Clock* clock_;
  LogLevel minimum_;
};

}  // namespace dijkwacht::telemetry
