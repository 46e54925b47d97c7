#include "reports/aangifte.h"

#include <fmt/core.h>

#include "base/limits.h"
#include "reports/json_fields.h"

namespace dijkwacht::reports {
namespace {

constexpr std::size_t kNameBytesMax = 200;
constexpr std::size_t kAddressBytesMax = 300;
/// Less than a sentence tells the police nothing.
constexpr std::size_t kStatementBytesMin = 20;

/// People are not born in the future, nor more than 120 years ago.
Result<std::string> birth_date(const JsonValue& value, Time now) {
  const auto date = parse_date(TRY(value.string("birthDate")));
  if (!date) return bad_field(value, "birthDate", "must be a date like 1964-03-21");
  const std::chrono::sys_days day(*date);
  if (day > now || day < now - std::chrono::years(120)) return bad_field(value, "birthDate", "this is no day of birth");
  return date_text(*date);
}

}  // namespace

Result<Sensitive<SignedStatement>> parse_statement(const JsonValue& value, Time now) {
  TRY(allow_only(value, {"name", "birthDate", "address", "statement"}));
  SignedStatement read;
  read.name = TRY(text_field(value, "name", 1, kNameBytesMax));
  read.birth_date = TRY(birth_date(value, now));
  read.address = TRY(text_field(value, "address", 1, kAddressBytesMax));
  // Lines may break here, so this is no `text_field`.
  read.statement = TRY(value.string("statement"));
  if (read.statement.size() < kStatementBytesMin) return bad_field(value, "statement", "tell what happened");
  if (read.statement.size() > limits::kNarrativeBytesMax) return bad_field(value, "statement", "this is too long");
  return Sensitive(std::move(read));
}

Sensitive<std::string> to_json(const Sensitive<SignedStatement>& statement) {
  const auto& said = statement.reveal("write as JSON");
  JsonWriter json;
  json.object([&] {
    json.member("name", said.name).member("birthDate", said.birth_date).member("address", said.address);
    json.member("statement", said.statement);
  });
  return Sensitive(json.take());
}

std::string aangifte_message(const Aangifte& aangifte) {
  return fmt::format("{}|{}|{}|{}|{}", aangifte.report.text(), aangifte.version, aangifte.hash, time_text(aangifte.signed_at),
                     aangifte.declaration_version);
}

}  // namespace dijkwacht::reports
