#include "app/key_domains.h"

#include <algorithm>

namespace dijkwacht::app {

std::vector<crypto::KeyDomain> key_domains(const config::NodeSettings& settings) {
  using config::NodeRole;
  using crypto::KeyDomain;
  std::vector<KeyDomain> domains{KeyDomain::kRights};
  // Desk and police hold reporters' parts, a bank what victims tell who want their money back.
  const auto hears_victims = {NodeRole::kDesk, NodeRole::kCasework, NodeRole::kPayments};
  if (std::ranges::any_of(hears_victims, [&](NodeRole role) { return settings.has_role(role); }))
    domains.push_back(KeyDomain::kVictim);
  if (settings.has_role(NodeRole::kCasework)) domains.insert(domains.end(), {KeyDomain::kIntake, KeyDomain::kCasework});
  if (settings.has_role(NodeRole::kExchange)) domains.push_back(KeyDomain::kExchange);
  if (settings.has_role(NodeRole::kPartner)) domains.push_back(KeyDomain::kPartner);
  if (settings.has_role(NodeRole::kPayments)) domains.push_back(KeyDomain::kBarrier);
  if (settings.has_role(NodeRole::kProgramme)) domains.push_back(KeyDomain::kProgramme);
  return domains;
}

}  // namespace dijkwacht::app
