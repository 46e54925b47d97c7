#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/money.h"
#include "reports/reporter_service.h"
#include "reports/status_texts.h"

/// What organisations tell a person about their case, in the shape in which one page gathers it. The contract, for any partner:
/// docs/status-messages.md. Pure.
namespace dijkwacht::reports {

/// Who speaks when it is no organisation.
inline constexpr std::string_view kPerson = "person";

/// One thing that happened.
struct StatusMessage {
  std::int64_t number = 1;  ///< 1, 2, 3, … within its subject; names the message for good
  Time at;
  std::string organisation;  ///< whose act it was: a partner id, or `kPerson`
  std::string code;
  Bilingual title;
  Bilingual meaning;  ///< in plain words
  std::optional<Bilingual> detail = {};
  std::optional<Money> amount = {};
  std::optional<std::int64_t> taken_back_by = {};  ///< number of the later message that took it back
};

/// All that one organisation tells about one subject.
struct StatusMessages {
  std::string kind;     ///< "report", "recovery-request"
  std::string subject;  ///< its id
  std::string number;   ///< as people say it: "M-1F3A9C02"
  Bilingual next_step;
  std::optional<Time> due = {};         ///< by when the next step is taken
  std::vector<StatusMessage> messages;  ///< oldest first
};

/// What the desk `self` tells a reporter, the news of others included.
StatusMessages status_messages(const ReporterService::View& view, const StatusTexts& texts, std::string_view self);

}  // namespace dijkwacht::reports
