#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/sensitive.h"
#include "identifiers/identifier.h"

namespace dijkwacht::rights {

/// Something a person named to be found by, as typed, and how it was read.
struct NamedIdentifier {
  std::string type;
  Sensitive<std::string> typed;
  std::optional<identifiers::Identifier> canonical;
  std::string reason;  ///< why it could not be read ("iban-checksum"), empty when it could
};

/// What a person wrote to one node, opened there.
struct Subject {
  Sensitive<std::string> name;
  Sensitive<std::string> contact;        ///< how to reach them, to establish who they are
  Sensitive<std::string> report_number;  ///< "M-1F3A9C02", empty when none was given
  Sensitive<std::string> text;
  std::vector<NamedIdentifier> identifiers;
};

/// Identifiers that one request may name; more is no person's own.
inline constexpr std::size_t kIdentifiersMax = 10;

/// Reads `{"v":1,"name","contact","reportNumber","text","identifiers":[{"type","value"}]}` behind the padding of a sealed part.
/// A value that does not parse is kept with its reason. Errors: kDataCorrupt without any of the text.
Result<Subject> parse_subject(ByteView padded, const identifiers::ParseOptions& options);

}  // namespace dijkwacht::rights
