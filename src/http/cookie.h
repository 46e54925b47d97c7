#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dijkwacht::http {

/// What a Set-Cookie says. Defaults are the strictest: a page that needs less must write it out.
struct Cookie {
  enum class SameSite : unsigned char { kStrict, kLax };

  std::string name;
  std::string value;
  std::optional<std::chrono::seconds> age_max = {};  ///< unset: until the browser closes; zero: delete now
  std::string path = "/";
  SameSite same_site = SameSite::kStrict;
  bool is_secure = true;  ///< browsers treat http://*.localhost as secure too
  bool is_http_only = true;
};

/// The value of one cookie in a `Cookie` header; the first when the name stands twice.
std::optional<std::string_view> cookie_value(std::string_view header, std::string_view name);
/// The value of a `Set-Cookie` header. Name and value must be RFC 6265 tokens (base64url is): other characters are dropped.
std::string set_cookie_text(const Cookie& cookie);

}  // namespace dijkwacht::http
