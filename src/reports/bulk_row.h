#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/json.h"
#include "crypto/seal.h"
#include "reports/bulk_form.h"
#include "reports/opened_part.h"
#include "reports/report.h"

namespace dijkwacht::reports {

/// A row of a business's table as it came: its facts in clear, the other party sealed to the police.
struct BulkRow {
  std::int64_t number = 0;           ///< as the business's spreadsheet counts, its head being row 1
  Sensitive<std::string> reference;  ///< the business's own; a row sent again is known by it
  ReportFacts facts;
  PartId part;
  crypto::Compartment content;
  Bytes wrap;
};

/// Why a row does not go in: which column, and a code of data/forms/bulk.toml or data/identifiers/reasons.toml. Never the value.
struct RefusedRow {
  std::int64_t number = 0;
  std::string field;
  std::string reason;
};

/// Reads one row. What a person can mistype refuses the row; what only a program gets wrong (no number, no part, a member that
/// does not belong there) is kInvalidArgument with the path of the field. Pure.
Result<std::variant<BulkRow, RefusedRow>> read_bulk_row(const JsonValue& row, const FormCatalogue& catalogue, Time now);

/// Why the opened part cannot be linked: an identifier that does not parse, or none at all. Nothing when it can. Pure.
std::optional<RefusedRow> refusal_of(std::int64_t number, const OpenedPart& part, const BulkForm& form,
                                     const FormCatalogue& catalogue);

}  // namespace dijkwacht::reports
