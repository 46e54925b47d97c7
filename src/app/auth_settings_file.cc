#include "app/auth_settings_file.h"

#include "config/toml_file.h"

namespace dijkwacht::app {
namespace {

using std::chrono::duration_cast;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kBytesPerMebibyte = 1 << 20;

template <typename Unit>
Result<Duration> duration(const config::TomlTable& table, std::string_view key) {
  return duration_cast<Duration>(Unit(TRY(table.integer(key))));
}

Result<std::size_t> size(const config::TomlTable& table, std::string_view key) {
  return static_cast<std::size_t>(TRY(table.integer(key)));
}

Result<auth::RateLimit> rate(const config::TomlTable& table, std::string_view key) {
  const auto limit = TRY(table.table(key));
  return auth::RateLimit{.burst = static_cast<double>(TRY(limit.integer("burst"))),
                         .per_second = TRY(limit.number_or("per-second", 0))};
}

Result<auth::PasswordSettings> read_password(const config::TomlTable& table) {
  return auth::PasswordSettings{
      .cost = {.operations = static_cast<std::uint64_t>(TRY(table.integer("argon2-operations"))),
               .memory_bytes = TRY(size(table, "argon2-memory-mib")) * kBytesPerMebibyte},
      .length_min = TRY(size(table, "length-min-bytes")),
      .length_max = TRY(size(table, "length-max-bytes")),
      .parallel_hashes_max = TRY(table.integer("parallel-hashes-max")),
  };
}

Result<auth::LockOutSettings> read_lock_out(const config::TomlTable& table) {
  return auth::LockOutSettings{
      .failures_allowed = TRY(table.integer("failures-allowed")),
      .first_lock = TRY(duration<seconds>(table, "first-lock-seconds")),
      .longest_lock = TRY(duration<minutes>(table, "longest-lock-minutes")),
      .forgotten_after = TRY(duration<hours>(table, "forgotten-after-hours")),
      .names_remembered_max = TRY(table.integer("names-remembered-max")),
  };
}

Result<auth::SessionSettings> read_session(const config::TomlTable& table) {
  return auth::SessionSettings{
      .idle_max = TRY(duration<minutes>(table, "idle-minutes-max")),
      .age_max = TRY(duration<hours>(table, "age-hours-max")),
      .per_account_max = TRY(table.integer("per-account-max")),
      .use_noted_every = TRY(duration<seconds>(table, "use-noted-every-seconds")),
  };
}

Result<auth::RateSettings> read_rates(const config::TomlTable& table) {
  return auth::RateSettings{
      .open = TRY(rate(table, "open")),
      .log_in = TRY(rate(table, "log-in")),
      .person = TRY(rate(table, "person")),
      .machine = TRY(rate(table, "machine")),
      .keys_max = TRY(size(table, "keys-remembered-max")),
  };
}

}  // namespace

Result<auth::AuthSettings> load_auth_settings(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  const auth::AuthSettings settings{
      .password = TRY(read_password(TRY(root.table("password")))),
      .lock_out = TRY(read_lock_out(TRY(root.table("lock-out")))),
      .session = TRY(read_session(TRY(root.table("session")))),
      .rate = TRY(read_rates(TRY(root.table("rate")))),
      .api_key_age_max = std::chrono::days(TRY(TRY(root.table("api-key")).integer("age-days-max"))),
  };
  TRY(auth::check(settings));
  return settings;
}

}  // namespace dijkwacht::app
