#include "app/signal_context.h"

namespace dijkwacht::app {
namespace {

std::optional<crypto::PublicKey> key_of(const messaging::PartnerNode& node, crypto::KeyDomain domain) {
  const auto* key = node.sealing_key(domain);
  return key == nullptr ? std::nullopt : std::optional(*key);
}

}  // namespace

SignalContext make_signal_context(Platform& platform) {
  std::vector<signals::Partner> partners;
  for (const auto& partner : platform.partners->all()) {
    if (!partner.node) continue;
    const bool takes_or_gives = partner.node->sealing_keys.contains(crypto::KeyDomain::kPartner) ||
                                partner.node->sealing_keys.contains(crypto::KeyDomain::kExchange);
    if (!takes_or_gives) continue;  // a desk neither owns signals nor checks against them
    partners.push_back({.party = {.id = partner.id, .sector = partner.sector},
                        .bank_codes = partner.bank_codes,
                        .partner_key = key_of(*partner.node, crypto::KeyDomain::kPartner),
                        .exchange_key = key_of(*partner.node, crypto::KeyDomain::kExchange),
                        .contact = partner.contact});
  }
  SignalContext context;
  context.partners = std::make_unique<signals::PartnerRegister>(std::move(partners));
  context.node = std::make_unique<signals::NodeContext>(signals::NodeContext{.database = *platform.database,
                                                                             .keys = *platform.keys,
                                                                             .policy = *platform.policy,
                                                                             .partners = *context.partners,
                                                                             .clock = platform.clock,
                                                                             .random = platform.random,
                                                                             .self = platform.self()});
  return context;
}

}  // namespace dijkwacht::app
