#include "victims/recovery_messages.h"

#include "config/data_fields.h"

namespace dijkwacht::victims {

Result<RecoveryMessages> RecoveryMessages::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  const auto titles = TRY(root.table("titles"));
  const auto meaning = TRY(root.table("meaning"));
  const auto words = [&](std::string_view key) -> Result<Words> {
    return Words{.title = TRY(bilingual(titles, key)), .meaning = TRY(bilingual(meaning, key))};
  };
  RecoveryMessages messages;
  for (std::size_t i = 0; i < kRecoveryStateCount; ++i) {
    const auto state = static_cast<RecoveryState>(i);
    messages.words_[state] = TRY(words(name_of(state)));
  }
  messages.asked_anew_ = TRY(words("asked-anew"));
  return messages;
}

reports::StatusMessages RecoveryMessages::about(const RecoveryService::View& view, const RecoveryTerms& terms,
                                                std::string_view self) const {
  const auto& request = view.request;
  reports::StatusMessages told{.kind = "recovery-request",
                               .subject = request.id.text(),
                               .number = recovery_number(request.id),
                               .next_step = next_step(request, view.events, terms),
                               .due = request.state == RecoveryState::kAsked ? answer_due(request, terms) : std::nullopt,
                               .messages = {}};
  bool is_asked = false;
  for (const auto& event : view.events) {
    const bool is_anew = is_asked && event.state == RecoveryState::kAsked;
    is_asked = is_asked || event.state == RecoveryState::kAsked;
    const auto& words = is_anew ? asked_anew_ : words_.at(event.state);
    const bool is_victims = event.mover == Mover::kVictim && event.state != RecoveryState::kReceived;
    told.messages.push_back({.number = event.number,
                             .at = event.at,
                             .organisation = std::string(is_victims ? reports::kPerson : self),
                             .code = std::string(name_of(event.state)),
                             .title = words.title,
                             .meaning = words.meaning,
                             .amount = event.amount});
  }
  return told;
}

}  // namespace dijkwacht::victims
