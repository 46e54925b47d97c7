#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "policy/decision.h"

namespace dijkwacht::policy {

/// A question as the audit log keeps it, so that it can be asked again: sectors, class, purpose and facts as codes, counts and
/// yes or no, "police/bank/ACC/block-mule-account|reporters=3|holder=yes". Never an id, a name or a value. What was not known is
/// left out.
std::string question_text(const Question& question);

/// The other way: parties have their sector as id; subject and moment are the caller's to fill in.
/// Errors: kDataCorrupt for what `question_text` does not write.
Result<Question> parse_question_text(std::string_view text);

}  // namespace dijkwacht::policy
