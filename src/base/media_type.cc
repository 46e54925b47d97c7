#include "base/media_type.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace dijkwacht {
namespace {

using Start = std::pair<std::string_view, std::string_view>;
constexpr std::array<Start, 3> kStarts{
    {{"%PDF-", "application/pdf"}, {"\x89PNG\r\n\x1a\n", "image/png"}, {"\xff\xd8\xff", "image/jpeg"}}};
constexpr std::string_view kZip = "PK\x03\x04";
/// Names of first members of a ZIP file, by the standards of office documents.
constexpr std::array<Start, 3> kOffice{{{"mimetypeapplication/vnd.oasis.opendocument.", "application/vnd.oasis.opendocument"},
                                        {"[Content_Types].xml", "application/vnd.openxmlformats-officedocument"},
                                        {"_rels/", "application/vnd.openxmlformats-officedocument"}}};
constexpr std::size_t kZipNameAt = 30;

bool is_plain_text(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t'; };
  return std::ranges::none_of(text, is_control) && is_utf8(text);
}

}  // namespace

Result<std::string_view> media_type_of(ByteView content) {
  const auto text = as_text(content);
  for (const auto& [start, type] : kStarts) {
    if (text.starts_with(start)) return type;
  }
  if (text.starts_with(kZip) && text.size() > kZipNameAt) {
    for (const auto& [name, type] : kOffice) {
      if (text.substr(kZipNameAt).starts_with(name)) return type;
    }
  } else if (!text.empty() && is_plain_text(text)) {
    return "text/plain";
  }
  return fail(ErrorCode::kInvalidArgument, "send a PDF, an office document, a picture (PNG or JPEG) or plain text", "content");
}

}  // namespace dijkwacht
