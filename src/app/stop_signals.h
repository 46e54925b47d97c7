#pragma once

#include <csignal>

namespace dijkwacht::app {

/// SIGINT and SIGTERM wait until they are asked for (`sigwait`). Call before any thread starts, so that all threads inherit it.
inline sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

}  // namespace dijkwacht::app
