#include "signals/opinion.h"

#include <algorithm>

#include "base/name_table.h"

namespace dijkwacht::signals {
namespace {

constexpr NameTable<Verdict, 4> kVerdicts{"fraud", "mule", "suspicious", "genuine"};
constexpr NameTable<OpinionState, 3> kStates{"active", "withdrawn", "expired"};
constexpr std::size_t kCodeBytesMax = 64;

Status check_code(std::string_view code, std::string_view field) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  if (code.empty() || code.size() > kCodeBytesMax || !std::ranges::all_of(code, is_plain)) {
    return fail(ErrorCode::kInvalidArgument, "give a code of letters, digits and '-', at most 64", std::string(field));
  }
  return {};
}

}  // namespace

std::string_view name_of(Verdict verdict) { return kVerdicts.name(verdict); }
Result<Verdict> parse_verdict(std::string_view name) { return kVerdicts.parse(name, "verdict"); }
std::string_view name_of(OpinionState state) { return kStates.name(state); }
Result<OpinionState> parse_opinion_state(std::string_view name) { return kStates.parse(name, "state"); }

Status check(const OpinionDraft& draft, Time now) {
  const auto& summary = draft.summary;
  if (summary.confidence < 0 || summary.confidence > 100) {
    return fail(ErrorCode::kInvalidArgument, "confidence is a whole number from 0 to 100", "confidence");
  }
  TRY(check_code(summary.fraud_type, "fraudType"));
  TRY(check_code(summary.role, "role"));
  if (summary.valid_until <= now) return fail(ErrorCode::kInvalidArgument, "an opinion ends in the future", "validUntil");
  if (summary.valid_until > now + kOpinionValidityMax) {
    return fail(ErrorCode::kInvalidArgument, "an opinion is valid for at most a year; give it again after that", "validUntil");
  }
  if (draft.reason.empty()) return fail(ErrorCode::kInvalidArgument, "say why", "reason");
  if (draft.reason.size() > kOpinionReasonBytesMax) {
    return fail(ErrorCode::kInvalidArgument, "the reason is longer than 2,000 bytes", "reason");
  }
  return {};
}

}  // namespace dijkwacht::signals
