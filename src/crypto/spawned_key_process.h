#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "crypto/descriptor.h"
#include "crypto/key_process.h"

namespace dijkwacht::crypto {

/// A running key process, started by us. Ends with this handle: its socket is closed, it gets a second to finish, then it is
/// killed; either way it is reaped. Move-only; used by one thread.
class SpawnedKeyProcess {
 public:
  SpawnedKeyProcess(SpawnedKeyProcess&& other) noexcept;
  SpawnedKeyProcess& operator=(SpawnedKeyProcess&& other) noexcept;
  ~SpawnedKeyProcess();

  pid_t id() const { return id_; }
  /// Our end of its socket, once. Close it before this handle goes, or the process is killed instead of ending by itself.
  Descriptor take_socket() { return std::move(socket_); }

 private:
  friend Result<SpawnedKeyProcess> spawn_key_process(const std::filesystem::path&, const std::vector<std::string>&);
  SpawnedKeyProcess(pid_t id, Descriptor socket) : id_(id), socket_(std::move(socket)) {}
  void end();

  pid_t id_ = -1;
  Descriptor socket_;
};

/// Starts `executable` with `arguments` (its own name not among them), with a socket to us as descriptor `kKeySocket`, no other
/// descriptor of ours but the standard three, in its own process group so that Ctrl-C reaches the node alone.
/// Errors: kUnavailable with the system's reason.
Result<SpawnedKeyProcess> spawn_key_process(const std::filesystem::path& executable, const std::vector<std::string>& arguments);

/// A key service in a process of its own, started now and again whenever it dies. The one call that a node needs.
Result<std::unique_ptr<KeyService>> start_key_process(const std::filesystem::path& executable,
                                                      const std::vector<std::string>& arguments, KeyProcessLimits limits = {});

}  // namespace dijkwacht::crypto
