#pragma once

#include <algorithm>
#include <string>

#include "api/call.h"

namespace dijkwacht::api {

/// The status token or hold code of `Authorization: Status …` or `Hold …`. The gate has checked the scheme and keeps a hash only;
/// the rooms that know the token want it whole.
inline std::string shown_secret(const Call& call) {
  const auto header = call.request.headers.get("Authorization").value_or("");
  return std::string(http::trimmed(header.substr(std::min(header.find(' '), header.size()))));
}

}  // namespace dijkwacht::api
