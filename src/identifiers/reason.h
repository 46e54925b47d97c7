#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <string_view>

namespace dijkwacht::identifiers {

/// Why a text is no identifier of the type asked for. Each has a stable code and, in data/identifiers/reasons.toml, a sentence in
/// Dutch and in English for the person who typed it.
enum class Reason : std::uint8_t {
  kEmpty,               ///< Nothing but white space.
  kTooLong,             ///< More than limits::kIdentifierBytesMax bytes, as typed or in canonical form.
  kNotUtf8,             ///< Bytes that are no UTF-8.
  kControlCharacter,    ///< NUL, line break or another control character inside.
  kInvisibleCharacter,  ///< A bidirectional mark, zero-width space or the like inside a name, where it would mislead.

  kIbanCharacter,  ///< Neither letter nor digit of ASCII (a Cyrillic look-alike, a full-width digit).
  kIbanCountry,    ///< Does not start with a country of the registry.
  kIbanLength,     ///< Longer or shorter than that country's accounts.
  kIbanStructure,  ///< A letter where a digit must stand (O for 0), or the other way round.
  kIbanChecksum,   ///< The check digits do not fit: a typing error.

  kPhoneCharacter,      ///< Letters or signs that belong in no number.
  kPhoneRegionMissing,  ///< No `+` and no region given; a region is never guessed.
  kPhoneRegionUnknown,  ///< The region is no ISO 3166 code that has numbers.
  kPhoneCountryCode,    ///< `+` and then no country code in use.
  kPhoneLength,         ///< Too short or too long for its country.
  kPhoneNotInUse,       ///< Right length, but no such range in its country.
  kPhoneSynthetic,      ///< `+999…` (nobody's) on a node that takes real numbers only.

  kEmailNoAt,        ///< No `@`.
  kEmailLocal,       ///< The part before the `@` is empty, too long or holds a sign that cannot stand there.
  kDomainNoDot,      ///< One label only.
  kDomainLabel,      ///< An empty label, or one above 63 bytes.
  kDomainLength,     ///< Above 253 bytes.
  kDomainCharacter,  ///< A sign that no domain name holds (`/`, `:`, `@`, space …).
  kDomainIdna,       ///< International characters that IDNA 2008 does not allow.
  kDomainIsIp,       ///< A number that browsers read as an IP address: use type `ip`.
  kDomainIsUrl,      ///< Holds `://`: use type `url`.

  kUrlScheme,       ///< Neither http nor https.
  kUrlCredentials,  ///< Name or password before the host, the trick of `https://bank.example@evil.test`.
  kUrlCharacter,    ///< Space or backslash.
  kUrlPort,         ///< No port number.
  kUrlForm,         ///< No URL.

  kIpForm,         ///< Neither dotted IPv4 nor IPv6 text.
  kIpLeadingZero,  ///< `010` is ten to one reader and eight to the next.
  kIpZone,         ///< `%eth0` has a meaning on one machine only.
  kIpRange,        ///< A network, not an address.

  kKvkCharacter,  ///< Something else than digits.
  kKvkLength,     ///< Not eight digits; a zero in front is never guessed.
  kKvkBranch,     ///< Twelve digits: the number of a branch, not of the business.
  kKvkZero,       ///< Zeros only.

  kHandlePlatform,     ///< No platform that is known here is named.
  kHandleProfile,      ///< A page of a known platform that is no profile.
  kHandleName,         ///< No name or number that the platform gives its accounts.
  kDeviceVersion,      ///< Of no version of the feature set in use.
  kDeviceHash,         ///< Not sixty-four hexadecimal digits.
  kWalletCharacter,    ///< A sign that no address of a wallet has.
  kWalletForm,         ///< Not the shape of an address of this currency.
  kWalletChecksum,     ///< The check signs do not fit: a typing error.
  kWalletTestNetwork,  ///< Money on it is worth nothing.
};

inline constexpr std::array kReasons = {Reason::kEmpty,
                                        Reason::kTooLong,
                                        Reason::kNotUtf8,
                                        Reason::kControlCharacter,
                                        Reason::kInvisibleCharacter,
                                        Reason::kIbanCharacter,
                                        Reason::kIbanCountry,
                                        Reason::kIbanLength,
                                        Reason::kIbanStructure,
                                        Reason::kIbanChecksum,
                                        Reason::kPhoneCharacter,
                                        Reason::kPhoneRegionMissing,
                                        Reason::kPhoneRegionUnknown,
                                        Reason::kPhoneCountryCode,
                                        Reason::kPhoneLength,
                                        Reason::kPhoneNotInUse,
                                        Reason::kPhoneSynthetic,
                                        Reason::kEmailNoAt,
                                        Reason::kEmailLocal,
                                        Reason::kDomainNoDot,
                                        Reason::kDomainLabel,
                                        Reason::kDomainLength,
                                        Reason::kDomainCharacter,
                                        Reason::kDomainIdna,
                                        Reason::kDomainIsIp,
                                        Reason::kDomainIsUrl,
                                        Reason::kUrlScheme,
                                        Reason::kUrlCredentials,
                                        Reason::kUrlCharacter,
                                        Reason::kUrlPort,
                                        Reason::kUrlForm,
                                        Reason::kIpForm,
                                        Reason::kIpLeadingZero,
                                        Reason::kIpZone,
                                        Reason::kIpRange,
                                        Reason::kKvkCharacter,
                                        Reason::kKvkLength,
                                        Reason::kKvkBranch,
                                        Reason::kKvkZero,
                                        Reason::kHandlePlatform,
                                        Reason::kHandleProfile,
                                        Reason::kHandleName,
                                        Reason::kDeviceVersion,
                                        Reason::kDeviceHash,
                                        Reason::kWalletCharacter,
                                        Reason::kWalletForm,
                                        Reason::kWalletChecksum,
                                        Reason::kWalletTestNetwork};

/// `"iban-checksum"` and so on: stable, part of the vectors that partners run.
std::string_view code_of(Reason reason);

/// One plain English sentence that says what is wrong and what to do; never holds the value.
std::string_view message_of(Reason reason);

/// A part of the canonical form, or why not.
template <typename T>
using Examined = std::expected<T, Reason>;

inline std::unexpected<Reason> refuse(Reason reason) { return std::unexpected(reason); }

}  // namespace dijkwacht::identifiers
