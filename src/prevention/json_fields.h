#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"

namespace dijkwacht::prevention {

/// A text of at most 2,000 bytes that is not empty. Errors: kInvalidArgument naming the member.
Result<std::string> filled_text(const JsonValue& json, std::string_view name);
/// As above; empty when it is not there.
Result<std::string> optional_text(const JsonValue& json, std::string_view name);
/// A day like 2026-11-26, as text; empty when it is not there. Errors: kInvalidArgument naming the member.
Result<std::string> optional_day(const JsonValue& json, std::string_view name);
/// An address that a browser may open, "https://…"; empty when it is not there. Errors: kInvalidArgument naming the member.
Result<std::string> optional_address(const JsonValue& json, std::string_view name);

}  // namespace dijkwacht::prevention
