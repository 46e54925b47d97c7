// Makes API keys of a node that is not running, as its set-up does, and prints them one a line.
//
//   api_keys DATA COUNT SCOPE...
//
// A key may ask 5,000 times a second (data/settings/auth.toml). A bank with more payment systems than one has more keys; so has
// the load generator, and the limit stays what it is.
#include <fmt/core.h>

#include <cstdlib>
#include <span>

#include "app/auth_settings_file.h"
#include "app/node_files.h"
#include "app/node_store.h"
#include "auth/api_key_service.h"
#include "config/node_settings.h"

namespace dijkwacht::bench {
namespace {

Status make_keys(const std::filesystem::path& data, std::size_t count, std::span<char*> scopes) {
  const auto node = TRY(config::load_node_settings(data));
  const auto settings = TRY(app::load_auth_settings(node.rules_directory / "settings" / "auth.toml"));
  const auto database = TRY(app::open_node_store(app::NodeFiles{data}));
  const SystemClock clock;
  auth::ApiKeyService service(*database, clock, settings);
  const auto maker = auth::Principal::person("set-up", auth::Role::kAdministrator);
  auth::ApiKeyRequest request{.label = "bench: a payment system", .scopes = {}};
  for (const char* scope : scopes) request.scopes.emplace_back(scope);
  for (std::size_t i = 0; i < count; ++i)
    fmt::print("{}\n", TRY(service.make(maker, request)).text.reveal("hand the key to its machine"));
  return {};
}

}  // namespace
}  // namespace dijkwacht::bench

int main(int count, char** arguments) {
  constexpr int kFirstScope = 3;
  const auto keys = count > kFirstScope ? std::strtoull(arguments[2], nullptr, 10) : 0;
  if (keys == 0) {
    fmt::print(stderr, "use: api_keys DATA COUNT SCOPE...\n");
    return 2;
  }
  const std::span<char*> scopes(arguments + kFirstScope, static_cast<std::size_t>(count - kFirstScope));
  const auto done = dijkwacht::bench::make_keys(arguments[1], keys, scopes);
  if (done) return 0;
  fmt::print(stderr, "api_keys: {}\n", done.error().message);
  return 1;
}
