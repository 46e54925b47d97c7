#include <algorithm>

#include "audit/audit_log.h"

namespace dijkwacht::audit {
namespace {

/// The longest honest field is "person:" and a user name, or two ids with a bar.
constexpr std::size_t kFieldBytesMax = 128;

/// Two sectors, a class, and every fact that rules ask.
constexpr std::size_t kQuestionBytesMax = 1024;

bool is_code_letter(char letter) {
  const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  const bool is_digit = letter >= '0' && letter <= '9';
  return is_letter || is_digit || std::string_view("._:/|+=-").find(letter) != std::string_view::npos;
}

Status check_field(const char* name, const std::string& content, std::size_t bytes_max = kFieldBytesMax) {
  if (content.size() <= bytes_max && std::ranges::all_of(content, is_code_letter)) return {};
  return fail(ErrorCode::kInternal, "an audit entry holds ids and codes only", name);
}

}  // namespace

Status check(const Act& act) {
  if (act.actor.empty()) return fail(ErrorCode::kInternal, "an act needs an actor", "actor");
  if (act.action.empty()) return fail(ErrorCode::kInternal, "an act needs an action", "action");
  if (act.count < 1) return fail(ErrorCode::kInternal, "acts count from 1", "count");
  TRY(check_field("actor", act.actor));
  TRY(check_field("action", act.action));
  TRY(check_field("subject", act.subject));
  TRY(check_field("rule", act.rule));
  TRY(check_field("purpose", act.purpose));
  TRY(check_field("outcome", act.outcome));
  TRY(check_field("commitment", act.commitment));
  return check_field("question", act.question, kQuestionBytesMax);
}

}  // namespace dijkwacht::audit
