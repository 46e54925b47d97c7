#include "http/request.h"

#include <array>

#include <fmt/core.h>

namespace dijkwacht::http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> kMethods{{
    {Method::kGet, "GET"},
    {Method::kHead, "HEAD"},
    {Method::kPost, "POST"},
    {Method::kPut, "PUT"},
    {Method::kPatch, "PATCH"},
    {Method::kDelete, "DELETE"},
    {Method::kOptions, "OPTIONS"},
}};

}  // namespace

std::string_view name_of(Method method) {
  for (const auto& [value, name] : kMethods) {
    if (value == method) return name;
  }
  return "GET";
}

Result<Method> parse_method(std::string_view text) {
  for (const auto& [value, name] : kMethods) {
    if (name == text) return value;
  }
  return fail(ErrorCode::kInvalidArgument, "this method is not known here; use GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS");
}

Result<std::string_view> Request::parameter(std::string_view name) const {
  const auto found = parameters.find(std::string(name));
  if (found == parameters.end()) return fail(ErrorCode::kNotFound, fmt::format("the route has no parameter {}", name));
  return std::string_view(found->second);
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
  const auto found = query.find(std::string(name));
  if (found == query.end()) return std::nullopt;
  return found->second;
}

}  // namespace dijkwacht::http
