#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"
#include "reports/form_catalogue.h"

namespace dijkwacht::reports {

/// One column of the table in which a business reports.
struct BulkColumn {
  std::string field;  ///< of the report forms, or "reference" or "fraudType"
  Bilingual head;
  bool is_required = false;
  std::string example;
};

/// A code with its words.
struct BulkCode {
  std::string code;
  Bilingual text;
};

/// The table in which a business reports many transactions at once (data/forms/bulk.toml). Immutable after loading.
class BulkForm {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file, row and key, also for a field that no form has.
  static Result<BulkForm> load(const std::filesystem::path& file, const FormCatalogue& catalogue);

  const std::vector<BulkColumn>& columns() const { return columns_; }
  const std::vector<BulkCode>& roles() const { return roles_; }
  const std::vector<BulkCode>& reasons() const { return reasons_; }
  std::size_t rows_max() const { return rows_max_; }
  const std::string& mandate_text_version() const { return mandate_text_version_; }
  bool is_role(std::string_view code) const;
  /// Words of a reason of this file; the code itself when it has none.
  Bilingual reason(std::string_view code) const;

 private:
  std::vector<BulkColumn> columns_;
  std::vector<BulkCode> roles_;
  std::vector<BulkCode> reasons_;
  std::size_t rows_max_ = 0;
  std::string mandate_text_version_;
};

/// `GET /api/v1/bulk-report-form`: the columns, with the fields of the report forms that they fill.
std::string to_json(const BulkForm& form, const FormCatalogue& catalogue);

}  // namespace dijkwacht::reports
