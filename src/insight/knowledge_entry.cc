#include "insight/knowledge_entry.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "config/data_fields.h"
#include "config/toml_file.h"

namespace dijkwacht::insight {
namespace {

constexpr std::size_t kCodeBytesMax = 64;
constexpr std::size_t kTextBytesMax = 4000;
constexpr std::size_t kListMax = 50;
constexpr std::size_t kPhoneDigitsMin = 9;
constexpr std::size_t kAccountCharactersMin = 15;  // the shortest IBAN, Norway's

bool is_alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
/// What people put between the digits of one number.
bool is_between(char c) { return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')'; }

template <typename Belongs>
std::size_t characters_from(std::string_view text, Belongs belongs) {
  std::size_t count = 0;
  for (const char c : text) {
    if (belongs(c)) {
      ++count;
    } else if (!is_between(c)) {
      break;
    }
  }
  return count;
}

bool begins_a_phone_number(std::string_view text) {
  if (text.front() != '+' && text.front() != '0') return false;
  return characters_from(text, [](char c) { return is_digit(c) || c == '+'; }) >= kPhoneDigitsMin;
}

bool begins_an_account(std::string_view text) {
  return text.size() >= kAccountCharactersMin && is_letter(text[0]) && is_letter(text[1]) && is_digit(text[2]) &&
         is_digit(text[3]) && characters_from(text, is_alphanumeric) >= kAccountCharactersMin;
}

bool is_email_sign(std::string_view text, std::size_t at) {
  return text[at] == '@' && at > 0 && at + 1 < text.size() && is_alphanumeric(text[at - 1]) && is_alphanumeric(text[at + 1]);
}

Status check_text(std::string_view text, const std::string& path) {
  if (text.empty()) return fail(ErrorCode::kInvalidArgument, "needs a text", path);
  if (text.size() > kTextBytesMax) return fail(ErrorCode::kInvalidArgument, "is too long", path);
  if (names_an_identifier(text))
    return fail(ErrorCode::kInvalidArgument, "names an account, a number or an e-mail address; knowledge holds no persons", path);
  return {};
}

Status check_code(std::string_view code, const std::string& path) {
  const auto is_of_a_code = [](char c) { return is_alphanumeric(c) || c == '-'; };
  if (code.empty() || code.size() > kCodeBytesMax || !std::ranges::all_of(code, is_of_a_code))
    return fail(ErrorCode::kInvalidArgument, "must be a code of letters, digits and hyphens", path);
  return {};
}

void write_list(JsonWriter& json, std::string_view name, const std::vector<Bilingual>& list) {
  json.array(name, [&] {
    for (const auto& each : list) json.object([&] { write_both(json, each); });
  });
}

Result<Bilingual> read_both(const JsonValue& json) {
  Bilingual text{std::string(TRY(json.string("nl"))), std::string(TRY(json.string("en")))};
  TRY(check_text(text.nl, json.path() + ".nl"));
  TRY(check_text(text.en, json.path() + ".en"));
  return text;
}

Result<std::vector<JsonValue>> read_array(const JsonValue& json, std::string_view name) {
  const auto list = TRY(json.find(name));
  if (!list) return std::vector<JsonValue>();
  auto items = TRY(list->array());
  if (items.size() > kListMax) return fail(ErrorCode::kInvalidArgument, "has too many rows", list->path());
  return items;
}

Result<std::vector<Bilingual>> read_list(const JsonValue& json, std::string_view name) {
  std::vector<Bilingual> list;
  for (const auto& each : TRY(read_array(json, name))) list.push_back(TRY(read_both(each)));
  return list;
}

Result<SourcedFact> read_fact(const JsonValue& json) {
  SourcedFact fact{.text = TRY(read_both(json)),
                   .source = std::string(TRY(json.string("source"))),
                   .source_date = std::string(TRY(json.string("sourceDate")))};
  TRY(check_text(fact.source, json.path() + ".source"));
  if (const auto day = parse_date(fact.source_date); !day)
    return fail(ErrorCode::kInvalidArgument, day.error().message, json.path() + ".sourceDate");
  return fact;
}

Result<std::vector<Bilingual>> list_of(const config::TomlTable& table, std::string_view key) {
  std::vector<Bilingual> list;
  for (const auto& each : TRY(table.tables(key)))
    list.push_back({TRY(config::filled(each, "nl")), TRY(config::filled(each, "en"))});
  return list;
}

Result<KnowledgeEntry> entry_of(const config::TomlTable& table) {
  KnowledgeEntry entry{.id = TRY(config::filled(table, "id")),
                       .fraud_type = TRY(config::filled(table, "fraud_type")),
                       .model = TRY(table.text_or("model", "")),
                       .title = TRY(config::suffixed_bilingual(table, "title")),
                       .summary = TRY(config::suffixed_bilingual(table, "summary")),
                       .channels = TRY(table.texts("channels")),
                       .pretexts = TRY(list_of(table, "pretexts")),
                       .impersonated = TRY(list_of(table, "impersonated")),
                       .victims = TRY(list_of(table, "victims")),
                       .offenders = TRY(list_of(table, "offenders")),
                       .facts = {}};
  for (const auto& each : TRY(table.tables("facts"))) {
    entry.facts.push_back({.text = {TRY(config::filled(each, "nl")), TRY(config::filled(each, "en"))},
                           .source = TRY(config::filled(each, "source")),
                           .source_date = date_text(TRY(config::date(each, "source_date")))});
  }
  return entry;
}

}  // namespace

bool names_an_identifier(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_email_sign(text, i)) return true;
    if (i > 0 && is_alphanumeric(text[i - 1])) continue;  // in the middle of a word
    if (begins_a_phone_number(text.substr(i)) || begins_an_account(text.substr(i))) return true;
  }
  return false;
}

