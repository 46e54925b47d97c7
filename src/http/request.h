#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/headers.h"

namespace dijkwacht::http {

enum class Method : std::uint8_t { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions };
/// `"GET"` and so on.
std::string_view name_of(Method method);
/// Errors: kInvalidArgument for every other method (CONNECT and TRACE among them).
Result<Method> parse_method(std::string_view text);

/// Who stands at the other end of a mutual TLS connection, as proven by its certificate.
struct PeerIdentity {
  std::string common_name;  ///< the partner's id in certificates between nodes
  std::string fingerprint;  ///< SHA-256 of the certificate, lower-case hex
};

/// All that is known of a request before its body is read.
struct RequestHead {
  Method method = Method::kGet;
  std::string path;                          ///< decoded, UTF-8, starts with '/', no empty meaning of '.', '..' or an encoded '/'
  std::map<std::string, std::string> query;  ///< decoded; a name that stands twice is refused before it gets here
  Headers headers;
  std::string client_address;  ///< IP text of the other end. Personal data: for limits only, never stored or logged.
  std::optional<PeerIdentity> peer;
  std::string id;  ///< random; the same as `X-Request-Id` in the answer and in the log
};

/// A request as a handler sees it. A value.
struct Request : RequestHead {
  std::string body;
  std::map<std::string, std::string> parameters;  ///< the pattern's `{names}`, decoded; filled in by the router

  /// A parameter of the pattern. Errors: kNotFound (a defect of the route table).
  Result<std::string_view> parameter(std::string_view name) const;
  std::optional<std::string_view> query_value(std::string_view name) const;
};

}  // namespace dijkwacht::http
