#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "base/result.h"

namespace dijkwacht::prevention {

struct CampaignTag;
using CampaignId = Id<CampaignTag>;

/// An effect that was measured. None of it may be missing.
struct CampaignEffect {
  std::string outcome;  ///< what was measured: "did a check before paying"
  double value = 0;
  double low = 0;  ///< 95 % interval
  double high = 0;
  std::int64_t n = 0;
  std::string method;
  bool has_control_group = false;
  std::string date;    ///< a day
  std::string source;  ///< report or address

  /// Errors: kInvalidArgument naming the member: an empty text, an interval that does not hold its value, n below 1, no day.
  static Result<CampaignEffect> read(const JsonValue& json);
  void write(JsonWriter& json) const;
};

/// What others say a campaign did: shown with its source, never as a measurement of ours.
struct EffectClaim {
  Bilingual text;
  std::string source;
};

/// A campaign: what it wants people to do, whom it is for, when, by whom and at what cost. Empty or absent: not known.
struct Campaign {
  std::string title;
  std::string goal;
  std::string behaviour;               ///< what people should do
  std::vector<std::string> audiences;  ///< codes: see `is_audience`
  std::vector<std::string> channels;   ///< codes: see `is_channel`
  std::string partners;
  std::string from;   ///< a day; empty: not known
  std::string until;  ///< a day; empty: not known
  std::optional<std::int64_t> cost_cents;
  std::string material;  ///< where to see it: a web address
  std::string source;
  std::optional<EffectClaim> claim;

  /// Errors: kInvalidArgument naming the member.
  static Result<Campaign> read(const JsonValue& json);
  /// Writes the members; the caller opens the object.
  void write(JsonWriter& json) const;
};

/// "everyone", "young-people", "older-people", "low-literacy", "newcomers", "earlier-victims", "businesses".
bool is_audience(std::string_view code);
/// "television", "radio", "social-media", "print", "school", "bank-app", "in-person", "website".
bool is_channel(std::string_view code);

}  // namespace dijkwacht::prevention
