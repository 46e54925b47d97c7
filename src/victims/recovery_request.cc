#include "victims/recovery_request.h"

#include <algorithm>

#include "reports/json_fields.h"

namespace dijkwacht::victims {
namespace {

constexpr std::size_t kNameBytesMax = 200;
constexpr std::size_t kAddressBytesMax = 300;

std::unexpected<Error> missing(std::string_view field, std::string_view what) {
  return fail(ErrorCode::kInvalidArgument, std::string(what), std::string(field));
}

Status check_amount(const RecoveryRequest& request, const RecoveryMove& move) {
  if (!move.amount) return missing("amount", "say how much");
  const auto& paid = request.facts.amount;
  const bool fits = move.amount->currency == paid.currency && move.amount->minor >= 1 && move.amount->minor <= paid.minor;
  if (!fits) return missing("amount", "must be more than nothing, and no more than was paid");
  return {};
}

Status check_unmet(const RecoveryRequest& request, const RecoveryMove& move, const RecoveryTerms& terms) {
  if (move.unmet.empty()) return missing("unmet", "name the condition that is not met");
  const auto counts = [&](const std::string& id) {
    const auto* condition = terms.find(id);
    return condition != nullptr && condition->counts_for(request.facts.kind) && std::ranges::count(move.unmet, id) == 1;
  };
  if (!std::ranges::all_of(move.unmet, counts)) return missing("unmet", "is no condition of this request, or stands there twice");
  return {};
}

Status check_days(const RecoveryRequest& request, const RecoveryTerms& terms, Time now) {
  const auto due = answer_due(request, terms);
  if (due && now >= *due) return {};
  return fail(ErrorCode::kFailedPrecondition, "the payee still has time to answer", "to");
}

}  // namespace

std::optional<Time> answer_due(const RecoveryRequest& request, const RecoveryTerms& terms) {
  if (!request.noticed_at) return std::nullopt;
  return *request.noticed_at + std::chrono::days(terms.answer_days);
}

std::optional<std::int64_t> days_since_notice(const RecoveryRequest& request, Time now) {
  if (!request.noticed_at) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(now - *request.noticed_at).count();
}

Status check_move(const RecoveryRequest& request, const RecoveryMove& move, Mover by, const RecoveryTerms& terms, Time now) {
  if (move.version != request.version) return fail(ErrorCode::kConflict, "this request changed since you read it; look again");
  TRY(check_step(request.state, move.to, by));
  switch (move.to) {
    case RecoveryState::kAsked:
      return move.holder ? Status() : missing("holder", "fill in name and address of the account's holder");
    case RecoveryState::kRefused: return check_unmet(request, move, terms);
    case RecoveryState::kArranged:
    case RecoveryState::kReturned: return check_amount(request, move);
    case RecoveryState::kUnanswered: return check_days(request, terms, now);
    case RecoveryState::kReleased:
      return move.has_signed_statement ? Status() : missing("statement", "sign what name and address are for");
    default: return {};
  }
}

Status check_agreement(const RecoveryRequest& request, std::int64_t version, std::string_view actor) {
  if (version != request.version) return fail(ErrorCode::kConflict, "this request changed since you read it; look again");
  if (!request.agreed_by.empty()) return fail(ErrorCode::kConflict, "a second person agreed already");
  if (!request.noticed_at || is_over(request.state))
    return fail(ErrorCode::kFailedPrecondition, "there is nothing to agree to where the request stands");
  if (request.holder_typed_by == actor)
    return fail(ErrorCode::kPermissionDenied, "you filled in name and address; a colleague looks whether they are right");
  return {};
}

RecoveryRequest moved(RecoveryRequest request, const RecoveryMove& move, Time now) {
  request.state = move.to;
  ++request.version;
  if (move.to == RecoveryState::kAsked) request.noticed_at = now;
  if (move.to == RecoveryState::kReleased) request.statement_at = now;
  if (move.to == RecoveryState::kReturned) request.returned = move.amount;
  if (move.to == RecoveryState::kRefused) request.unmet = move.unmet;
  return request;
}

std::string recovery_number(const RecoveryId& id) { return store::id_number('T', id.text()); }
Result<store::IdRange> parse_recovery_number(std::string_view typed) { return store::parse_id_number('T', "request", typed); }

Result<Sensitive<Holder>> parse_holder(const JsonValue& value) {
  TRY(reports::allow_only(value, {"name", "address"}));
  return Sensitive(Holder{.name = TRY(reports::text_field(value, "name", 1, kNameBytesMax)),
                          .address = TRY(reports::text_field(value, "address", 1, kAddressBytesMax))});
}

Sensitive<std::string> to_json(const Sensitive<Holder>& holder) {
  const auto& known = holder.reveal("write for sealing or for who may see it");
  JsonWriter json;
  json.object([&] { json.member("name", known.name).member("address", known.address); });
  return Sensitive(json.take());
}

}  // namespace dijkwacht::victims
