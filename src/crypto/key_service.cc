#include "crypto/key_service.h"

#include <array>

namespace dijkwacht::crypto {
namespace {

constexpr std::array<std::string_view, kKeyDomainCount> kNames{"intake",  "casework", "victim",    "exchange",
                                                               "partner", "barrier",  "programme", "rights"};

}  // namespace

std::string_view name_of(KeyDomain domain) { return kNames[static_cast<std::size_t>(domain)]; }

Result<KeyDomain> parse_key_domain(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<KeyDomain>(i);
  }
  return fail(ErrorCode::kInvalidArgument, "no such key domain");
}

Result<Token> KeyService::tokenise_one(KeyDomain domain, std::string type, Sensitive<std::string> canonical) {
  std::vector<TokenInput> inputs;
  inputs.push_back({std::move(type), std::move(canonical)});
  const auto tokens = TRY(tokenise(domain, inputs));
  if (tokens.size() != 1) return fail(ErrorCode::kInternal, "the key service gave another number of tokens than asked");
  return tokens.front();
}

}  // namespace dijkwacht::crypto
