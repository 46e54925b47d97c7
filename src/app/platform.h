#pragma once

#include <memory>

#include "api/gate.h"
#include "app/node_files.h"
#include "auth/api_key_service.h"
#include "auth/authenticator.h"
#include "auth/login_service.h"
#include "base/clock.h"
#include "base/random.h"
#include "config/node_settings.h"
#include "crypto/key_service.h"
#include "messaging/lease.h"
#include "messaging/partner_register.h"
#include "policy/engine.h"
#include "policy/processing_guard.h"
#include "store/database.h"
#include "telemetry/log.h"
#include "telemetry/metrics.h"

namespace dijkwacht::app {

/// What every role of a node stands on, made once at the start. Its parts outlive every service; all of it is thread-safe.
struct Platform {
  /// Opens the node's store, keys, register and rules. `executable` is this program, to start the key process with.
  /// Errors: those of the rooms, naming the file or key at fault.
  static Result<std::unique_ptr<Platform>> open(config::NodeSettings settings, const std::filesystem::path& executable);

  config::NodeSettings settings;
  NodeFiles files;
  SystemClock clock;
  SystemRandom random;
  telemetry::Log log = telemetry::Log::to_stderr(clock);
  telemetry::Metrics metrics;
  std::unique_ptr<store::Database> database;
  std::unique_ptr<crypto::KeyService> keys;
  std::unique_ptr<policy::PolicyDesk> policy;
  std::unique_ptr<messaging::PartnerRegister> partners;
  messaging::LeaseBook leases;
  auth::AuthSettings auth_settings;
  std::unique_ptr<auth::LoginService> log_in;
  std::unique_ptr<auth::ApiKeyService> api_keys;
  std::unique_ptr<auth::Authenticator> authenticator;
  std::unique_ptr<api::Gate> gate;

  policy::Party self() const { return {.id = settings.id, .sector = settings.sector}; }
  policy::ProcessingRecord processing() const;
  /// Where the pages of the other nodes live.
  std::vector<std::string> partner_origins() const;
  /// Where our pages may ask: the nodes of partners, and the addresses at which partners tell people where their case stands.
  std::vector<std::string> connect_origins() const;
  std::filesystem::path data(const char* path) const { return settings.rules_directory / path; }
};

}  // namespace dijkwacht::app
