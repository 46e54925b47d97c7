#include "app/accounts.h"

#include <functional>

#include "app/auth_settings_file.h"
#include "app/node_files.h"
#include "app/node_store.h"
#include "auth/login_service.h"
#include "config/node_settings.h"

namespace dijkwacht::app {
namespace {

constexpr const char* kActor = "system";

Status change_accounts(const std::filesystem::path& data_directory, const std::function<Status(auth::LoginService&)>& change) {
  const auto settings = TRY(config::load_node_settings(data_directory));
  const auto database = TRY(open_node_store(NodeFiles{data_directory}));
  const SystemClock clock;
  const auto auth_settings = TRY(load_auth_settings(settings.rules_directory / "settings" / "auth.toml"));
  const auto log_in = TRY(auth::LoginService::create(*database, clock, auth_settings, auth::DemoLogin::kRefused));
  return change(*log_in);
}

}  // namespace

Status add_account(const std::filesystem::path& data_directory, const NewAccount& account,
                   const Sensitive<std::string>& password) {
  const auto role = auth::parse_role(account.role);
  if (!role) return fail(ErrorCode::kInvalidArgument, role.error().message, "role");
  return change_accounts(data_directory, [&](auth::LoginService& log_in) {
    return log_in.create_account(kActor, account.name, account.display_name, *role, password);
  });
}

Status set_account_password(const std::filesystem::path& data_directory, std::string_view name,
                            const Sensitive<std::string>& password) {
  return change_accounts(data_directory, [&](auth::LoginService& log_in) { return log_in.set_password(kActor, name, password); });
}

Status disable_account(const std::filesystem::path& data_directory, std::string_view name) {
  return change_accounts(data_directory, [&](auth::LoginService& log_in) { return log_in.disable(kActor, name); });
}

}  // namespace dijkwacht::app
