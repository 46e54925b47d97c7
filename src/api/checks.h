#pragma once

#include "api/call.h"
#include "identifiers/identifier.h"
#include "signals/check_service.h"
#include "signals/texts.h"

namespace dijkwacht::api {

/// Asking about identifiers at a partner.
class Checks {
 public:
  Checks(signals::CheckService& checks, const signals::NoticeTexts& texts, identifiers::ParseOptions parsing)
      : checks_(checks), texts_(texts), parsing_(std::move(parsing)) {}

  Result<http::Response> check(const Call& call) const;

 private:
  signals::CheckService& checks_;
  const signals::NoticeTexts& texts_;
  identifiers::ParseOptions parsing_;
};

/// A signal as partners see it, in checks and in lists of what was received.
void write_opinion(JsonWriter& json, const signals::OpinionSummary& opinion);

}  // namespace dijkwacht::api
