#include "reports/evidence.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/media_type.h"
#include "config/data_fields.h"
#include "reports/json_fields.h"
#include "reports/opened_part.h"

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kText = "text/plain";
constexpr std::string_view kMail = "message/rfc822";
/// What content shows: `media_type_of`, with e-mail told apart from other text.
constexpr std::array<std::string_view, 5> kShown{"image/png", "image/jpeg", "application/pdf", kMail, kText};

/// Above it a sealed file no longer fits in a frame to the key process.
constexpr std::int64_t kFileBytesMax = 3 << 20;
constexpr std::int64_t kCountMax = 50;
constexpr std::size_t kNameBytesMax = 500;
constexpr std::size_t kWrapBytes = 80;
constexpr std::size_t kSha256Letters = 64;

/// HTML, SVG and XML are text that a browser could run.
bool begins_with_markup(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const auto first = text.find_first_not_of(" \t\r\n\f");
  return first != std::string_view::npos && text[first] == '<';
}

bool begins_with(std::string_view line, std::string_view name) {
  return line.size() > name.size() && std::ranges::equal(line.substr(0, name.size()), name, {}, [](char c) {
           return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
         });
}

/// A message has a sender and a date before its first empty line (RFC 5322, 3.6).
bool is_mail(std::string_view text) {
  bool has_sender = false;
  bool has_date = false;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    if (line.empty() || line == "\r") break;
    has_sender = has_sender || begins_with(line, "from:");
    has_date = has_date || begins_with(line, "date:");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return has_sender && has_date;
}

Result<std::size_t> limit(const config::TomlTable& root, std::string_view key, std::int64_t max) {
  const auto value = TRY(root.integer(key));
  if (value < 1 || value > max) return config::data_error(root, key, fmt::format("must lie between 1 and {}", max));
  return static_cast<std::size_t>(value);
}

Result<EvidenceFile> read_file(const JsonValue& item) {
  EvidenceFile file;
  file.part = TRY(id_field<PartId>(item, "partId"));
  file.name = Sensitive(TRY(text_field(item, "name", 1, kNameBytesMax)));
  file.bytes = TRY(item.integer("bytes"));
  file.sha256 = TRY(text_field(item, "sha256", kSha256Letters, kSha256Letters));
  file.wrap = TRY(bytes_field(item, "wrap", kWrapBytes));
  return file;
}

Result<std::vector<EvidenceFile>> read_files(ByteView content) {
  const auto document = TRY(JsonDocument::parse(as_text(content)));
  const auto list = TRY(document.root().find("evidence"));
  std::vector<EvidenceFile> files;
  if (!list) return files;
  const auto items = TRY(list->array());
  if (items.size() > static_cast<std::size_t>(kCountMax)) return fail(ErrorCode::kDataCorrupt, "too many files");
  for (const auto& item : items) files.push_back(TRY(read_file(item)));
  return files;
}

}  // namespace

Result<EvidenceRules> EvidenceRules::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  EvidenceRules rules;
  rules.files_max_ = TRY(limit(root, "files_max", kCountMax));
  rules.file_bytes_max_ = TRY(limit(root, "file_bytes_max", kFileBytesMax));
  rules.additions_max_ = TRY(limit(root, "additions_max", kCountMax));
  for (const auto& row : TRY(root.tables("types"))) {
    EvidenceType type{.media_type = TRY(config::filled(row, "media_type")),
                      .extension = TRY(config::filled(row, "extension")),
                      .name = {TRY(config::filled(row, "nl")), TRY(config::filled(row, "en"))}};
    if (std::ranges::find(kShown, type.media_type) == kShown.end()) {
      return config::data_error(row, "media_type", "is no type that content shows");
    }
    rules.types_.push_back(std::move(type));
  }
  return rules;
}

const EvidenceType* EvidenceRules::type_of(ByteView content) const {
  const auto shown = media_type_of(content);
  if (!shown) return nullptr;
  const auto text = as_text(content);
  if (*shown == kText && begins_with_markup(text)) return nullptr;
  const auto media_type = *shown == kText && is_mail(text) ? kMail : *shown;
  const auto found = std::ranges::find(types_, media_type, &EvidenceType::media_type);
  return found == types_.end() ? nullptr : &*found;
}

std::string to_json(const EvidenceRules& rules) {
  JsonWriter json;
  json.object([&] {
    json.member("filesMax", static_cast<std::int64_t>(rules.files_max()));
    json.member("fileBytesMax", static_cast<std::int64_t>(rules.file_bytes_max()));
    json.array("types", [&] {
      for (const auto& type : rules.types()) {
        json.object([&] {
          json.member("mediaType", type.media_type).member("extension", type.extension);
          json.member("nl", type.name.nl).member("en", type.name.en);
        });
      }
    });
  });
  return json.take();
}

Result<std::vector<EvidenceFile>> parse_evidence(ByteView padded) {
  auto files = read_files(TRY(unpad(padded, kPartBlockBytes)));
  if (files) return files;
  return fail(ErrorCode::kDataCorrupt, "this is no list of files of ours: " + files.error().message);
}

std::string evidence_context(const ReportId& report) { return report.text() + "|evidence|1"; }

std::string evidence_context(const ReportId& report, const PartId& file) {
  return fmt::format("{}|evidence/{}|1", report.text(), file.text());
}

}  // namespace dijkwacht::reports
