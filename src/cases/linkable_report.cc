#include "cases/linkable_report.h"

#include <fmt/core.h>

#include <unordered_set>

namespace dijkwacht::cases {
namespace {

/// Codes of ours: fraud types, channels, roles, bank codes.
constexpr std::size_t kCodeBytesMax = 64;

Status check_code(std::string_view code, std::string field) {
  if (code.size() <= kCodeBytesMax) return {};
  return fail(ErrorCode::kTooLarge, fmt::format("a code is at most {} bytes", kCodeBytesMax), std::move(field));
}

Status check(const LinkableIdentifier& identifier, std::size_t position) {
  const auto field = [&](std::string_view name) { return fmt::format("identifiers[{}].{}", position, name); };
  if (identifier.type.empty()) return fail(ErrorCode::kInvalidArgument, "an identifier needs a type", field("type"));
  TRY(check_code(identifier.type, field("type")));
  TRY(check_code(identifier.role, field("role")));
  TRY(check_code(identifier.holder_bank, field("holderBank")));
  if (identifier.sealed.empty()) return fail(ErrorCode::kInvalidArgument, "the sealed value is missing", field("sealed"));
  if (identifier.sealed.size() > kSealedIdentifierBytesMax) {
    return fail(ErrorCode::kTooLarge, fmt::format("a sealed value is at most {} bytes", kSealedIdentifierBytesMax),
                field("sealed"));
  }
  return {};
}

}  // namespace

Status check(const LinkableReport& report) {
  if (report.fraud_type.empty()) return fail(ErrorCode::kInvalidArgument, "a report needs a fraud type", "fraudType");
  TRY(check_code(report.fraud_type, "fraudType"));
  TRY(check_code(report.channel, "channel"));
  if (!report.occurred_on.ok()) return fail(ErrorCode::kInvalidArgument, "this day does not exist", "occurredOn");
  if (report.amount && report.amount->currency != "EUR") {
    return fail(ErrorCode::kInvalidArgument, "amounts of cases are in EUR; convert it first", "amount.currency");
  }
  if (report.amount && report.amount->minor < 0) return fail(ErrorCode::kInvalidArgument, "an amount is not negative", "amount");
  if (report.identifiers.size() > kIdentifiersPerReportMax) {
    return fail(ErrorCode::kTooLarge,
                fmt::format("a report links by at most {} identifiers; this one names {}", kIdentifiersPerReportMax,
                            report.identifiers.size()),
                "identifiers");
  }
  for (std::size_t i = 0; i < report.identifiers.size(); ++i) TRY(check(report.identifiers[i], i));
  return {};
}

std::vector<LinkableIdentifier> distinct_identifiers(const LinkableReport& report) {
  std::vector<LinkableIdentifier> distinct;
  std::unordered_set<crypto::Token> seen;
  for (const auto& identifier : report.identifiers) {
    if (seen.insert(identifier.token).second) distinct.push_back(identifier);
  }
  return distinct;
}

}  // namespace dijkwacht::cases
