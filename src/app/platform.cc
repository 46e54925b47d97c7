#include "app/platform.h"

#include <algorithm>

#include "app/auth_settings_file.h"
#include "app/key_domains.h"
#include "app/node_store.h"
#include "crypto/local_key_service.h"
#include "crypto/spawned_key_process.h"
#include "policy/policy_switch_table.h"
#include "signals/canonical.h"

namespace dijkwacht::app {
namespace {

Result<std::unique_ptr<crypto::KeyService>> open_keys(const config::NodeSettings& settings, const NodeFiles& files,
                                                      const std::filesystem::path& executable) {
  if (settings.has_key_process) {
    return crypto::start_key_process(executable, {"keys", "serve", "--data", settings.data_directory.string()});
  }
  auto ring = TRY(crypto::KeyRing::load(files.keys(), key_domains(settings)));
  return std::make_unique<crypto::LocalKeyService>(std::move(ring), signals::routing_code);
}

auth::RateSettings rates(const Platform& platform) {
  auto rates = platform.auth_settings.rate;
  if (const auto own = platform.settings.open_requests_per_second; own > 0) {
    rates.open = {.burst = static_cast<double>(own), .per_second = static_cast<double>(own)};
  }
  return rates;
}

Status open_policy(Platform& platform) {
  auto rules = TRY(policy::RuleBook::load(platform.data("policy")));
  platform.policy = std::make_unique<policy::PolicyDesk>(std::move(rules), platform.settings.is_synthetic);
  return policy::load_switches(*platform.policy, *platform.database);
}

Status open_auth(Platform& platform) {
  const auto demo_login = platform.settings.is_synthetic ? auth::DemoLogin::kAllowed : auth::DemoLogin::kRefused;
  platform.auth_settings = TRY(load_auth_settings(platform.data("settings/auth.toml")));
  platform.log_in = TRY(auth::LoginService::create(*platform.database, platform.clock, platform.auth_settings, demo_login));
  platform.api_keys = std::make_unique<auth::ApiKeyService>(*platform.database, platform.clock, platform.auth_settings);
  platform.authenticator = std::make_unique<auth::Authenticator>(*platform.log_in, *platform.api_keys);
  platform.gate = std::make_unique<api::Gate>(
      *platform.authenticator, platform.clock,
      api::Gate::Settings{
          .own_origin = platform.settings.origin, .partner_origins = platform.partner_origins(), .rate = rates(platform)});
  return {};
}

}  // namespace

Result<std::unique_ptr<Platform>> Platform::open(config::NodeSettings settings, const std::filesystem::path& executable) {
  auto platform = std::make_unique<Platform>();
  platform->settings = std::move(settings);
  platform->files = NodeFiles{platform->settings.data_directory};
  platform->database = TRY(open_node_store(platform->files));
  platform->keys = TRY(open_keys(platform->settings, platform->files, executable));
  platform->partners =
      std::make_unique<messaging::PartnerRegister>(TRY(messaging::PartnerRegister::load(platform->files.partners())));
  TRY(open_policy(*platform));
  TRY(open_auth(*platform));
  return platform;
}

std::vector<std::string> Platform::partner_origins() const {
  std::vector<std::string> origins;
  for (const auto& partner : partners->all()) {
    if (partner.node && partner.id != settings.id) origins.push_back(partner.node->origin);
  }
  return origins;
}

std::vector<std::string> Platform::connect_origins() const {
  auto origins = partner_origins();
  for (const auto& partner : partners->all()) {
    auto origin = messaging::origin_of(partner.status_messages);
    if (origin.empty() || origin == settings.origin || std::ranges::find(origins, origin) != origins.end()) continue;
    origins.push_back(std::move(origin));
  }
  return origins;
}

policy::ProcessingRecord Platform::processing() const {
  return {.node_is_synthetic = settings.is_synthetic,
          .controller = settings.processing.controller,
          .joint_controllers = settings.processing.joint_controllers,
          .dpia = settings.processing.dpia,
          .register_entry = settings.processing.register_entry};
}

}  // namespace dijkwacht::app
