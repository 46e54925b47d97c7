#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dijkwacht::formats {

/// Largest CSV text read, in bytes; it is held in memory whole.
inline constexpr std::size_t kCsvBytesMax = 64 << 20;
inline constexpr std::size_t kCsvColumnsMax = 1000;

/// A table with a header row, as RFC 4180 has it: fields may be quoted, and then hold the separator, line ends and doubled
/// quotes. The separator is the first comma, semicolon or tab of the header. Spaces around a field do not count; empty lines are
/// skipped. Errors name column and row; rows are counted as a spreadsheet does, the header being row 1. Immutable.
class Csv {
 public:
  /// Errors: kInvalidArgument when the text is empty, has no row under its header, a column without or with another's name, a row
  /// longer or shorter than the header, or a quote that does not end; kTooLarge.
  static Result<Csv> parse(std::string_view text);

  std::size_t row_count() const { return rows_.size(); }
  /// The number of the n-th row (counted from 0), as a spreadsheet shows it.
  std::size_t row_number(std::size_t row) const { return rows_[row].number; }
  const std::vector<std::string>& columns() const { return columns_; }

  /// A column as it stands. Errors: kInvalidArgument naming the columns that there are.
  Result<std::vector<std::string>> texts(std::string_view column) const;
  /// A column of numbers, with a decimal point. Errors: also when a field is empty or no number.
  Result<std::vector<double>> numbers(std::string_view column) const;
  /// A column of counts: whole numbers, 0 or more.
  Result<std::vector<double>> counts(std::string_view column) const;
  /// As `numbers`; nothing where a field is empty or one of `absent`.
  Result<std::vector<std::optional<double>>> numbers_or_none(std::string_view column,
                                                             const std::vector<std::string>& absent = {}) const;

 private:
  Result<std::size_t> place_of(std::string_view column) const;
  Result<double> number_at(std::size_t row, std::size_t place) const;

  struct Row {
    std::size_t number = 0;  ///< as a spreadsheet counts
    std::vector<std::string> fields;
  };
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
};

}  // namespace dijkwacht::formats
