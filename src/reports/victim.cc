#include "reports/victim.h"

#include <algorithm>

#include "reports/json_fields.h"

namespace dijkwacht::reports {
namespace {

constexpr std::size_t kNameBytesMax = 200;
constexpr std::size_t kEmailBytesMax = 254;  // RFC 5321 path
constexpr std::size_t kPhoneBytesMax = 32;
constexpr std::size_t kPostcodeBytesMax = 12;
constexpr std::int64_t kBirthYearMin = 1900;

// The reporter's own address is for a person to write to or call; it is linked with nothing, so its form is only looked at.
bool looks_like_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string_view::npos &&
         text.find(' ') == std::string_view::npos;
}

bool looks_like_phone(std::string_view text) {
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  const bool only_phone_signs =
      std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || std::string_view("+ -()./").contains(c); });
  return only_phone_signs && digits >= 6 && digits <= 15;
}

}  // namespace

Result<Victim> parse_victim(const JsonValue& value, int year_now) {
  TRY(allow_only(value, {"name", "email", "phone", "postcode", "birthYear"}));
  VictimDetails victim;
  victim.name = TRY(text_field(value, "name", 1, kNameBytesMax));
  victim.email = TRY(optional_text(value, "email", kEmailBytesMax));
  if (!victim.email.empty() && !looks_like_email(victim.email)) return bad_field(value, "email", "this is no e-mail address");
  victim.phone = TRY(optional_text(value, "phone", kPhoneBytesMax));
  if (!victim.phone.empty() && !looks_like_phone(victim.phone)) return bad_field(value, "phone", "this is no phone number");
  victim.postcode = TRY(optional_text(value, "postcode", kPostcodeBytesMax));
  if (TRY(value.find("birthYear"))) victim.birth_year = TRY(value.integer("birthYear"));
  if (victim.birth_year && (*victim.birth_year < kBirthYearMin || *victim.birth_year > year_now)) {
    return bad_field(value, "birthYear", "must be a year of birth");
  }
  return Victim(std::move(victim));
}

Sensitive<std::string> to_json(const Victim& victim) {
  const auto& details = victim.reveal("write for sealing or for who may see it");
  JsonWriter json;
  json.object([&] {
    json.member("name", details.name);
    json.member("email", details.email);
    json.member("phone", details.phone);
    json.member("postcode", details.postcode);
    json.member("birthYear", details.birth_year);
  });
  return Sensitive(json.take());
}

}  // namespace dijkwacht::reports
