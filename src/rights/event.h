#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/seal.h"
#include "rights/request.h"

/// What travels between the contact point and the nodes that answer, under P0: ids, codes, times and sealed texts. Pure.
/// Reading: errors are kInvalidArgument naming the member.
namespace dijkwacht::rights::event {

inline constexpr std::string_view kRequested = "rights.requested";
inline constexpr std::string_view kExtended = "rights.extended";
inline constexpr std::string_view kAnswered = "rights.answered";
/// Codes of data/policy/purposes.toml.
inline constexpr std::string_view kRequestPurpose = "rights-request";
inline constexpr std::string_view kAnswerPurpose = "rights-answer";

struct Requested {
  RequestId request;
  Kind kind = Kind::kAccess;
  crypto::PublicKey person_key{};
  Bytes sealed;
};
std::string text_of(const Requested& requested);
Result<Requested> read_requested(std::string_view data);

/// `sealed`: the reason, sealed to the person.
struct Extended {
  RequestId request;
  Bytes sealed;
  Time at;
};
std::string text_of(const Extended& extended);
Result<Extended> read_extended(std::string_view data);

struct Answered {
  RequestId request;
  Outcome outcome = Outcome::kRefused;
  Bytes sealed;  ///< to the person
  std::int64_t receivers = 0;
  Time at;
};
std::string text_of(const Answered& answered);
Result<Answered> read_answered(std::string_view data);

}  // namespace dijkwacht::rights::event
