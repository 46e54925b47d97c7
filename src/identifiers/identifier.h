#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "base/sensitive.h"
#include "identifiers/identifier_type.h"
#include "identifiers/reason.h"

namespace dijkwacht::identifiers {

/// A typed value in canonical form: two texts that mean the same account, number or name are one identifier. A value; compares by
/// type and canonical text. The text is Sensitive for every type: an account or number is a person's, and a web address may hold
/// one. Reveal it to tokenise or seal; for a page take `display` or `mask`.
class Identifier {
 public:
  /// An identifier that `parse` gave before and that was kept (opened from a compartment, read from our own event). `canonical`
  /// is taken as it is: never call this with what a person or partner wrote.
  static Identifier of_canonical(IdentifierType type, std::string canonical) { return {type, std::move(canonical)}; }

  IdentifierType type() const { return type_; }

  /// IBAN: upper case, no spaces. Phone: E.164. E-mail: case-folded local part, `@`, A-label domain. URL: see url.h. Domain:
  /// A-label, lower case, no trailing dot. IP: inet_ntop text. KvK: eight digits.
  /// Handle, device, Bitcoin and Ethereum address: see handle.h, device.h, wallet.h.
  const Sensitive<std::string>& canonical() const { return canonical_; }

  friend bool operator==(const Identifier&, const Identifier&) = default;

 private:
  Identifier(IdentifierType type, std::string canonical) : type_(type), canonical_(std::move(canonical)) {}

  IdentifierType type_;
  Sensitive<std::string> canonical_;
};

struct ParseOptions {
  /// ISO 3166 code of the country whose national notation a phone number without `+` is in ("NL"). Empty: such a number is
  /// refused. Never guessed from the language, the node or the other numbers.
  std::string region = {};
  /// True on nodes marked synthetic: takes `+999` and 7 to 12 digits, a country code that ITU keeps unassigned.
  bool accept_synthetic_numbers = false;
};

/// The one reading of an identifier, at the border. Same text, same answer on every node: frozen by
/// tests/vectors/identifiers.json. Pure, thread-safe. A phone number costs some 40 µs, an international domain 10 µs, all else
/// below 2 µs.
Examined<Identifier> examine(IdentifierType type, std::string_view text, const ParseOptions& options = {});

/// `examine` for callers that only pass the error on. Errors: kTooLarge for Reason::kTooLong, otherwise kInvalidArgument; the
/// message is `message_of(reason)`, the field is "value".
Result<Identifier> parse(IdentifierType type, std::string_view text, const ParseOptions& options = {});

/// For the eyes of those who may see it whole: IBAN in groups of four, phone in international notation, other types as they are
/// (a domain stays in A-labels: in Unicode a look-alike would fool the reader), an Ethereum address with its check letters,
/// `Instagram: name`. Parses back to the same identifier.
std::string display(const Identifier& identifier);

/// For lists and for those who may only recognise it: `NL•• DEMO •••• ••89`, `+31 •••••••78`, `a•••@d•••.example`. Web addresses
/// show scheme and host only; domains and IP addresses are technical data and shown whole.
std::string mask(const Identifier& identifier);

}  // namespace dijkwacht::identifiers