void KnowledgeEntry::write(JsonWriter& json) const {
  json.member("entryId", id).member("fraudType", fraud_type).member("model", model);
  write_text(json, "title", title);
  write_text(json, "summary", summary);
  json.texts("channels", channels);
  write_list(json, "pretexts", pretexts);
  write_list(json, "impersonated", impersonated);
  write_list(json, "victims", victims);
  write_list(json, "offenders", offenders);
  json.array("facts", [&] {
    for (const auto& fact : facts) {
      json.object([&] {
        write_both(json, fact.text);
        json.member("source", fact.source).member("sourceDate", fact.source_date);
      });
    }
  });
}

std::string KnowledgeEntry::text() const {
  JsonWriter json;
  json.object([&] { write(json); });
  return json.take();
}

Result<KnowledgeEntry> KnowledgeEntry::read(const JsonValue& json) {
  KnowledgeEntry entry{.id = std::string(TRY(json.string("entryId"))),
                       .fraud_type = std::string(TRY(json.string("fraudType"))),
                       .model = TRY(json.string_or("model", "")),
                       .title = TRY(read_both(TRY(json.at("title")))),
                       .summary = TRY(read_both(TRY(json.at("summary")))),
                       .channels = {},
                       .pretexts = TRY(read_list(json, "pretexts")),
                       .impersonated = TRY(read_list(json, "impersonated")),
                       .victims = TRY(read_list(json, "victims")),
                       .offenders = TRY(read_list(json, "offenders")),
                       .facts = {}};
  TRY(check_code(entry.id, "entryId"));
  TRY(check_code(entry.fraud_type, "fraudType"));
  if (!entry.model.empty()) TRY(check_code(entry.model, "model"));
  for (const auto& each : TRY(read_array(json, "channels"))) {
    entry.channels.emplace_back(TRY(each.string()));
    TRY(check_code(entry.channels.back(), each.path()));
  }
  for (const auto& each : TRY(read_array(json, "facts"))) entry.facts.push_back(TRY(read_fact(each)));
  if (entry.facts.empty()) return fail(ErrorCode::kInvalidArgument, "needs at least one fact with its source", "facts");
  return entry;
}

Result<std::vector<KnowledgeEntry>> load_knowledge(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
    if (file.path().extension() == ".toml") files.push_back(file.path());
  }
  if (error) return fail(ErrorCode::kNotFound, "there is no folder " + folder.string());
  std::ranges::sort(files);
  std::vector<KnowledgeEntry> entries;
  for (const auto& file : files) {
    auto entry = TRY(entry_of(TRY(config::read_toml(file))));
    const auto document = TRY(JsonDocument::parse(entry.text()));
    if (const auto read = KnowledgeEntry::read(document.root());
        !read)  // what people type is checked no more than what files hold
      return fail(ErrorCode::kInvalidArgument,
                  file.filename().string() + ": " + read.error().field + ": " + read.error().message);
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace dijkwacht::insight
