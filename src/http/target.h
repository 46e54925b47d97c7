#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dijkwacht::http {

/// A request target, taken apart and decoded.
struct Target {
  std::string path;
  std::map<std::string, std::string> query;
};

/// Reads the origin form (`/a/b?c=d`), the absolute form (`http://host/a`) and `*`, as RFC 9112 §3.2 asks.
/// Errors (kInvalidArgument; `field` is "path" or "query"): a broken percent code, bytes that are no UTF-8, control characters,
/// an encoded '/' or a backslash in the path, the segments "." and "..", a query name that stands twice, more than
/// 64 query names. Such paths mean one thing to a proxy and another to us, so no guess is made.
Result<Target> parse_target(std::string_view text);

/// `%41` and the like. Errors: kInvalidArgument.
Result<std::string> decode_percent(std::string_view text);
/// Encodes all but RFC 3986's unreserved characters.
std::string encode_percent(std::string_view text);

}  // namespace dijkwacht::http
