#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/token.h"
#include "pilots/pilot.h"
#include "store/database.h"
#include "store/outbox.h"

namespace dijkwacht::pilots {

Status insert(store::Transaction& transaction, const Run& run);
/// Newest first; of one moment, the one that has not ended.
Result<std::vector<Run>> runs_of(store::Transaction& transaction, const std::string& pilot, std::size_t limit);
Result<std::optional<Run>> find_run(store::Transaction& transaction, const RunId& id);
/// False when it was started or ended before.
Result<bool> put_start(store::Transaction& transaction, const Run& run, ByteView key);
/// Ends a run and erases its key and contributions, also in the outbox. False when it had ended before.
Result<bool> put_end(store::Transaction& transaction, const RunId& run, const std::string& reason, Time now);
/// Nothing once the run has ended.
Result<std::optional<Bytes>> key_of(store::Transaction& transaction, const RunId& run);

struct Contribution {
  RunId run;
  crypto::Token token;
  std::string source;  ///< partner id of who handed it in
  std::string sector;
  bool has_complaint = false;
  Time expires_at;
};
/// A source counts once for a token; handing it in again renews it.
Status put(store::Transaction& transaction, const Contribution& contribution);
/// Those that have not expired.
Result<std::vector<Contribution>> contributions_on(store::Transaction& transaction, const RunId& run, const crypto::Token& token,
                                                   Time now);

/// This event holds the run's key or a hash under it: its data goes when the run ends.
Status note_sent(store::Transaction& transaction, const RunId& run, const store::EventId& event);

struct Question {
  QuestionId id;
  RunId run;
  Time asked_at;
  std::int64_t sources = 0;
  bool is_hit = false;
  std::optional<bool> was_right = {};
  std::string asker = {};   ///< partner id; empty: this node
  bool is_waiting = false;  ///< until the holder answers
};
/// False unless it waits for this holder's answer.
Result<bool> put_answer(store::Transaction& transaction, const QuestionId& question, const std::string& holder, bool is_hit,
                        std::int64_t sources);
/// Was a hit right, as who asked found out.
struct Judgement {
  QuestionId question;
  bool was_right = false;
  std::int64_t minutes = 0;
  std::string asker = {};  ///< as in `Question`
};
Status insert(store::Transaction& transaction, const Question& question);
/// False when this asker has no such hit, or judged it before.
Result<bool> put_judgement(store::Transaction& transaction, const RunId& run, const Judgement& judgement);
/// What this node asked, newest first.
Result<std::vector<Question>> own_questions(store::Transaction& transaction, const RunId& run, std::size_t limit);
/// Own hits that nobody judged yet, oldest first.
Result<std::vector<Question>> unjudged_hits(store::Transaction& transaction, const RunId& run, std::size_t limit);
Result<Tally> tally_of(store::Transaction& transaction, const RunId& run);

}  // namespace dijkwacht::pilots
