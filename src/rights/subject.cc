#include "rights/subject.h"

#include "base/json.h"
#include "base/limits.h"
#include "crypto/seal.h"

namespace dijkwacht::rights {
namespace {

constexpr std::size_t kShortTextBytesMax = 1000;

Sensitive<std::string> cut(std::string text, std::size_t max) {
  if (text.size() > max) text.resize(max);
  return Sensitive(std::move(text));
}

NamedIdentifier read_identifier(std::string type, std::string value, const identifiers::ParseOptions& options) {
  NamedIdentifier named{.type = std::move(type), .typed = Sensitive(std::move(value)), .canonical = {}, .reason = {}};
  const auto known = identifiers::parse_type(named.type);
  if (!known) {
    named.reason = "unknown-type";
    return named;
  }
  auto examined = identifiers::examine(*known, named.typed.reveal("find what is held on a person who asks"), options);
  if (examined) {
    named.canonical = std::move(*examined);
  } else {
    named.reason = identifiers::code_of(examined.error());
  }
  return named;
}

Result<Subject> read(std::string_view json, const identifiers::ParseOptions& options) {
  const auto document = TRY(JsonDocument::parse(json));
  const auto& root = document.root();
  Subject subject{.name = cut(TRY(root.string_or("name", "")), kShortTextBytesMax),
                  .contact = cut(TRY(root.string_or("contact", "")), kShortTextBytesMax),
                  .report_number = cut(TRY(root.string_or("reportNumber", "")), kShortTextBytesMax),
                  .text = cut(TRY(root.string_or("text", "")), limits::kNarrativeBytesMax),
                  .identifiers = {}};
  const auto list = TRY(root.find("identifiers"));
  if (!list) return subject;
  for (const auto& row : TRY(list->array())) {
    if (subject.identifiers.size() == kIdentifiersMax) break;
    subject.identifiers.push_back(
        read_identifier(std::string(TRY(row.string("type"))), std::string(TRY(row.string("value"))), options));
  }
  return subject;
}

}  // namespace

Result<Subject> parse_subject(ByteView padded, const identifiers::ParseOptions& options) {
  const auto content = crypto::unpad(padded);
  auto subject = content ? read(as_text(*content), options) : Result<Subject>(fail(content.error()));
  // The reader's message may name a member, never a value; but the fault is the sealed bytes', not the asker's.
  if (!subject) return fail(ErrorCode::kDataCorrupt, "this is no request of ours: " + subject.error().message);
  return subject;
}

}  // namespace dijkwacht::rights
