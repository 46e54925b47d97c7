#include "signals/check_answer.h"

#include <algorithm>

#include "base/name_table.h"

namespace dijkwacht::signals {
namespace {

constexpr NameTable<AnswerState, 4> kStates{"known", "none-known", "unavailable", "denied"};

bool names_person(const ReceivedSignal& copy) { return copy.data_class != policy::DataClass::kTechnical; }

bool has_lease(const Match& match, Time now) { return match.lease_until && now < *match.lease_until; }

bool is_usable(const Match& match, Time now) {
  return match.rule_in_force && (has_lease(match, now) || !names_person(match.copy));
}

CheckedSignal shown(Match match, Time now) {
  auto& copy = match.copy;
  const bool is_stale = !has_lease(match, now);
  return {copy.id,
          copy.revision,
          std::move(copy.owner),
          std::move(copy.sender),
          copy.data_class,
          std::move(copy.type),
          std::move(copy.value),
          copy.listing,
          std::move(copy.rule),
          std::move(copy.opinion),
          copy.shared_at,
          copy.received_at,
          now - copy.received_at,
          match.lease_until,
          is_stale};
}

Listing winner(const std::vector<Match>& usable) {
  const auto best = usable.front().rank;
  const bool allows = std::ranges::any_of(
      usable, [&](const Match& match) { return match.rank == best && match.copy.listing == Listing::kAllow; });
  return allows ? Listing::kAllow : Listing::kBlock;
}

bool disagree(const std::vector<Match>& usable) {
  return std::ranges::any_of(usable, [&](const Match& match) { return match.copy.listing != usable.front().copy.listing; });
}

AnswerState state_of(const CheckAnswer& answer, bool something_unavailable) {
  if (answer.listing == Listing::kBlock) return AnswerState::kKnown;
  return something_unavailable ? AnswerState::kUnavailable : AnswerState::kNoneKnown;
}

}  // namespace

std::string_view name_of(AnswerState state) { return kStates.name(state); }

CheckAnswer answer(std::vector<Match> matches, Time now) {
  std::erase_if(matches, [&](const Match& match) { return match.copy.opinion.valid_until <= now; });
  const auto found = matches.size();
  std::erase_if(matches, [&](const Match& match) { return !is_usable(match, now); });
  std::ranges::stable_sort(matches, {}, &Match::rank);
  CheckAnswer answer;
  if (!matches.empty()) {
    answer.listing = winner(matches);
    answer.conflict = disagree(matches);
  }
  answer.state = state_of(answer, matches.size() < found);
  answer.notice = answer.state == AnswerState::kNoneKnown && answer.listing ? "allow-listed" : name_of(answer.state);
  for (auto& match : matches) answer.signals.push_back(shown(std::move(match), now));
  return answer;
}

CheckAnswer deny(std::vector<policy::Reason> reasons) {
  CheckAnswer answer;
  answer.state = AnswerState::kDenied;
  answer.denied = std::move(reasons);
  answer.notice = name_of(answer.state);
  return answer;
}

}  // namespace dijkwacht::signals
