#include "documents/pdf_catalog.h"

#include <charconv>

#include <fmt/core.h>

namespace dijkwacht::documents {
namespace {

std::unexpected<Error> odd(const char* what) {
  return fail(ErrorCode::kInternal, fmt::format("the PDF is not as expected: {}", what));
}

/// The whole number that follows the last `key`.
Result<std::int64_t> number_after_last(std::string_view pdf, std::string_view key) {
  auto at = pdf.rfind(key);
  if (at == std::string_view::npos) return odd("a key is missing");
  at = pdf.find_first_of("0123456789", at + key.size());
  std::int64_t number = 0;
  if (at == std::string_view::npos) return odd("a number is missing");
  const auto parsed = std::from_chars(pdf.data() + at, pdf.data() + pdf.size(), number);
  if (parsed.ec != std::errc()) return odd("a number is missing");
  return number;
}

/// What stands in the trailer under `key`, as "12 0 R".
Result<std::string> reference(std::string_view trailer, std::string_view key) {
  const auto at = trailer.find(key);
  const auto end = trailer.find('R', at + key.size());
  if (at == std::string_view::npos || end == std::string_view::npos) return odd("the trailer lacks a reference");
  return std::string(trailer.substr(at + key.size() + 1, end - at - key.size()));
}

}  // namespace

Result<std::string> with_language(std::string pdf, std::string_view language) {
  const auto trailer_at = pdf.rfind("trailer");
  if (trailer_at == std::string::npos) return odd("there is no trailer");
  const auto trailer = std::string_view(pdf).substr(trailer_at);
  const auto size = TRY(number_after_last(trailer, "/Size"));
  const auto previous = TRY(number_after_last(pdf, "startxref"));
  const auto root = TRY(reference(trailer, "/Root"));
  const auto info = TRY(reference(trailer, "/Info"));
  const auto number = root.substr(0, root.find(' '));
  const auto begin = pdf.find(fmt::format("\n{} 0 obj", number));
  const auto open = pdf.find("<<", begin);
  const auto end = pdf.find("endobj", begin);
  if (begin == std::string::npos || open == std::string::npos || end == std::string::npos) return odd("there is no catalog");
  const auto catalog = fmt::format("{} 0 obj\n<< /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>\n{}endobj\n",
                                   number, language, pdf.substr(open + 2, end - open - 2));
  if (!pdf.ends_with('\n')) pdf += '\n';
  const auto offset = pdf.size();
  pdf += catalog;
  const auto table = pdf.size();
  pdf += fmt::format(
      "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {}\n   /Root {}\n   /Info {}\n   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n",
      number, offset, size, root, info, previous, table);
  return pdf;
}

}  // namespace dijkwacht::documents
