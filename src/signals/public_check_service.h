#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "base/result.h"
#include "identifiers/identifier.h"
#include "signals/indicator.h"
#include "signals/node_context.h"
#include "signals/public_check_table.h"

namespace dijkwacht::signals {

/// All that the public learns of one identifier.
struct PublicAnswer {
  bool reports_known = false;
  bool is_honeytoken = false;  ///< nobody has reason to ask about it: the asker tries values one after the other
};

/// Tells anyone before a payment whether reports are known on an account, number, e-mail address or website (R06): yes or none
/// known, one identifier at a time, never a list and never the reverse. Thread-safe.
///
/// Reports are known when this organisation stands by an opinion on it, policy finds enough identified reporters behind it, and
/// it is neither paused nor a value that strangers share. What was asked is written nowhere: an answer that reveals leaves a
/// record that names the opinion, every check counts for its day.
class PublicCheckService {
 public:
  explicit PublicCheckService(NodeContext node) : node_(std::move(node)) {}

  /// Values that belong to nobody, planted to notice who tries them one after the other. Call before anyone asks. Errors: those
  /// of the keys.
  Status plant(const std::vector<identifiers::Identifier>& honeytokens);

  /// Errors: kInvalidArgument (field "type") for a type that is not for the public; kUnavailable when the rule does not let
  /// anyone be told now, whatever is asked.
  Result<PublicAnswer> ask(const identifiers::Identifier& identifier);
  /// Newest first.
  Result<std::vector<CheckDay>> days(std::size_t limit);

 private:
  policy::Question question_of(policy::DataClass data_class, std::string subject, std::int64_t reporters, Time now) const;
  Result<bool> disclose(store::Transaction& transaction, const Indicator& indicator, Time now);

  NodeContext node_;
  std::set<crypto::Token> honeytokens_;
};

}  // namespace dijkwacht::signals
