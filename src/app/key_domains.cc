#include "app/key_domains.h"

namespace dijkwacht::app {

std::vector<crypto::KeyDomain> key_domains(const config::NodeSettings& settings) {
  using config::NodeRole;
  using crypto::KeyDomain;
  std::vector<KeyDomain> domains{KeyDomain::kRights};
  if (settings.has_role(NodeRole::kDesk) || settings.has_role(NodeRole::kCasework)) domains.push_back(KeyDomain::kVictim);
  if (settings.has_role(NodeRole::kCasework)) domains.insert(domains.end(), {KeyDomain::kIntake, KeyDomain::kCasework});
  if (settings.has_role(NodeRole::kExchange)) domains.push_back(KeyDomain::kExchange);
  if (settings.has_role(NodeRole::kPartner)) domains.insert(domains.end(), {KeyDomain::kPartner, KeyDomain::kBarrier});
  if (settings.has_role(NodeRole::kProgramme)) domains.push_back(KeyDomain::kProgramme);
  return domains;
}

}  // namespace dijkwacht::app
