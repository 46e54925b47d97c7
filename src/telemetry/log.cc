#include "telemetry/log.h"

#include <sys/stat.h>

#include <ostream>

#include <spdlog/logger.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "base/json.h"

namespace dijkwacht::telemetry {
namespace {

constexpr std::size_t kFileBytesMax = 10 * 1024 * 1024;
constexpr std::size_t kOldFilesMax = 4;

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug: return "debug";
    case LogLevel::kInfo: return "info";
    case LogLevel::kWarning: return "warning";
    case LogLevel::kError: return "error";
  }
  return "error";
}

std::shared_ptr<spdlog::logger> logger_for(spdlog::sink_ptr sink) {
  auto logger = std::make_shared<spdlog::logger>("dijkwacht", std::move(sink));
  logger->set_pattern("%v");  // the line is complete JSON
  logger->set_level(spdlog::level::trace);
  logger->flush_on(spdlog::level::trace);
  return logger;
}

/// A file that others may not read: spdlog makes its files with the process's mask.
void make_private(const spdlog::filename_t& file) { ::chmod(file.c_str(), 0600); }

/// Third-party words inside a message may hold anything; a line must stay one line of ASCII.
std::string printable(std::string_view text) {
  std::string line(text);
  for (char& letter : line) {
    if (letter < ' ' || letter > '~') letter = '?';
  }
  return line;
}

bool is_fault_of_a_machine(ErrorCode code) {
  return code == ErrorCode::kUnavailable || code == ErrorCode::kDataCorrupt || code == ErrorCode::kInternal;
}

std::string line_of(Time time, LogLevel level, Code event, Log::Fields fields, const Error* cause) {
  JsonWriter json;
  json.object([&] {
    json.member("time", time_text(time)).member("level", name_of(level)).member("event", event.text());
    if (cause != nullptr) {
      json.member("error", dijkwacht::name_of(cause->code));
      if (is_fault_of_a_machine(cause->code)) json.member("message", printable(cause->message));
    }
    for (const LogField& field : fields) {
      json.key(field.name.text());
      std::visit([&](const auto& content) { json.value(content); }, field.value.content());
    }
  });
  return json.take();
}

}  // namespace

Log Log::to_stderr(const Clock& clock, LogLevel minimum) {
  return {logger_for(std::make_shared<spdlog::sinks::stderr_sink_mt>()), &clock, minimum};
}

Result<Log> Log::to_file(const std::filesystem::path& file, const Clock& clock, LogLevel minimum) {
  try {
    spdlog::file_event_handlers handlers;
    handlers.after_open = [](const spdlog::filename_t& opened, std::FILE*) { make_private(opened); };
    auto sink =
        std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kFileBytesMax, kOldFilesMax, false, handlers);
    return Log(logger_for(std::move(sink)), &clock, minimum);
  } catch (const std::exception&) {
    return fail(ErrorCode::kUnavailable, "cannot write the log " + file.string() + ": is its folder there and writable?");
  }
}

Log Log::to_stream(std::ostream& stream, const Clock& clock, LogLevel minimum) {
  return {logger_for(std::make_shared<spdlog::sinks::ostream_sink_mt>(stream)), &clock, minimum};
}

Log Log::to_nowhere() {
  static const SystemClock clock;
  return {logger_for(std::make_shared<spdlog::sinks::null_sink_mt>()), &clock, LogLevel::kError};
}

void Log::write(LogLevel level, Code event, Fields fields, const Error* cause) const {
  if (level < minimum_) return;
  logger_->info(spdlog::string_view_t(line_of(clock_->now(), level, event, fields, cause)));
}

}  // namespace dijkwacht::telemetry
