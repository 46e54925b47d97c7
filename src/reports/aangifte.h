#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "base/sensitive.h"
#include "reports/report.h"

namespace dijkwacht::reports {

/// A signed complaint to the police; a report (melding) is not one. Numbered, immutable by version.
struct Aangifte {
  ReportId report;
  std::string number;        ///< "A-2026-000001"; keeps through its versions
  std::int64_t version = 1;  ///< 1, 2, 3, …
  std::string declaration_version;
  std::string hash;       ///< of what was signed: base64url of BLAKE2b-256
  std::string signature;  ///< this node's over `aangifte_message`, base64url: the receipt
  std::string key_id;     ///< of the node's signing key
  Time signed_at;
  std::optional<Time> withdrawn_at;
  std::optional<WithdrawalReason> withdrawal_reason;
};

/// What the signer writes and signs. Personal data.
struct SignedStatement {
  std::string name;
  std::string birth_date;  ///< date
  std::string address;
  std::string statement;
};

/// Reads `{"name","birthDate","address","statement"}`, strictly.
/// Errors: kInvalidArgument with the path of the field. Pure.
Result<Sensitive<SignedStatement>> parse_statement(const JsonValue& value, Time now);
/// As it is hashed, sealed and read again: the same members in the same order.
Sensitive<std::string> to_json(const Sensitive<SignedStatement>& statement);
/// What the police sign: `"report|version|hash|signed at|declaration version"`.
std::string aangifte_message(const Aangifte& aangifte);

}  // namespace dijkwacht::reports
