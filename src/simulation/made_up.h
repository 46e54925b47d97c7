#pragma once

#include <cstdint>
#include <string>

#include "simulation/draw.h"
#include "simulation/settings.h"

namespace dijkwacht::simulation {

/// Makes the offenders' accounts, numbers, addresses and sites, never the same twice in one country: bank codes without a bank,
/// `+9996…` (country code 999 is unassigned), names under `.example` and `.test`.
class MadeUpIdentifiers {
 public:
  MadeUpIdentifiers(const Settings& settings, std::uint64_t seed);

  std::string account(Draw& draw);
  std::string phone();
  std::string email(Draw& draw);
  /// `https://…/`.
  std::string site(Draw& draw);

 private:
  const Settings& settings_;
  std::uint64_t account_offset_;
  std::uint64_t phone_offset_;
  std::uint64_t accounts_ = 0;
  std::uint64_t phones_ = 0;
  std::uint64_t names_ = 0;
};

/// A person's name out of syllables.
std::string made_up_name(const Words& words, Draw& draw);

/// The same name as the front of an e-mail address: lower case, dot for space.
std::string mail_name(std::string name);

}  // namespace dijkwacht::simulation
