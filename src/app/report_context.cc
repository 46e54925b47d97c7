#include "app/report_context.h"

namespace dijkwacht::app {

Result<ReportContext> make_report_context(Platform& platform) {
  std::vector<reports::Peer> peers;
  for (const auto& partner : platform.partners->all()) {
    if (!partner.node || partner.id == platform.settings.id) continue;
    reports::Peer peer{.party = {.id = partner.id, .sector = partner.sector}, .signing_key = partner.node->signing_key};
    if (const auto* key = partner.node->sealing_key(crypto::KeyDomain::kIntake)) peer.intake_key = *key;
    peers.push_back(std::move(peer));
  }
  ReportContext context;
  context.peers = std::make_unique<reports::PeerRegister>(std::move(peers));
  context.node = std::make_unique<reports::NodeContext>(
      reports::NodeContext{.database = *platform.database,
                           .keys = *platform.keys,
                           .policy = *platform.policy,
                           .peers = *context.peers,
                           .clock = platform.clock,
                           .random = platform.random,
                           .self = platform.self(),
                           .processing = platform.processing(),
                           .terms = TRY(reports::Terms::load(platform.data("routing/terms.toml")))});
  return context;
}

}  // namespace dijkwacht::app
