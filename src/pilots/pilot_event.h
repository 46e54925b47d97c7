#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/token.h"
#include "pilots/pilot.h"

/// What passes between the holder of a pilot and who takes part in it. The reading functions answer kInvalidArgument naming the
/// field. Pure.
namespace dijkwacht::pilots::event {

inline constexpr std::string_view kStarted = "pilot.run-started";  ///< holder to participants, with the key sealed to each
inline constexpr std::string_view kEnded = "pilot.run-ended";      ///< holder to participants
inline constexpr std::string_view kContribution = "pilot.contribution";
inline constexpr std::string_view kQuestion = "pilot.question";
inline constexpr std::string_view kAnswer = "pilot.answer";  ///< holder to who asked
inline constexpr std::string_view kJudgement = "pilot.judgement";

struct Started {
  RunId run;
  std::string pilot;
  Time started_at;
  Time ends_at;
  Bytes sealed_key;
};
struct Ended {
  RunId run;
  std::string reason;  ///< as `Run::end_reason`
};
/// A hash under the run's key, handed in or asked about.
struct Hashed {
  RunId run;
  std::string pilot;
  std::string type;
  crypto::Token token;
  std::optional<QuestionId> question = {};  ///< when it is asked about
  bool has_complaint = false;               ///< when it is handed in
};
struct Answer {
  QuestionId question;
  bool is_hit = false;
  std::int64_t sources = 0;
};
struct Judgement {
  std::string pilot;
  QuestionId question;
  bool was_right = false;
  std::int64_t minutes = 0;
};

std::string text_of(const Started& started);
std::string text_of(const Ended& ended);
std::string text_of(const Hashed& hashed);
std::string text_of(const Answer& answer);
std::string text_of(const Judgement& judgement);

/// Nothing when the holder erased it, because the run ended before it arrived.
Result<std::optional<Started>> read_started(std::string_view data);
Result<Ended> read_ended(std::string_view data);
/// Nothing when who handed it in erased it, as above.
Result<std::optional<Hashed>> read_hashed(std::string_view data);
Result<Answer> read_answer(std::string_view data);
Result<Judgement> read_judgement(std::string_view data);

}  // namespace dijkwacht::pilots::event
