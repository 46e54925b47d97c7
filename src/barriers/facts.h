#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/data_class.h"
#include "signals/ids.h"

namespace dijkwacht::barriers {

/// Where in a payment something stands.
enum class Place : std::uint8_t { kDebtor, kCreditor, kText };
std::string_view name_of(Place place);
Result<Place> parse_place(std::string_view name);

/// A confirmed signal about something in the payment. Ids and codes only, so that it may be kept after the payment is erased.
struct Fact {
  std::size_t asked = 0;  ///< which of the payment's identifiers (payment.h `asked_about`)
  Place place = Place::kDebtor;
  signals::SignalId signal;
  std::int64_t revision = 0;
  policy::DataClass data_class = policy::DataClass::kAccount;
  std::string role;    ///< what the opinion says it is: "receiving-account"
  std::string owner;   ///< organisation whose opinion it is
  std::string sender;  ///< node that answers for it: objections go there

  friend bool operator==(const Fact&, const Fact&) = default;
};

/// All that a rule may look at.
struct Facts {
  std::vector<Fact> signals;

  friend bool operator==(const Facts&, const Facts&) = default;
};

/// As stored beside the decision, and read back for a replay. Errors: kInvalidArgument.
std::string facts_text(const Facts& facts);
Result<Facts> read_facts(std::string_view text);

}  // namespace dijkwacht::barriers
