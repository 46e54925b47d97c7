#include "app/progress_bar.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace dijkwacht::app {
namespace {

constexpr std::int64_t kBarCharacters = 30;
constexpr auto kLineEvery = std::chrono::seconds(10);

}  // namespace

ProgressBar::ProgressBar() : is_terminal_(isatty(STDERR_FILENO) == 1) {}

void ProgressBar::show(std::string_view stage, std::int64_t done, std::int64_t of) {
  const auto now = std::chrono::steady_clock::now();
  const bool is_new_stage = stage_ != stage;
  if (is_new_stage) end_line();
  stage_ = stage;
  const auto share = of == 0 ? 1.0 : std::clamp(static_cast<double>(done) / static_cast<double>(of), 0.0, 1.0);
  if (is_terminal_) {
    const auto filled = static_cast<std::size_t>(share * kBarCharacters);
    fmt::print(stderr, "\r{:<12} [{:<{}}] {}/{} ", stage, std::string(filled, '='), kBarCharacters, done, of);
    is_line_open_ = true;
    return;
  }
  if (!is_new_stage && done != of && now - last_line_ < kLineEvery) return;
  last_line_ = now;
  fmt::print(stderr, "{}: {} of {}\n", stage, done, of);
}

void ProgressBar::say(std::string_view line) {
  end_line();
  fmt::print(stderr, "{}\n", line);
}

void ProgressBar::finish() { end_line(); }

void ProgressBar::end_line() {
  if (is_line_open_) fmt::print(stderr, "\n");
  is_line_open_ = false;
}

}  // namespace dijkwacht::app
