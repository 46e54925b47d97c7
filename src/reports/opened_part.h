#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/money.h"
#include "base/result.h"
#include "base/sensitive.h"
#include "identifiers/identifier.h"
#include "reports/report.h"

namespace dijkwacht::reports {

/// One identifier of the other party, as the reporter gave it.
struct OpenedIdentifier {
  std::string type;                                  ///< as written: "iban"
  std::string role;                                  ///< "payee", "contact", …
  Sensitive<std::string> value;                      ///< as written
  std::optional<identifiers::Identifier> canonical;  ///< nothing when it does not parse: shown with the reason, never linked
  std::string reason;                                ///< code of identifiers::Reason, or "unknown-type"; empty when it parses
};

struct OpenedPayment {
  std::string date;  ///< empty when not given
  std::optional<Money> amount;
  Sensitive<std::string> to_iban;
  Sensitive<std::string> reference;
};

/// What the reporter sealed to the police. Personal and criminal data: in memory only, for the one who asked.
struct OpenedPart {
  ReportId report;
  Sensitive<std::string> narrative;
  Sensitive<std::string> claimed_name;
  Sensitive<std::string> platform;
  /// In the order given; accounts that payments went to are added with role "payee" when they were not listed.
  std::vector<OpenedIdentifier> identifiers;
  std::vector<OpenedPayment> payments;
};

/// Reads the plain text of a sealed part: JSON of version 1, padded as libsodium does to a multiple of 1024.
/// `options`: region of phone numbers without `+`, and whether synthetic numbers count.
/// Errors: kDataCorrupt for what no form of ours writes (padding, JSON, version, more than 50 identifiers or payments). Pure.
Result<OpenedPart> parse_part(const ReportId& report, ByteView padded, const identifiers::ParseOptions& options);

/// A sealed part is padded to a multiple of it.
inline constexpr std::size_t kPartBlockBytes = 1024;

/// Removes ISO/IEC 7816-4 padding. Errors: kDataCorrupt. Pure.
Result<ByteView> unpad(ByteView padded, std::size_t block);

}  // namespace dijkwacht::reports
