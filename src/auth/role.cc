#include "auth/role.h"

#include <array>

namespace dijkwacht::auth {
namespace {

constexpr std::array<std::string_view, kRoleCount> kNames{
    "helpdesk-agent",    "routing-editor",  "police-analyst",  "bank-analyst",  "fraud-analyst",
    "programme-officer", "partner-contact", "privacy-officer", "administrator", "robot"};

}  // namespace

std::string_view name_of(Role role) { return kNames[static_cast<std::size_t>(role)]; }

Result<Role> parse_role(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Role>(i);
  }
  return fail(ErrorCode::kInvalidArgument, "there is no such role", "role");
}

}  // namespace dijkwacht::auth
