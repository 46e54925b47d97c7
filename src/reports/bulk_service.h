#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "crypto/receipt.h"
#include "crypto/token.h"
#include "reports/bulk_form.h"
#include "reports/bulk_row.h"
#include "reports/bulk_table.h"
#include "reports/consent.h"
#include "reports/node_context.h"
#include "reports/timeline_table.h"

namespace dijkwacht::reports {

/// The business desk of the police: many transactions reported in one go. Every good row becomes a report that is accepted and
/// identified at once (the police receive it themselves, and a business counts as one reporter whoever signs for it); every bad
/// row is named with its field and the reason. A row that was reported before under the business's own reference changes nothing.
/// Thread-safe.
class BulkService {
 public:
  /// `phone_region`: of numbers without `+`.
  BulkService(const NodeContext& node, const FormCatalogue& catalogue, const BulkForm& form, std::string phone_region)
      : node_(node), catalogue_(catalogue), form_(form), phone_region_(std::move(phone_region)) {}

  /// A submission with its parts opened and looked at, its values turned into tokens: ready to be written.
  struct Prepared;
  /// Reads `POST /api/v1/bulk-reports`. `own_kvk`: of the business that a machine's key belongs to; empty for a person, whom the
  /// identity provider vouches for.
  /// Errors: kInvalidArgument with the field's path; kTooLarge above the form's rows; kPermissionDenied when a key names another
  /// business, or by policy; kFailedPrecondition when this node may not take real persons' data; kUnavailable without keys.
  Result<Prepared> prepare(const JsonValue& body, const std::string& own_kvk, std::string actor);

  struct RowOutcome {
    std::int64_t number = 0;
    enum class Kind : std::uint8_t { kAccepted, kKnown, kRefused } kind = Kind::kRefused;
    std::optional<ReportId> report;  ///< of an accepted or known row
    std::string field;               ///< of a refused one
    std::string reason;
  };
  struct Outcome {
    BulkId submission;
    std::int64_t accepted = 0;
    std::int64_t known = 0;
    std::int64_t refused = 0;
    std::vector<RowOutcome> rows;  ///< in the order sent
  };
  /// In the caller's transaction, with its audit records. Errors: kConflict when the status token was used before.
  Result<Outcome> take(store::Transaction& transaction, const Prepared& prepared);

  struct RowView {
    std::int64_t number = 0;
    std::string reference;
    ReportFacts facts;
    bool is_withdrawn = false;
    std::vector<TimelineEntry> timeline;  ///< oldest first
  };
  struct View {
    BulkSubmission submission;
    std::vector<RowView> rows;
  };
  /// What became of the rows of one submission, after row `after`. Errors: kUnauthenticated for an unknown token; kUnavailable.
  Result<View> status(std::string_view status_token, std::int64_t after, std::size_t limit);
  /// Takes one report of the submission back: its key is destroyed and the cases recount. Again: nothing.
  /// Errors: as `status`; kNotFound when the report does not stand in it.
  Status withdraw(std::string_view status_token, const ReportId& report, WithdrawalReason reason);

 private:
  struct Sender;
  struct PreparedRow;
  Result<Sender> read_sender(const JsonValue& body, const std::string& own_kvk) const;
  Result<std::variant<PreparedRow, RefusedRow>> prepare_row(BulkRow row, Time now);
  Status name_rows(Prepared& prepared, const std::string& kvk);
  Result<RowOutcome> take_row(store::Transaction& transaction, const Prepared& prepared, const PreparedRow& row);
  Status write_row(store::Transaction& transaction, const Prepared& prepared, const PreparedRow& row);

  const NodeContext& node_;
  const FormCatalogue& catalogue_;
  const BulkForm& form_;
  const std::string phone_region_;
};

/// A row that can go in: sealed, signed for, and known by its tokens.
struct BulkService::PreparedRow {
  BulkRow row;
  std::string fingerprint_text;  ///< what the fingerprint is made of; emptied once it is made
  std::string rule;
  std::string purpose;
  std::string question;
  crypto::Receipt receipt;
  Consent consent;
  Bytes sealed_victim;
  Bytes sealed_reference;
  crypto::Token reference;
  crypto::Token fingerprint;
};

struct BulkService::Prepared {
  BulkSubmission submission;
  Bytes identification_hash;
  std::string actor;
  std::vector<std::variant<PreparedRow, RefusedRow>> rows;
};

}  // namespace dijkwacht::reports
