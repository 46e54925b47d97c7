#include "cases/case_texts.h"

#include <fmt/core.h>

#include <array>

#include "config/toml_file.h"

namespace dijkwacht::cases {
namespace {

constexpr std::array kNeeded{
    sentence::kCreated,     sentence::kTookIn,    sentence::kEnded,      sentence::kGaveOff,    sentence::kSplitOff,
    sentence::kLost,        sentence::kGained,    sentence::kAndMore,    sentence::kJoined,     sentence::kWithdrawn,
    sentence::kLinksNoMore, sentence::kListedNow, sentence::kLinksAgain, sentence::kTurnedMore, sentence::kLookedAgain,
    sentence::kDecision,    sentence::kUndone,    sentence::kFrequent,   sentence::kStep,       sentence::kStepDecision,
    sentence::kSameReport,  sentence::kCaseOne,   sentence::kCaseNone,   sentence::kCaseMany,   sentence::kHub,
    sentence::kDecided,
};
/// What the timeline tells besides: by the kind of event, so that no code names them one by one.
constexpr std::array<std::string_view, 24> kTimeline{
    "report-joined",           "report-identified",      "report-withdrawn",
    "aangifte-signed",         "opinion-given",          "work-assigned",
    "work-unassigned",         "work-state-waiting",     "work-state-in-progress",
    "work-state-closed",       "work-task-added",        "work-task-done",
    "work-note-added",         "work-settlement-chosen", "work-settlement-done",
    "work-settlement-stopped", "work-money-noted",       "work-takedown-drafted",
    "work-takedown-discarded", "work-takedown-sent",     "work-takedown-acknowledged",
    "work-takedown-removed",   "work-takedown-partly",   "work-takedown-refused"};
constexpr std::array<std::string_view, 4> kForms{"name", "one", "this", "same"};

Result<Bilingual> read_text(const config::TomlTable& table) {
  auto nl = TRY(table.text("nl"));
  auto en = TRY(table.text("en"));
  return Bilingual{std::move(nl), std::move(en)};
}

}  // namespace

Result<CaseTexts> CaseTexts::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  CaseTexts texts;
  const auto sentences = TRY(root.table("sentences"));
  for (const auto key : kNeeded) texts.sentences_.emplace(key, TRY(read_text(TRY(sentences.table(key)))));
  for (const auto key : kTimeline) texts.sentences_.emplace(key, TRY(read_text(TRY(sentences.table(key)))));
  const auto types = TRY(root.table("types"));
  for (const auto& code : types.keys()) {
    const auto type = TRY(types.table(code));
    for (const auto form : kForms) {
      texts.words_.emplace(fmt::format("{} {}", form, code), TRY(read_text(TRY(type.table(form)))));
    }
  }
  return texts;
}

Bilingual CaseTexts::sentence(std::string_view key) const {
  const auto found = sentences_.find(key);
  return found == sentences_.end() ? Bilingual{std::string(key), std::string(key)} : found->second;
}

Bilingual CaseTexts::word(std::string_view form, std::string_view code) const {
  const auto found = words_.find(fmt::format("{} {}", form, code));
  return found == words_.end() ? Bilingual{std::string(code), std::string(code)} : found->second;
}

}  // namespace dijkwacht::cases
