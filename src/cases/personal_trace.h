#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dijkwacht::cases {

/// What points to a person, an account or a report in a text.
enum class PersonalTrace : std::uint8_t { kAccount, kEmail, kPhone, kReport };
std::string_view name_of(PersonalTrace trace);

/// The first of these that stands in a text which is to leave the police, however it is grouped: an IBAN or wallet, an e-mail
/// address, a phone number (with `+` or a zero in front, read as Dutch), the number of a report (M-1F3A9C02). Names are not
/// found: nobody can tell them from words. Nothing when there is none. Pure; linear in the text.
std::optional<PersonalTrace> find_personal_trace(std::string_view text);
/// The same for a web address, in which a number may be the content's own: an IBAN or an e-mail address, also percent-coded.
/// Pure.
std::optional<PersonalTrace> find_personal_trace_in_address(std::string_view address);

}  // namespace dijkwacht::cases
