#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "base/sensitive.h"

namespace dijkwacht::reports {

/// The reporter's own part. Empty texts were not given.
struct VictimDetails {
  std::string name;
  std::string email;
  std::string phone;
  std::string postcode;
  std::optional<std::int64_t> birth_year;
};
using Victim = Sensitive<VictimDetails>;

/// Reads `{"name","email"?,"phone"?,"postcode"?,"birthYear"?}` as a person filled it in.
/// Errors: kInvalidArgument with the path of the field, also for a member that does not belong there.
Result<Victim> parse_victim(const JsonValue& value, int year_now);
/// As `parse_victim` reads it: for sealing, and for the page of whoever may see it. Personal data.
Sensitive<std::string> to_json(const Victim& victim);

}  // namespace dijkwacht::reports
