#include "app/public_check_role.h"

#include <fmt/core.h>

#include <sstream>

#include "api/public_checks.h"
#include "app/signal_context.h"

namespace dijkwacht::app {
namespace {

/// A node without such a file has none. Errors: kInvalidArgument naming the line, never its value.
Result<std::vector<identifiers::Identifier>> read_honeytokens(const std::filesystem::path& file,
                                                              const identifiers::ParseOptions& options) {
  std::vector<identifiers::Identifier> honeytokens;
  if (!std::filesystem::exists(file)) return honeytokens;
  std::istringstream lines(TRY(read_text_file(file)));
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const auto space = std::min(line.find(' '), line.size());
    const auto type = identifiers::parse_type(line.substr(0, space));
    const auto parsed =
        type ? identifiers::parse(*type, line.substr(space), options) : Result<identifiers::Identifier>(fail(type.error()));
    if (!parsed) {
      return fail(ErrorCode::kInvalidArgument,
                  fmt::format("{} line {}: {}", file.filename().string(), number, parsed.error().message), "honeytokens");
    }
    honeytokens.push_back(*parsed);
  }
  return honeytokens;
}

class PublicCheckRole final : public Role {
 public:
  PublicCheckRole(Platform& platform, const api::CheckLimits& limits)
      : options_{.region = "NL", .accept_synthetic_numbers = platform.settings.is_synthetic},
        context_(make_signal_context(platform)),
        resource_(checks_, limits, platform.clock, platform.random, options_) {}

  Status plant(const NodeFiles& files) { return checks_.plant(TRY(read_honeytokens(files.honeytokens(), options_))); }

  void offer(api::Resources& resources) override { resources.public_checks = &resource_; }
  void listen(messaging::EventHandlers&) override {}
  void work(JobRunner&) override {}
  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  identifiers::ParseOptions options_;
  SignalContext context_;
  signals::PublicCheckService checks_{*context_.node};
  api::PublicChecks resource_;
};

}  // namespace

Result<std::unique_ptr<Role>> make_public_check_role(Platform& platform) {
  const auto limits = TRY(api::CheckLimits::load(platform.data("public-check/budget.toml")));
  auto role = std::make_unique<PublicCheckRole>(platform, limits);
  TRY(role->plant(platform.files));
  return role;
}

}  // namespace dijkwacht::app
