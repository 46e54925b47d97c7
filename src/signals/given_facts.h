#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/contact_point.h"
#include "base/json.h"
#include "base/result.h"
#include "signals/opinion.h"

namespace dijkwacht::signals {

/// All that an owner may ever give beside its signal. Nobody who reported, nothing that they told, and no value is among it.
enum class GivenItem : std::uint8_t { kFraudType, kFirstReport, kReporters, kOpinion, kContact };
inline constexpr std::size_t kGivenItems = 5;
std::string_view name_of(GivenItem item);
/// Errors: kInvalidArgument with field "items".
Result<GivenItem> parse_given_item(std::string_view name);

/// How an opinion stands at its owner now.
struct StandingOpinion {
  Verdict verdict = Verdict::kSuspicious;
  int confidence = 0;  ///< 0-100
  Time valid_until;
};

/// The items themselves; those that are not known or not given are unset. A value.
struct GivenFacts {
  std::optional<std::string> fraud_type;    ///< code
  std::optional<std::string> first_report;  ///< month, "2026-09"
  std::optional<std::string> reporters;     ///< class, "3-9" or "250+"
  std::optional<StandingOpinion> opinion;
  std::optional<ContactPoint> contact;
};

/// Which items are set, in the order of the enumeration. Pure.
std::vector<GivenItem> items_of(const GivenFacts& facts);
/// The facts without every item that is not among `items`. Errors: kInvalidArgument with field "items" when none is asked, or one
/// that is not there. Pure.
Result<GivenFacts> only(GivenFacts facts, const std::vector<GivenItem>& items);

/// Members that are set, as one object: inside the seal and in the API.
void write_facts(JsonWriter& json, const GivenFacts& facts);
/// Errors: kInvalidArgument naming the member; what is no item is left out.
Result<GivenFacts> read_facts(std::string_view text);

}  // namespace dijkwacht::signals
