#include "crypto/spawned_key_process.h"

#include <fmt/core.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <system_error>

namespace dijkwacht::crypto {
namespace {

constexpr int kGraceMilliseconds = 1000;

std::unexpected<Error> cannot_start(int error_number) {
  return fail(ErrorCode::kUnavailable,
              fmt::format("cannot start the key process: {}", std::generic_category().message(error_number)));
}

/// What the child gets besides its program: the socket as `kKeySocket`, nothing else of ours.
class SpawnSettings {
 public:
  explicit SpawnSettings(int child_socket) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, child_socket, kKeySocket);
    posix_spawn_file_actions_addclosefrom_np(&actions_, kKeySocket + 1);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  /// 0 or the system's error number.
  int spawn(pid_t& id, const std::filesystem::path& executable, const std::vector<std::string>& arguments) const {
    std::vector<std::string> texts{executable.string()};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (auto& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return posix_spawn(&id, executable.c_str(), &actions_, &attributes_, pointers.data(), environ);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

void wait_for_end(pid_t id, int milliseconds) {
  // By number: glibc 2.36 declares pidfd_open without C linkage.
  const Descriptor process(static_cast<int>(syscall(SYS_pidfd_open, id, 0)));
  if (!process.is_open()) return;
  pollfd ended{process.get(), POLLIN, 0};
  while (poll(&ended, 1, milliseconds) < 0 && errno == EINTR) continue;
}

}  // namespace

SpawnedKeyProcess::SpawnedKeyProcess(SpawnedKeyProcess&& other) noexcept
    : id_(std::exchange(other.id_, -1)), socket_(std::move(other.socket_)) {}

SpawnedKeyProcess& SpawnedKeyProcess::operator=(SpawnedKeyProcess&& other) noexcept {
  if (this == &other) return *this;
  end();
  id_ = std::exchange(other.id_, -1);
  socket_ = std::move(other.socket_);
  return *this;
}

SpawnedKeyProcess::~SpawnedKeyProcess() { end(); }

void SpawnedKeyProcess::end() {
  if (id_ < 0) return;
  socket_.reset();
  wait_for_end(id_, kGraceMilliseconds);
  kill(id_, SIGKILL);  // Ours until it is reaped, so the number cannot be another's; nothing happens when it ended already.
  while (waitpid(id_, nullptr, 0) < 0 && errno == EINTR) continue;
  id_ = -1;
}

Result<SpawnedKeyProcess> spawn_key_process(const std::filesystem::path& executable, const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return cannot_start(errno);
  Descriptor ours(ends[0]);
  const Descriptor theirs(ends[1]);
  pid_t id = -1;
  const int error_number = SpawnSettings(theirs.get()).spawn(id, executable, arguments);
  if (error_number != 0) return cannot_start(error_number);
  return SpawnedKeyProcess(id, std::move(ours));
}

Result<std::unique_ptr<KeyService>> start_key_process(const std::filesystem::path& executable,
                                                      const std::vector<std::string>& arguments, KeyProcessLimits limits) {
  const auto running = std::make_shared<std::optional<SpawnedKeyProcess>>();
  const auto connect = [=]() -> Result<Descriptor> {
    running->reset();  // The old one ends before its successor starts.
    running->emplace(TRY(spawn_key_process(executable, arguments)));
    return (*running)->take_socket();
  };
  return std::unique_ptr<KeyService>(TRY(KeyProcessClient::start(connect, limits)));
}

}  // namespace dijkwacht::crypto
