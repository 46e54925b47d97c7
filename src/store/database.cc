#include "store/database.h"

#include <cstdio>
#include <cstdlib>

namespace dijkwacht::store {
namespace {

// A column read as what it is not cannot be a caller's mistake at run time: query and reading stand side by side in one file.
[[noreturn]] void abort_on_column(std::size_t column, const char* expected) {
  std::fprintf(stderr, "dijkwacht: column %zu of a row is not %s\n", column, expected);
  std::abort();
}

const Value& column_of(const std::vector<Value>& columns, std::size_t column) {
  if (column >= columns.size()) abort_on_column(column, "there");
  return columns[column];
}

template <typename T>
const T& content_as(const std::vector<Value>& columns, std::size_t column, const char* expected) {
  const auto* content = std::get_if<T>(&column_of(columns, column).content());
  if (content == nullptr) abort_on_column(column, expected);
  return *content;
}

}  // namespace

bool Row::is_null(std::size_t column) const { return column_of(columns_, column).is_null(); }

std::int64_t Row::integer(std::size_t column) const { return content_as<std::int64_t>(columns_, column, "a whole number"); }

const std::string& Row::text(std::size_t column) const { return content_as<std::string>(columns_, column, "a text"); }

const Bytes& Row::bytes(std::size_t column) const { return content_as<Bytes>(columns_, column, "bytes"); }

std::optional<std::string> Row::optional_text(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

std::optional<Time> Row::optional_time(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return time(column);
}

Result<std::optional<Row>> Transaction::query_one(std::string_view sql, const Parameters& parameters) {
  auto rows = TRY(query(sql, parameters));
  if (rows.empty()) return std::optional<Row>();
  return std::optional<Row>(std::move(rows.front()));
}

}  // namespace dijkwacht::store
