#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/decision.h"
#include "reports/aangifte_table.h"
#include "reports/aangifte_texts.h"
#include "reports/node_context.h"

namespace dijkwacht::reports {

/// The aangifte beside the report: signed by the person (or business) who identified as the report's reporter, kept in versions
/// that never change, receipted with the police's signature, and withdrawn with a reason. Thread-safe.
/// Whoever acts shows the report's identification token; an error never tells whether the report or the token is wrong.
class AangifteService {
 public:
  AangifteService(const NodeContext& node, const AangifteTexts& texts) : node_(node), texts_(texts) {}

  struct Order {
    ReportId report;
    std::string identification_token;
    Sensitive<std::string> subject;  ///< what the identity provider vouches for at the moment of signing
    std::int64_t after_version = 0;  ///< the newest version that the signer knows; 0: there is none
    std::string declaration_version;
  };
  /// What is known before the transaction: who signs, and the version as it will be, sealed and receipted.
  struct Prepared {
    Order order;
    std::vector<crypto::Token> signers;  ///< as a person, and as a business
    Aangifte aangifte;                   ///< still without a number
    Bytes sealed;
  };
  /// Reads, seals and receipts what is signed. Errors: kInvalidArgument (declarationVersion); kUnavailable without keys.
  Result<Prepared> prepare(Order order, const Sensitive<SignedStatement>& statement);
  /// Signs a new version in the caller's transaction, tells the reporter, and records it.
  /// Errors: kNotFound for a token of no report; kFailedPrecondition unless the report is held and its reporter identified, and
  /// when the aangifte was withdrawn; kPermissionDenied for another signer (field "subject"); kConflict when `after_version` is
  /// not the newest.
  Result<Aangifte> sign(store::Transaction& transaction, const Prepared& prepared);
  /// Withdrawing again changes nothing. Errors: kNotFound, also without an aangifte.
  Status withdraw(const ReportId& report, std::string_view identification_token, WithdrawalReason reason);

  struct View {
    bool can_sign = false;           ///< the report is held and its reporter identified
    std::vector<Aangifte> versions;  ///< oldest first
  };
  /// Errors: kNotFound.
  Result<View> view(const ReportId& report, std::string_view identification_token);

  /// For the casework: the newest version of each report that has one.
  Result<std::vector<Aangifte>> standing(const std::vector<ReportId>& reports);
  /// Opens the newest statement under `decision`, recorded before it is given. Errors: kNotFound; kPermissionDenied when the
  /// decision is for something else, or the report is no longer held; kUnavailable.
  Result<std::pair<Aangifte, Sensitive<SignedStatement>>> open(policy::Decision decision, std::string_view actor);

 private:
  const NodeContext& node_;
  const AangifteTexts& texts_;
};

}  // namespace dijkwacht::reports
