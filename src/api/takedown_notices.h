#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "cases/case_service.h"
#include "cases/takedown_service.h"
#include "config/words_file.h"
#include "crypto/key_service.h"

namespace dijkwacht::api {

/// Notices by which the police ask a provider to take content offline (Regulation (EU) 2022/2065, article 16).
class TakedownNotices {
 public:
  struct Rooms {
    cases::TakedownService& takedowns;
    cases::CaseService& cases;
    const cases::TakedownRules& rules;
    const config::WordsFile& words;
    crypto::KeyService& keys;
    const Repeats& repeats;
    const Clock& clock;
  };
  explicit TakedownNotices(Rooms rooms) : rooms_(rooms) {}

  /// The notices of a case with what the rules say of each, what the form needs, and the traces a notice can be about.
  Result<http::Response> list(const Call& call) const;
  Result<http::Response> draft(const Call& call) const;
  /// Sent, acknowledged, decided, or discarded.
  Result<http::Response> step(const Call& call) const;
  /// Once it is sent: by docs/api/takedown-notice.schema.json.
  Result<http::Response> get(const Call& call) const;
  /// The same on paper.
  Result<http::Response> document(const Call& call) const;

 private:
  Status take_step(store::Transaction& transaction, const cases::OpenedTakedown& notice, const JsonValue& body,
                   const std::string& by) const;
  /// `outlook`: of a draft.
  void write_notice(JsonWriter& json, const cases::OpenedTakedown& notice,
                    const std::optional<cases::TakedownOutlook>& outlook) const;

  Rooms rooms_;
};

}  // namespace dijkwacht::api
