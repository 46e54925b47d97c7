#include "telemetry/log.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "base/json.h"
#include "base/sensitive.h"

namespace dijkwacht::telemetry {
namespace {

// What must not compile: a text of run time, and personal data in any wrapping.
static_assert(!std::constructible_from<LogValue, std::string>);
static_assert(!std::constructible_from<LogValue, std::string_view>);
static_assert(!std::constructible_from<LogValue, const char*>);
static_assert(!std::constructible_from<LogValue, Sensitive<std::string>>);
static_assert(!std::constructible_from<LogValue, Sensitive<std::int64_t>>);
static_assert(!std::convertible_to<std::string, PlainName>);

struct Tag;

class LogTest : public ::testing::Test {
 protected:
  JsonDocument line() {
    auto document = JsonDocument::parse(stream_.str());
    EXPECT_TRUE(document) << stream_.str();
    return std::move(*document);
  }
  std::ostringstream stream_;
  ManualClock clock_{parse_time("2026-11-24T20:54:21.123Z").value()};
  Log log_ = Log::to_stream(stream_, clock_);
};

TEST_F(LogTest, OneEventIsOneLineOfJson) {
  SeededRandom random(1);
  const auto id = Id<Tag>::random(random);
  log_.info("delivery.confirmed", {{"position", std::int64_t{7}},
                                   {"event-id", id},
                                   {"partner", PlainName("police")},
                                   {"state", Code("late")},
                                   {"is_last", true},
                                   {"took_ms", std::chrono::microseconds(1500)},
                                   {"due", clock_.now()}});
  EXPECT_EQ(std::ranges::count(stream_.str(), '\n'), 1);
  const auto document = line();
  const auto& root = document.root();
  EXPECT_EQ(root.string("time").value(), "2026-11-24T20:54:21.123Z");
  EXPECT_EQ(root.string("level").value(), "info");
  EXPECT_EQ(root.string("event").value(), "delivery.confirmed");
  EXPECT_EQ(root.integer("position").value(), 7);
  EXPECT_EQ(root.string("event-id").value(), id.text());
  EXPECT_EQ(root.string("partner").value(), "police");
  EXPECT_EQ(root.string("state").value(), "late");
  EXPECT_TRUE(root.boolean("is_last").value());
  EXPECT_EQ(root.number("took_ms").value(), 1.5);
  EXPECT_EQ(root.string("due").value(), "2026-11-24T20:54:21.123Z");
}

TEST_F(LogTest, TellsTheMessageOfAMachinesFault) {
  log_.error("store.failed", Error{ErrorCode::kUnavailable, "disk\nfull \xff"});
  const auto document = line();
  EXPECT_EQ(document.root().string("error").value(), "unavailable");
  EXPECT_EQ(document.root().string("message").value(), "disk?full ?");
}

TEST_F(LogTest, WithholdsTheMessageAboutSomeonesInput) {
  log_.warning("request.refused", Error{ErrorCode::kInvalidArgument, "NL91DEMO0417164300 is no IBAN", "iban"});
  EXPECT_EQ(line().root().string("error").value(), "invalid-argument");
  EXPECT_EQ(stream_.str().find("NL91"), std::string::npos);
}

TEST_F(LogTest, LinesBelowTheMinimumAreNotWritten) {
  log_.debug("a.b");
  EXPECT_EQ(stream_.str(), "");
  const Log quiet = Log::to_stream(stream_, clock_, LogLevel::kError);
  quiet.warning("a.b");
  EXPECT_EQ(stream_.str(), "");
  quiet.error("a.b");
  EXPECT_NE(stream_.str(), "");
}

TEST_F(LogTest, LinesOfManyThreadsDoNotMix) {
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 100; ++i) log_.info("thread.wrote", {{"thread", thread}, {"number", i}});
    });
  }
  threads.clear();
  std::istringstream lines(stream_.str());
  int count = 0;
  for (std::string text; std::getline(lines, text); ++count) EXPECT_TRUE(JsonDocument::parse(text)) << text;
  EXPECT_EQ(count, 800);
}

TEST_F(LogTest, ALogFileIsForItsOwnerOnly) {
  const auto file = std::filesystem::temp_directory_path() / ("dijkwacht-log-test-" + std::to_string(::getpid()));
  {
    const Log log = Log::to_file(file, clock_).value();
    log.info("node.started");
  }
  struct stat status = {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  std::ifstream stream(file);
  std::string text;
  ASSERT_TRUE(std::getline(stream, text));
  EXPECT_TRUE(JsonDocument::parse(text));
  std::filesystem::remove(file);
}

TEST_F(LogTest, AFileThatCannotBeMadeIsUnavailable) {
  EXPECT_EQ(Log::to_file("/proc/nowhere/log", clock_).error().code, ErrorCode::kUnavailable);
}

TEST(PlainName, PassesNamesOfConfiguration) {
  for (const char* name : {"police", "R05", "eth-phishing-detect", "/api/v1/reports/{reportId}", "2026-11", "a1234"}) {
    EXPECT_EQ(PlainName(name).text(), name);
  }
}

TEST(PlainName, WithholdsWhatCouldBeAPersons) {
  for (const char* text :
       {"", "a12345", "nl91demo0417164300", "0612345678", "jan@example.nl", "Jan Jansen", "+31", "Zo\xc3\xab", "a\n"}) {
    EXPECT_EQ(PlainName(text).text(), "(withheld)") << text;
  }
  EXPECT_EQ(PlainName(std::string(80, 'a')).text().size(), 80U);
  EXPECT_EQ(PlainName(std::string(81, 'a')).text(), "(withheld)");
}

}  // namespace
}  // namespace dijkwacht::telemetry
