#include "formats/csv.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace dijkwacht::formats {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlank = " \t\r\n";

std::unexpected<Error> bad(std::size_t row, std::string_view what) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("row {} {}", row, what), fmt::format("row {}", row));
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

char separator_of(std::string_view text) {
  const auto header = text.substr(0, text.find('\n'));
  const auto found = header.find_first_of(",;\t");
  return found == std::string_view::npos ? ',' : header[found];
}

/// Takes one record after the other off a text.
class Reader {
 public:
  Reader(std::string_view text, char separator) : rest_(text), separator_(separator) {}

  bool at_end() const { return rest_.empty(); }
  /// Of the record last read; the header is 1.
  std::size_t row() const { return row_; }

  Result<std::vector<std::string>> next() {
    ++row_;
    std::vector<std::string> fields;
    for (bool is_last = false; !is_last;) {
      fields.push_back(TRY(next_field()));
      if (fields.size() > kCsvColumnsMax) return fail(ErrorCode::kTooLarge, "a table has at most 1,000 columns");
      is_last = rest_.empty() || rest_.front() != separator_;
      if (!rest_.empty()) rest_.remove_prefix(1);
    }
    return fields;
  }

 private:
  /// Up to the separator or line end that follows it.
  Result<std::string> next_field() {
    const auto start = rest_.find_first_not_of(separator_ == '\t' ? " " : " \t");
    if (start != std::string_view::npos && rest_[start] == '"') {
      rest_.remove_prefix(start + 1);
      return quoted_field();
    }
    const auto length = std::min(rest_.find_first_of(std::string{separator_, '\n'}), rest_.size());
    const auto field = trimmed(rest_.substr(0, length));
    if (field.find('"') != std::string_view::npos) return bad(row_, "has a quote within a field that does not begin with one");
    rest_.remove_prefix(length);
    return std::string(field);
  }

  Result<std::string> quoted_field() {
    std::string field;
    for (;;) {
      const auto quote = rest_.find('"');
      if (quote == std::string_view::npos) return bad(row_, "has a quote that does not end");
      field += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) break;
      field += '"';
      rest_.remove_prefix(1);
    }
    const auto length = std::min(rest_.find_first_of(std::string{separator_, '\n'}), rest_.size());
    if (!trimmed(rest_.substr(0, length)).empty()) return bad(row_, "has text after a quote that ended");
    rest_.remove_prefix(length);
    return field;
  }

  std::string_view rest_;
  char separator_;
  std::size_t row_ = 0;
};

bool is_blank(const std::vector<std::string>& fields) { return fields.size() == 1 && fields.front().empty(); }

Status check_header(const std::vector<std::string>& columns) {
  std::set<std::string_view> seen;
  for (const auto& column : columns) {
    if (column.empty()) return bad(1, "has a column without a name: the first row names the columns");
    if (!seen.insert(column).second) return bad(1, fmt::format("names the column {} twice", column));
  }
  return {};
}

std::unexpected<Error> bad_field(std::size_t row, const std::string& column, std::string_view what) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("row {}, column {} {}", row, column, what), column);
}

}  // namespace

Result<Csv> Csv::parse(std::string_view text) {
  if (text.size() > kCsvBytesMax) return fail(ErrorCode::kTooLarge, "a CSV file has at most 64 MB");
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (trimmed(text).empty())
    return fail(ErrorCode::kInvalidArgument, "the file is empty: it needs a row of names and rows below it");
  Reader reader(text, separator_of(text));
  Csv csv;
  csv.columns_ = TRY(reader.next());
  TRY(check_header(csv.columns_));
  while (!reader.at_end()) {
    auto fields = TRY(reader.next());
    if (is_blank(fields)) continue;
    if (fields.size() != csv.columns_.size()) {
      return bad(reader.row(), fmt::format("has {} fields where the header has {}", fields.size(), csv.columns_.size()));
    }
    csv.rows_.push_back({reader.row(), std::move(fields)});
  }
  if (csv.rows_.empty()) return fail(ErrorCode::kInvalidArgument, "the file has a header and no rows below it");
  return csv;
}

Result<std::size_t> Csv::place_of(std::string_view column) const {
  const auto found = std::ranges::find(columns_, column);
  if (found != columns_.end()) return static_cast<std::size_t>(found - columns_.begin());
  constexpr std::size_t kNamed = 20;
  const std::vector<std::string> named(columns_.begin(),
                                       columns_.begin() + static_cast<std::ptrdiff_t>(std::min(kNamed, columns_.size())));
  return fail(ErrorCode::kInvalidArgument,
              fmt::format("there is no column {}; there are: {}{}", column, fmt::join(named, ", "),
                          columns_.size() > kNamed ? ", ..." : ""),
              std::string(column));
}

Result<double> Csv::number_at(std::size_t row, std::size_t place) const {
  const auto& [number, fields] = rows_[row];
  const auto& text = fields[place];
  if (text.empty()) return bad_field(number, columns_[place], "is empty: it must be a number");
  double value = 0;
  const auto* begin = text.data() + (text.front() == '+' ? 1 : 0);
  const auto* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(begin, end, value);
  if (problem != std::errc() || stop != end || !std::isfinite(value)) {
    constexpr std::size_t kShown = 40;
    return bad_field(number, columns_[place],
                     fmt::format("holds '{}': it must be a number, with a decimal point", text.substr(0, kShown)));
  }
  return value;
}

Result<std::vector<std::string>> Csv::texts(std::string_view column) const {
  const auto place = TRY(place_of(column));
  std::vector<std::string> values;
  values.reserve(rows_.size());
  for (const auto& row : rows_) values.push_back(row.fields[place]);
  return values;
}

Result<std::vector<double>> Csv::numbers(std::string_view column) const {
  const auto place = TRY(place_of(column));
  std::vector<double> values;
  values.reserve(rows_.size());
  for (std::size_t row = 0; row < rows_.size(); ++row) values.push_back(TRY(number_at(row, place)));
  return values;
}

Result<std::vector<double>> Csv::counts(std::string_view column) const {
  auto values = TRY(numbers(column));
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (values[row] >= 0 && values[row] == std::floor(values[row])) continue;
    return bad_field(rows_[row].number, std::string(column),
                     fmt::format("holds {}: a count is whole and 0 or more", values[row]));
  }
  return values;
}

Result<std::vector<std::optional<double>>> Csv::numbers_or_none(std::string_view column,
                                                                const std::vector<std::string>& absent) const {
  const auto place = TRY(place_of(column));
  std::vector<std::optional<double>> values;
  values.reserve(rows_.size());
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const auto& text = rows_[row].fields[place];
    const bool is_absent = text.empty() || std::ranges::find(absent, text) != absent.end();
    values.push_back(is_absent ? std::nullopt : std::optional(TRY(number_at(row, place))));
  }
  return values;
}

}  // namespace dijkwacht::formats
