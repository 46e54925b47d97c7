#include "signals/public_check_service.h"

#include <algorithm>
#include <limits>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "signals/canonical.h"
#include "signals/freeze_table.h"
#include "signals/indicator_table.h"
#include "signals/opinion_table.h"
#include "signals/signal_table.h"

namespace dijkwacht::signals {
namespace {

using identifiers::IdentifierType;

constexpr std::string_view kPurpose = "check-before-payment";
constexpr const char* kActor = "public";
constexpr auto kEnoughForAnyRule = std::numeric_limits<std::int64_t>::max();

bool is_for_the_public(IdentifierType type) {
  return type == IdentifierType::kIban || type == IdentifierType::kPhone || type == IdentifierType::kEmail ||
         type == IdentifierType::kDomain;
}

/// This organisation's opinion that speaks against the identifier now.
Result<std::optional<OpinionId>> standing_opinion(store::Transaction& transaction, const NodeContext& node,
                                                  const IndicatorId& indicator, Time now) {
  for (const auto& signal : TRY(signals_of(transaction, indicator))) {
    if (signal.owner != node.self.id || signal.listing != Listing::kBlock) continue;
    const auto opinion = TRY(find_opinion(transaction, signal.opinion));
    const bool stands = opinion && opinion->state == OpinionState::kActive && opinion->content.summary.valid_until > now;
    if (stands) return opinion->id;
  }
  return std::nullopt;
}

}  // namespace

Status PublicCheckService::plant(const std::vector<identifiers::Identifier>& honeytokens) {
  for (const auto& each : honeytokens) {
    honeytokens_.insert(
        TRY(node_.keys.tokenise_one(crypto::KeyDomain::kExchange, std::string(name_of(each.type())), each.canonical())));
  }
  return {};
}

policy::Question PublicCheckService::question_of(policy::DataClass data_class, std::string subject, std::int64_t reporters,
                                                 Time now) const {
  policy::Question question{.from = node_.self,
                            .to = {.id = "public", .sector = "public"},
                            .data_class = data_class,
                            .purpose = std::string(kPurpose),
                            .subject = std::move(subject),
                            .facts = {},
                            .at = now};
  question.facts.identified_reporters = reporters;
  return question;
}

Result<bool> PublicCheckService::disclose(store::Transaction& transaction, const Indicator& indicator, Time now) {
  if (TRY(is_frozen(transaction, indicator.id))) return false;
  const auto reference = TRY(reference_of(transaction, indicator.id));
  if (!reference || reference->is_stop) return false;
  const auto opinion = TRY(standing_opinion(transaction, node_, indicator.id, now));
  if (!opinion) return false;
  const auto engine = node_.policy.engine();
  auto answer = engine->decide(question_of(indicator.data_class, opinion->text(), reference->identified_reporters, now));
  auto* decision = std::get_if<policy::Decision>(&answer);
  if (decision == nullptr || decision->is_simulated_law()) return false;
  TRY(audit::disclose(transaction, std::move(*decision), indicator.data_class, kPurpose,
                      {.recipient = "public", .action = "public-check.answered", .subject = opinion->text(), .actor = kActor},
                      now));
  return true;
}

Result<PublicAnswer> PublicCheckService::ask(const identifiers::Identifier& identifier) {
  if (!is_for_the_public(identifier.type()))
    return fail(ErrorCode::kInvalidArgument, "only an account, phone number, e-mail address or website can be checked here",
                "type");
  const auto now = node_.clock.now();
  const auto engine = node_.policy.engine();
  // Asked of nothing in particular, so that a rule that is off never passes for "none known".
  if (!engine->permit(question_of(data_class_of(identifier.type()), "public-check", kEnoughForAnyRule, now)))
    return fail(ErrorCode::kUnavailable, "this check is closed at the moment; ask a desk instead");
  const auto names = asked_names(identifier);
  const auto tokens = TRY(node_.keys.tokenise(crypto::KeyDomain::kExchange, names));
  return node_.database.write_value<PublicAnswer>([&](store::Transaction& transaction) -> Result<PublicAnswer> {
    PublicAnswer answer;
    for (std::size_t i = 0; i < tokens.size() && !answer.reports_known; ++i) {
      const auto indicator = TRY(find_indicator(transaction, names[i].type, tokens[i]));
      if (indicator) answer.reports_known = TRY(disclose(transaction, *indicator, now));
    }
    answer.is_honeytoken = std::ranges::any_of(tokens, [&](const auto& token) { return honeytokens_.contains(token); });
    if (answer.is_honeytoken) TRY(audit::append(transaction, {.actor = kActor, .action = "public-check.trapped"}, now));
    TRY(count_public_check(transaction, std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now))));
    return answer;
  });
}

Result<std::vector<CheckDay>> PublicCheckService::days(std::size_t limit) {
  return node_.database.read_value<std::vector<CheckDay>>(
      [&](store::Transaction& transaction) { return public_check_days(transaction, limit); });
}

}  // namespace dijkwacht::signals
