#pragma once

#include <filesystem>
#include <map>
#include <string_view>

#include "base/bilingual.h"
#include "base/result.h"
#include "reports/status_message.h"
#include "victims/recovery_service.h"

namespace dijkwacht::victims {

/// What a bank tells a victim about a request, in the shape of the page that gathers what all organisations tell
/// (data/texts/recovery-status.toml; docs/status-messages.md). A value.
class RecoveryMessages {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key, also when a state has no title or no meaning.
  static Result<RecoveryMessages> load(const std::filesystem::path& file);

  /// `self`: the bank's partner id. No name and no account is in it. Pure.
  reports::StatusMessages about(const RecoveryService::View& view, const RecoveryTerms& terms, std::string_view self) const;

 private:
  struct Words {
    Bilingual title;
    Bilingual meaning;
  };
  std::map<RecoveryState, Words> words_;
  Words asked_anew_;
};

}  // namespace dijkwacht::victims
