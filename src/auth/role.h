#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace dijkwacht::auth {

/// What someone does at a node; decides which pages and routes are theirs.
enum class Role : std::uint8_t {
  kHelpdeskAgent,     ///< triages reports at a desk and offers them to others
  kRoutingEditor,     ///< changes desks, questions and rows of the wayfinder
  kPoliceAnalyst,     ///< accepts referrals, works cases, publishes opinions
  kBankAnalyst,       ///< checks identifiers, sees holds
  kFraudAnalyst,      ///< checks identifiers at a shop or carrier
  kProgrammeOfficer,  ///< keeps the register of what partners promised and did
  kPartnerContact,    ///< reports on what their own organisation promised
  kPrivacyOfficer,    ///< reads the audit log, switches rules off
  kAdministrator,     ///< accounts, keys and settings; sees no reports, cases or signals
  kRobot,             ///< a program that does an analyst's work and is labelled so
};

inline constexpr std::size_t kRoleCount = 10;

/// "helpdesk-agent": stable, in data, JSON and audit.
std::string_view name_of(Role role);
/// Errors: kInvalidArgument.
Result<Role> parse_role(std::string_view name);

}  // namespace dijkwacht::auth
