#include "api/repeats.h"

#include <fmt/core.h>

namespace dijkwacht::api {
namespace {

constexpr int kCreated = 201;

/// Who keeps keys apart: of those whom the audit log does not tell apart, each holder of a token or code.
std::string asker_of(const auth::Principal& principal) {
  const bool shares_a_name =
      principal.kind == auth::PrincipalKind::kReporter || principal.kind == auth::PrincipalKind::kPersonHeld;
  return shares_a_name ? fmt::format("{}:{}", principal.audit_name(), principal.id) : principal.audit_name();
}

}  // namespace

Result<store::RepeatableRequest> Repeats::read(const Call& call, KeyRule rule) const {
  store::RepeatableRequest asked{.asker = asker_of(call.principal),
                                 .act = fmt::format("{} {}", http::name_of(call.request.method), call.request.path),
                                 .key = TRY(call.idempotency_key()),
                                 .fingerprint = {}};
  if (asked.key.empty() && rule == KeyRule::kOptional) return asked;
  TRY(store::check_idempotency_key(asked.key));
  const auto token = TRY(keys_.tokenise_one(domain_, "request", Sensitive<std::string>(call.request.body)));
  asked.fingerprint = Bytes(token.bytes.begin(), token.bytes.end());
  return asked;
}

Result<std::optional<http::Response>> Repeats::earlier(const store::RepeatableRequest& asked) const {
  if (asked.key.empty()) return std::nullopt;
  auto kept = TRY(database_.read_value<std::optional<std::string>>(
      [&](store::Transaction& transaction) { return store::find_kept_answer(transaction, asked); }));
  if (!kept) return std::nullopt;
  return std::optional(http::json(kCreated, std::move(*kept)));
}

Result<http::Response> Repeats::once(const store::RepeatableRequest& asked, Time now,
                                     const std::function<Result<std::string>(store::Transaction&)>& act) const {
  if (asked.key.empty()) return http::json(kCreated, TRY(database_.write_value<std::string>(act)));
  return http::json(kCreated, TRY(store::answer_once(database_, asked, now, act)));
}

}  // namespace dijkwacht::api
