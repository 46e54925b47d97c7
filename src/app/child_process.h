#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace dijkwacht::app {

/// A program started by us. Ends with this handle: it is asked to stop, and waited for. Move-only; one thread.
class ChildProcess {
 public:
  /// Its standard error goes to `log`; standard input is empty. The child is stopped too when we die. Errors: kUnavailable.
  static Result<ChildProcess> start(const std::vector<std::string>& command, const std::filesystem::path& log);
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&& other) noexcept;
  ~ChildProcess();

  bool is_running() const;
  /// Highest memory it used so far, in MB; 0 when it has ended.
  std::int64_t peak_memory_mb() const;
  /// Asks it to stop and waits.
  void stop();

 private:
  explicit ChildProcess(pid_t id) : id_(id) {}
  mutable pid_t id_ = -1;  ///< -1 when it was reaped
};

/// Runs a program to its end; `on_error_line` hears its standard error line by line. Returns its standard output.
/// Errors: kUnavailable when it cannot be started or ends badly.
Result<std::string> run_to_end(const std::vector<std::string>& command,
                               const std::function<void(std::string_view)>& on_error_line);

}  // namespace dijkwacht::app
