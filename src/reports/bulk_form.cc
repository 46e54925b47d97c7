#include "reports/bulk_form.h"

#include <algorithm>

#include "base/json.h"
#include "config/data_fields.h"

namespace dijkwacht::reports {
namespace {

using config::data_error;
using config::TomlTable;

/// Columns that are no field of a report form.
constexpr std::string_view kReference = "reference";
constexpr std::string_view kFraudType = "fraudType";
/// What one request can hold.
constexpr std::int64_t kRowsMax = 1000;

Result<Bilingual> words(const TomlTable& row) {
  auto nl = TRY(config::filled(row, "nl"));
  auto en = TRY(config::filled(row, "en"));
  return Bilingual{std::move(nl), std::move(en)};
}

Result<BulkColumn> read_column(const TomlTable& row, const FormCatalogue& catalogue) {
  BulkColumn column{.field = TRY(row.text("field")),
                    .head = TRY(words(row)),
                    .is_required = TRY(row.flag("required")),
                    .example = TRY(row.text("example"))};
  const bool is_known = column.field == kReference || column.field == kFraudType || catalogue.field(column.field) != nullptr;
  if (!is_known) return data_error(row, "field", "names '" + column.field + "', which is no field");
  return column;
}

Result<std::vector<BulkCode>> read_codes(const TomlTable& root, std::string_view key) {
  std::vector<BulkCode> codes;
  for (const auto& row : TRY(root.tables(key))) codes.push_back({.code = TRY(row.text("code")), .text = TRY(words(row))});
  if (codes.empty()) return data_error(root, key, "has no row");
  return codes;
}

void write_codes(JsonWriter& json, std::string_view name, const std::vector<BulkCode>& codes) {
  json.array(name, [&] {
    for (const auto& [code, text] : codes) {
      json.object([&] { json.member("code", code).member("nl", text.nl).member("en", text.en); });
    }
  });
}

}  // namespace

Result<BulkForm> BulkForm::load(const std::filesystem::path& file, const FormCatalogue& catalogue) {
  const auto root = TRY(config::read_toml(file));
  BulkForm form;
  const auto rows_max = TRY(root.integer("rows_max"));
  if (rows_max < 1 || rows_max > kRowsMax) return data_error(root, "rows_max", "must lie between 1 and 1000");
  form.rows_max_ = static_cast<std::size_t>(rows_max);
  TRY(config::date(root, "mandate_text_version"));
  form.mandate_text_version_ = TRY(root.text("mandate_text_version"));
  for (const auto& row : TRY(root.tables("columns"))) {
    auto column = TRY(read_column(row, catalogue));
    if (std::ranges::find(form.columns_, column.field, &BulkColumn::field) != form.columns_.end())
      return data_error(row, "field", "stands twice");
    form.columns_.push_back(std::move(column));
  }
  for (const auto needed : {kReference, kFraudType}) {
    if (std::ranges::find(form.columns_, needed, &BulkColumn::field) == form.columns_.end())
      return data_error(root, "columns", "lack '" + std::string(needed) + "'");
  }
  form.roles_ = TRY(read_codes(root, "roles"));
  form.reasons_ = TRY(read_codes(root, "reasons"));
  return form;
}

bool BulkForm::is_role(std::string_view code) const { return std::ranges::find(roles_, code, &BulkCode::code) != roles_.end(); }

Bilingual BulkForm::reason(std::string_view code) const {
  const auto found = std::ranges::find(reasons_, code, &BulkCode::code);
  return found == reasons_.end() ? Bilingual{std::string(code), std::string(code)} : found->text;
}

std::string to_json(const BulkForm& form, const FormCatalogue& catalogue) {
  JsonWriter json;
  json.object([&] {
    json.member("rowsMax", form.rows_max()).member("mandateTextVersion", form.mandate_text_version());
    json.array("columns", [&] {
      for (const auto& column : form.columns()) {
        json.object([&] {
          json.member("field", column.field).member("nl", column.head.nl).member("en", column.head.en);
          json.member("required", column.is_required).member("example", column.example);
        });
      }
    });
    write_codes(json, "roles", form.roles());
    write_codes(json, "reasons", form.reasons());
    json.key("forms").raw(to_json(catalogue));
  });
  return json.take();
}

}  // namespace dijkwacht::reports
