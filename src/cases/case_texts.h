#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::cases {

/// The words in which cases speak, from data/texts/cases.toml. A value.
class CaseTexts {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key, also when a sentence that the room needs is missing.
  static Result<CaseTexts> load(const std::filesystem::path& file);

  /// A sentence by its key ("created"). Keys are checked at loading; an unknown one reads as itself.
  Bilingual sentence(std::string_view key) const;
  /// "rekening"; a type without a word reads as its code.
  Bilingual type(std::string_view code) const { return word("name", code); }
  /// "een rekening".
  Bilingual one_type(std::string_view code) const { return word("one", code); }
  /// "deze rekening".
  Bilingual this_type(std::string_view code) const { return word("this", code); }
  /// "dezelfde rekening".
  Bilingual same_type(std::string_view code) const { return word("same", code); }

 private:
  Bilingual word(std::string_view form, std::string_view code) const;

  std::map<std::string, Bilingual, std::less<>> sentences_;
  std::map<std::string, Bilingual, std::less<>> words_;  ///< by "form code"
};

/// The sentences that the code asks for.
namespace sentence {
// What happened to a case ...
inline constexpr std::string_view kCreated = "created";
inline constexpr std::string_view kTookIn = "took-in";
inline constexpr std::string_view kEnded = "ended";
inline constexpr std::string_view kGaveOff = "gave-off";
inline constexpr std::string_view kSplitOff = "split-off";
inline constexpr std::string_view kLost = "lost";
inline constexpr std::string_view kGained = "gained";
inline constexpr std::string_view kAndMore = "and-more";
// ... and why.
inline constexpr std::string_view kJoined = "joined";
inline constexpr std::string_view kWithdrawn = "withdrawn";
inline constexpr std::string_view kLinksNoMore = "links-no-more";
inline constexpr std::string_view kListedNow = "listed-now";
inline constexpr std::string_view kLinksAgain = "links-again";
inline constexpr std::string_view kTurnedMore = "turned-more";
inline constexpr std::string_view kLookedAgain = "looked-again";
inline constexpr std::string_view kDecision = "decision";
inline constexpr std::string_view kUndone = "undone";
// Why an identifier does not link.
inline constexpr std::string_view kFrequent = "frequent";
// Why reports stand together.
inline constexpr std::string_view kStep = "step";
inline constexpr std::string_view kStepDecision = "step-decision";
inline constexpr std::string_view kSameReport = "same-report";
inline constexpr std::string_view kCaseOne = "case-one";
inline constexpr std::string_view kCaseNone = "case-none";
inline constexpr std::string_view kCaseMany = "case-many";
inline constexpr std::string_view kHub = "hub";
inline constexpr std::string_view kDecided = "decided";
}  // namespace sentence

}  // namespace dijkwacht::cases
