#include "store/sql_text.h"

#include <algorithm>

namespace dijkwacht::store {
namespace {

/// The first ';' at or after `from` that ends a statement, or the end of the text.
std::size_t end_of_statement(std::string_view sql, std::size_t from) {
  char quote = 0;
  for (std::size_t i = from; i < sql.size(); ++i) {
    if (quote != 0) {
      if (sql[i] == quote) quote = 0;
    } else if (sql[i] == '\'' || sql[i] == '"') {
      quote = sql[i];
    } else if (sql.substr(i).starts_with("--")) {
      i = std::min(sql.find('\n', i), sql.size());
    } else if (sql[i] == ';') {
      return i;
    }
  }
  return sql.size();
}

/// True when the text holds nothing but blanks and comments.
bool is_blank(std::string_view text) {
  while (true) {
    const auto start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return true;
    text.remove_prefix(start);
    if (!text.starts_with("--")) return false;
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  }
}

}  // namespace

std::vector<std::string_view> split_statements(std::string_view sql) {
  std::vector<std::string_view> statements;
  for (std::size_t start = 0; start < sql.size();) {
    const std::size_t end = end_of_statement(sql, start);
    const auto statement = sql.substr(start, end - start);
    if (!is_blank(statement)) statements.push_back(statement);
    start = end + 1;
  }
  return statements;
}

}  // namespace dijkwacht::store
