#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/money.h"
#include "base/result.h"
#include "crypto/token.h"
#include "reports/report.h"

namespace dijkwacht::cases {

/// Identifiers of one report that take part in linking. An honest report names fewer than ten; a thousand would make one report
/// a hub between strangers.
inline constexpr std::size_t kIdentifiersPerReportMax = 100;
/// A value sealed to one key: the longest identifier (limits::kIdentifierBytesMax) and the box around it.
inline constexpr std::size_t kSealedIdentifierBytesMax = 2048 + 64;

/// One identifier that a report names, without its value: what linking may know of it.
struct LinkableIdentifier {
  std::string type;              ///< "iban", "phone", …
  crypto::Token token;           ///< under the casework key
  Bytes sealed;                  ///< the canonical value, `seal_box` to the casework key
  std::string role = {};         ///< "payee", "contact", …: as the report says; may be empty
  std::string holder_bank = {};  ///< bank code of an IBAN ("DEMO"); empty otherwise
};

/// A report as accepted by the police, opened and tokenised. A value; holds no identifier in clear.
struct LinkableReport {
  reports::ReportId report_id;
  std::string fraud_type;
  std::string channel;
  std::chrono::year_month_day occurred_on{};
  std::optional<Money> amount;  ///< in EUR
  Time received_at;
  std::optional<crypto::Token> reporter = {};  ///< token of the identified person, under the victim key
  std::vector<LinkableIdentifier> identifiers;
};

/// Errors: kInvalidArgument naming the field (empty type, currency other than EUR, impossible date, seal missing), kTooLarge
/// above kIdentifiersPerReportMax or kSealedIdentifierBytesMax. Pure.
Status check(const LinkableReport& report);

/// Each token once, the first mention kept. Pure.
std::vector<LinkableIdentifier> distinct_identifiers(const LinkableReport& report);

}  // namespace dijkwacht::cases
