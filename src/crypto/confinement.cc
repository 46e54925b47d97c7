#include "crypto/confinement.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>

namespace dijkwacht::crypto {
namespace {

#if defined(__x86_64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_AARCH64;
#else
#error "add this machine's AUDIT_ARCH to the key process's filter"
#endif

/// Ways to a network, a file, another program or another process's memory. The keys are read before.
constexpr auto kForbidden = std::to_array<unsigned>({
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_openat,
    SYS_openat2,
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_bpf,
    SYS_memfd_create,
    SYS_io_uring_setup,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_open_by_handle_at,
#if defined(__x86_64__)
    SYS_open,
    SYS_creat,
    SYS_fork,
    SYS_vfork,
#endif
});

constexpr sock_filter load_word(std::size_t offset) { return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset)); }
constexpr sock_filter answer(unsigned action) { return BPF_STMT(BPF_RET | BPF_K, action); }

/// Any other architecture's numbering, x32's above all, would slip past the list.
std::vector<sock_filter> filter_program() {
  constexpr unsigned kRefuse = SECCOMP_RET_ERRNO | EPERM;
  constexpr unsigned kX32Bit = 0x40000000;
  std::vector<sock_filter> program{
      load_word(offsetof(seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0),
      answer(SECCOMP_RET_KILL_PROCESS),
      load_word(offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kX32Bit, 0, 1),
      answer(kRefuse),
  };
  for (const unsigned number : kForbidden) {
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1));
    program.push_back(answer(kRefuse));
  }
  program.push_back(answer(SECCOMP_RET_ALLOW));
  return program;
}

bool forbid_network_files_and_programs() {
  auto instructions = filter_program();
  const sock_fprog program{static_cast<unsigned short>(instructions.size()), instructions.data()};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

bool lock_memory() {
  rlimit limit{};
  getrlimit(RLIMIT_MEMLOCK, &limit);
  // Under a limit, MCL_FUTURE would make later allocations fail; the keys themselves are in memory already.
  const bool is_unlimited = limit.rlim_cur == RLIM_INFINITY;
  return mlockall(MCL_CURRENT | (is_unlimited ? MCL_FUTURE : 0)) == 0;
}

bool forbid_dumps() {
  constexpr rlimit kNone{0, 0};
  return setrlimit(RLIMIT_CORE, &kNone) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

bool close_all_but(int socket) {
  const auto kept = static_cast<unsigned>(socket);
  const bool below = kept <= 3 || close_range(3, kept - 1, 0) == 0;
  return close_range(kept + 1, ~0U, 0) == 0 && below;
}

}  // namespace

std::vector<std::string> confine(int socket) {
  std::vector<std::string> weaknesses;
  if (!close_all_but(socket)) weaknesses.emplace_back("files of the parent may still be open here");
  if (!forbid_dumps()) weaknesses.emplace_back("a crash may write keys to a core file");
  if (!lock_memory()) weaknesses.emplace_back("keys may be swapped to disk; raise the limit on locked memory");
  if (!forbid_network_files_and_programs()) weaknesses.emplace_back("this machine does not allow a filter on system calls");
  return weaknesses;
}

}  // namespace dijkwacht::crypto
