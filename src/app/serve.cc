#include "app/serve.h"

#include "app/key_domains.h"
#include "app/node.h"
#include "app/node_files.h"
#include "app/stop_signals.h"
#include "config/node_settings.h"
#include "crypto/key_process.h"
#include "signals/canonical.h"

namespace dijkwacht::app {
Status serve(const std::filesystem::path& data_directory, const std::filesystem::path& executable) {
  const auto signals = block_stop_signals();
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): a closed socket is an error value, not a death
  const auto node = TRY(Node::open(TRY(config::load_node_settings(data_directory)), executable));
  TRY(node->start());
  int caught = 0;
  sigwait(&signals, &caught);
  node->stop();
  return {};
}

Status serve_keys(const std::filesystem::path& data_directory) {
  const auto settings = TRY(config::load_node_settings(data_directory));
  return crypto::run_key_process({.key_folder = NodeFiles{data_directory}.keys(),
                                  .domains = key_domains(settings),
                                  .routing_code_of = signals::routing_code});
}

}  // namespace dijkwacht::app
