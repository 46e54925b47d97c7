#pragma once

#include <string>

#include "http/request.h"
#include "http/response.h"

namespace dijkwacht::http::internal {

enum class Persistence : unsigned char { kKeepAlive, kClose };

/// The whole answer as it goes over the wire. `method` HEAD leaves the body out but not its length. A header that would break the
/// message (a line break in a value) turns the answer into a 500.
std::string wire_text(const Response& response, Method method, Persistence persistence);

/// Fields that must not stand twice, or two readers may see two requests. Errors: kInvalidArgument naming the field.
Status check_head(const Headers& headers);

}  // namespace dijkwacht::http::internal
