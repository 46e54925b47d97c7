#include "victims/recovery_request.h"

#include <algorithm>

#include "reports/json_fields.h"
#include "victims/recall_terms.h"

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

/// A name that nobody doubts stays: each letter begins the payee's days anew.
Status check_letter(const RecoveryRequest& request, const RecoveryMove& move) {
  if (is_name_waiting(request.state) && request.disagreed_by.empty()) {
    return fail(ErrorCode::kFailedPrecondition, "the payee was asked already; say first what is not right about name and address",
                "to");
  }
  return move.holder ? Status() : missing("holder", "fill in name and address of the account's holder");
}

Status check_lapse(const RecoveryRequest& request, const RecoveryTerms& terms, Time now) {
  const auto due = lapse_due(request, terms);
  if (due && now >= *due) return {};
  return fail(ErrorCode::kFailedPrecondition, "somebody can still take a step", "to");
}

Status check_version(const RecoveryRequest& request, std::int64_t version) {
  if (version == request.version) return {};
  return fail(ErrorCode::kConflict, "this request changed since you read it; look again");
}

RecoveryRequest touched(RecoveryRequest request, Time now) {
  ++request.version;
  request.moved_at = std::max(request.moved_at, now);
  return request;
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

std::optional<Time> lapse_due(const RecoveryRequest& request, const RecoveryTerms& terms) {
  if (is_over(request.state)) return std::nullopt;
  const Date moved_on(std::chrono::floor<std::chrono::days>(request.moved_at));
  return std::chrono::sys_days(months_later(moved_on, terms.keep_months(request.state))) + std::chrono::days(1);
}

Status check_move(const RecoveryRequest& request, const RecoveryMove& move, Mover by, const RecoveryTerms& terms, Time now) {
  TRY(check_version(request, move.version));
  TRY(check_step(request.state, move.to, by));
  switch (move.to) {
    case RecoveryState::kAsked: return check_letter(request, move);
    case RecoveryState::kRefused: return check_unmet(request, move, terms);
    case RecoveryState::kArranged:
    case RecoveryState::kReturned: return check_amount(request, move);
    case RecoveryState::kUnanswered: return check_days(request, terms, now);
    case RecoveryState::kReleased:
      return move.has_signed_statement ? Status() : missing("statement", "sign what name and address are for");
    case RecoveryState::kLapsed: return check_lapse(request, terms, now);
    default: return {};
  }
}

Status check_agreement(const RecoveryRequest& request, std::int64_t version, std::string_view actor) {
  TRY(check_version(request, version));
  if (!request.agreed_by.empty()) return fail(ErrorCode::kConflict, "a second person agreed already");
  if (!request.noticed_at || is_over(request.state))
    return fail(ErrorCode::kFailedPrecondition, "there is nothing to agree to where the request stands");
  if (!request.disagreed_by.empty())
    return fail(ErrorCode::kFailedPrecondition, "somebody says that name and address are not right; fill them in anew first");
  if (request.holder_typed_by == actor)
    return fail(ErrorCode::kPermissionDenied, "you filled in name and address; a colleague looks whether they are right");
  return {};
}

Status check_disagreement(const RecoveryRequest& request, std::int64_t version, std::string_view reason,
                          const RecoveryTerms& terms) {
  if (terms.find_disagreement(reason) == nullptr) return missing("reason", "choose one of the reasons that the terms name");
  TRY(check_version(request, version));
  if (!is_name_waiting(request.state))
    return fail(ErrorCode::kFailedPrecondition, "there is no name and address to correct where the request stands");
  if (!request.disagreed_by.empty()) return fail(ErrorCode::kConflict, "somebody said so already; fill them in anew");
  return {};
}

RecoveryRequest agreed(RecoveryRequest request, std::string actor, Time now) {
  request.agreed_by = std::move(actor);
  return touched(std::move(request), now);
}

RecoveryRequest disagreed(RecoveryRequest request, std::string_view reason, std::string actor, Time now) {
  request.agreed_by.clear();
  request.disagreed_by = std::move(actor);
  request.disagreement = reason;
  return touched(std::move(request), now);
}

RecoveryRequest moved(RecoveryRequest request, const RecoveryMove& move, std::string_view actor, Time now) {
  request = touched(std::move(request), now);
  request.state = move.to;
  if (move.to == RecoveryState::kAsked) {
    request.noticed_at = now;
    request.holder_typed_by = actor;
    request.agreed_by.clear();
    request.disagreed_by.clear();
    request.disagreement.clear();
  }
  if (move.to == RecoveryState::kReleased) request.statement_at = now;
  if (move.to == RecoveryState::kReturned) request.returned = move.amount;
  if (move.to == RecoveryState::kRefused) request.unmet = move.unmet;
  return request;
}

const Bilingual& next_step(const RecoveryRequest& request, const std::vector<RecoveryEvent>& events, const RecoveryTerms& terms) {
  const auto letters = std::ranges::count(events, RecoveryState::kAsked, &RecoveryEvent::state);
  const bool is_anew = request.state == RecoveryState::kAsked && letters > 1;
  return is_anew ? terms.asked_anew : terms.next_step(request.state);
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
