#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/token.h"
#include "pilots/pilot.h"
#include "store/database.h"

namespace dijkwacht::pilots {

Status insert(store::Transaction& transaction, const Run& run);
/// Newest first; of one moment, the one that has not ended.
Result<std::vector<Run>> runs_of(store::Transaction& transaction, const std::string& pilot, std::size_t limit);
Result<std::optional<Run>> find_run(store::Transaction& transaction, const RunId& id);
/// False when it was started or ended before.
Result<bool> put_start(store::Transaction& transaction, const Run& run, ByteView key);
/// Ends a run and erases its key and contributions. False when it had ended before.
Result<bool> put_end(store::Transaction& transaction, const RunId& run, const std::string& reason, Time now);
/// Nothing once the run has ended.
Result<std::optional<Bytes>> key_of(store::Transaction& transaction, const RunId& run);

struct Contribution {
  RunId run;
  crypto::Token token;
  std::string source;  ///< whose key handed it in
  std::string sector;
  bool has_complaint = false;
  Time expires_at;
};
/// A source counts once for a token; handing it in again renews it.
Status put(store::Transaction& transaction, const Contribution& contribution);
/// Those that have not expired.
Result<std::vector<Contribution>> contributions_on(store::Transaction& transaction, const RunId& run, const crypto::Token& token,
                                                   Time now);

struct Question {
  QuestionId id;
  RunId run;
  Time asked_at;
  std::int64_t sources = 0;
  bool is_hit = false;
  std::optional<bool> was_right = {};
};
Status insert(store::Transaction& transaction, const Question& question);
/// False when there is no such hit, or it was judged before.
Result<bool> put_judgement(store::Transaction& transaction, const RunId& run, const QuestionId& question, bool was_right,
                           std::int64_t minutes);
/// Hits that nobody judged yet, oldest first.
Result<std::vector<Question>> unjudged_hits(store::Transaction& transaction, const RunId& run, std::size_t limit);
Result<Tally> tally_of(store::Transaction& transaction, const RunId& run);

}  // namespace dijkwacht::pilots
