#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace dijkwacht::app {

/// How far long work is, on standard error: a bar on a terminal, a line every ten seconds elsewhere. One thread.
class ProgressBar {
 public:
  ProgressBar();
  void show(std::string_view stage, std::int64_t done, std::int64_t of);
  /// A line of its own.
  void say(std::string_view line);
  void finish();

 private:
  void end_line();

  bool is_terminal_;
  std::string stage_;
  bool is_line_open_ = false;
  std::chrono::steady_clock::time_point last_line_{};
};

}  // namespace dijkwacht::app
