#include "app/serve.h"

#include <csignal>

#include "app/key_domains.h"
#include "app/node.h"
#include "app/node_files.h"
#include "config/node_settings.h"
#include "crypto/key_process.h"

namespace dijkwacht::app {
namespace {

/// Stop signals wait to be asked for. Blocked before any thread starts, so that all threads inherit it.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): a closed socket is an error value, not a death
  return signals;
}

}  // namespace

Status serve(const std::filesystem::path& data_directory, const std::filesystem::path& executable) {
  const auto signals = block_stop_signals();
  const auto node = TRY(Node::open(TRY(config::load_node_settings(data_directory)), executable));
  TRY(node->start());
  int caught = 0;
  sigwait(&signals, &caught);
  node->stop();
  return {};
}

Status serve_keys(const std::filesystem::path& data_directory) {
  const auto settings = TRY(config::load_node_settings(data_directory));
  return crypto::run_key_process(NodeFiles{data_directory}.keys(), key_domains(settings));
}

}  // namespace dijkwacht::app
