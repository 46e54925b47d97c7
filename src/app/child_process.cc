#include "app/child_process.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <poll.h>
#include <array>
#include <csignal>
#include <fstream>
#include <utility>

namespace dijkwacht::app {
namespace {

constexpr int kNotFoundExit = 127;

std::vector<char*> argument_list(std::vector<std::string>& words) {
  std::vector<char*> list;
  for (auto& word : words) list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

/// In the child, between fork and exec: streams, signals, and an end when the parent ends.
[[noreturn]] void become(std::vector<char*>& arguments, int out, int error) {
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  const int nothing = ::open("/dev/null", O_RDWR);
  dup2(nothing, STDIN_FILENO);
  dup2(out < 0 ? nothing : out, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
  execvp(arguments.front(), arguments.data());
  _exit(kNotFoundExit);
}

struct Pipe {
  int read = -1;
  int write = -1;
};

Result<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return fail(ErrorCode::kUnavailable, "no pipe to another program could be made");
  return Pipe{ends[0], ends[1]};
}

/// Whole lines of `text` to `hear`; the rest stays.
void take_lines(std::string& text, const std::function<void(std::string_view)>& hear) {
  for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
    hear(std::string_view(text).substr(0, end));
    text.erase(0, end + 1);
  }
}

/// Reads both streams until both have ended.
std::string read_streams(int out, int error, const std::function<void(std::string_view)>& on_error_line) {
  std::string output;
  std::string errors;
  std::array<pollfd, 2> streams{pollfd{out, POLLIN, 0}, pollfd{error, POLLIN, 0}};
  std::array<char, 65536> buffer{};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    if (poll(streams.data(), streams.size(), -1) < 0 && errno != EINTR) break;
    for (auto& stream : streams) {
      if (stream.fd < 0 || stream.revents == 0) continue;
      const auto count = read(stream.fd, buffer.data(), buffer.size());
      if (count <= 0) {
        close(std::exchange(stream.fd, -1));
        continue;
      }
      (&stream == &streams[0] ? output : errors).append(buffer.data(), static_cast<std::size_t>(count));
    }
    take_lines(errors, on_error_line);
  }
  if (!errors.empty()) on_error_line(errors);
  return output;
}

}  // namespace

Result<ChildProcess> ChildProcess::start(const std::vector<std::string>& command, const std::filesystem::path& log) {
  auto words = command;
  auto arguments = argument_list(words);
  const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return fail(ErrorCode::kUnavailable, fmt::format("cannot write {}", log.string()));
  const auto id = fork();
  if (id == 0) become(arguments, -1, file);
  close(file);
  if (id < 0) return fail(ErrorCode::kUnavailable, "no further process could be started");
  return ChildProcess(id);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept : id_(std::exchange(other.id_, -1)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
  std::swap(id_, other.id_);
  return *this;
}

ChildProcess::~ChildProcess() { stop(); }

bool ChildProcess::is_running() const {
  if (id_ < 0) return false;
  if (waitpid(id_, nullptr, WNOHANG) == 0) return true;
  id_ = -1;
  return false;
}

std::int64_t ChildProcess::peak_memory_mb() const {
  constexpr std::int64_t kKibibytesPerMebibyte = 1024;
  std::ifstream status(fmt::format("/proc/{}/status", id_));
  for (std::string word; status >> word;) {
    std::int64_t kibibytes = 0;
    if (word == "VmHWM:" && status >> kibibytes) return kibibytes / kKibibytesPerMebibyte;
  }
  return 0;
}

void ChildProcess::stop() {
  if (id_ < 0) return;
  kill(id_, SIGTERM);
  waitpid(id_, nullptr, 0);
  id_ = -1;
}

Result<std::string> run_to_end(const std::vector<std::string>& command,
                               const std::function<void(std::string_view)>& on_error_line) {
  auto words = command;
  auto arguments = argument_list(words);
  const auto out = TRY(make_pipe());
  const auto error = TRY(make_pipe());
  const auto id = fork();
  if (id == 0) become(arguments, out.write, error.write);
  close(out.write);
  close(error.write);
  if (id < 0) return fail(ErrorCode::kUnavailable, "no further process could be started");
  auto output = read_streams(out.read, error.read, on_error_line);
  int status = 0;
  waitpid(id, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return fail(ErrorCode::kUnavailable, fmt::format("{} did not end well; its messages stand above", command.front()));
  }
  return output;
}

}  // namespace dijkwacht::app
