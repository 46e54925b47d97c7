#include "base/contact_point.h"

#include <algorithm>

namespace dijkwacht {
namespace {

/// Far more than any name, number or address takes; a page stays a page.
constexpr std::size_t kTextBytesMax = 300;

bool fits(std::string_view text) {
  return text.size() <= kTextBytesMax && std::ranges::none_of(text, [](unsigned char c) { return c < ' ' || c == 0x7f; });
}

bool is_phone(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_sign = [&](char c) { return is_digit(c) || std::string_view("+-() ").find(c) != std::string_view::npos; };
  return fits(text) && std::ranges::all_of(text, is_sign) && std::ranges::any_of(text, is_digit);
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return fits(text) && text.find(' ') == text.npos && at != text.npos && at > 0 && at + 1 < text.size();
}

bool is_page(std::string_view text) {
  return fits(text) && text.find(' ') == text.npos && (text.starts_with("https://") || text.starts_with("http://"));
}

std::unexpected<Error> bad(const char* member, const char* what) { return fail(ErrorCode::kInvalidArgument, what, member); }

}  // namespace

Status check(const ContactPoint& contact) {
  if (contact.name.nl.empty() || contact.name.en.empty() || !fits(contact.name.nl) || !fits(contact.name.en)) {
    return bad("name", "a contact point needs a name in both languages");
  }
  if (contact.phone.empty() && contact.email.empty() && contact.page.empty()) {
    return bad("phone", "a contact point needs a phone number, an e-mail address or a page");
  }
  if (!contact.phone.empty() && !is_phone(contact.phone)) return bad("phone", "this is no phone number as people write it");
  if (!contact.email.empty() && !is_email(contact.email)) return bad("email", "this is no e-mail address");
  if (!contact.page.empty() && !is_page(contact.page)) return bad("page", "a page begins with https:// or http://");
  return {};
}

}  // namespace dijkwacht
