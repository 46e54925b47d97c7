#include "identifiers/email.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "identifiers/domain.h"
#include "identifiers/typed_text.h"

namespace dijkwacht::identifiers {
namespace {

/// `@` and the two signs that keyboards of East Asia give for it.
constexpr std::array<std::string_view, 3> kAtSigns = {"@", "\xEF\xBC\xA0", "\xEF\xB9\xAB"};
constexpr std::string_view kHidden = "•••";

struct Halves {
  std::string_view local;
  std::string_view domain;
};

Examined<Halves> split_at_last_at(std::string_view text) {
  Halves halves;
  bool found = false;
  for (const auto sign : kAtSigns) {
    const auto at = text.rfind(sign);
    if (at == std::string_view::npos || (found && at < halves.local.size())) continue;
    halves = {text.substr(0, at), text.substr(at + sign.size())};
    found = true;
  }
  if (!found) return refuse(Reason::kEmailNoAt);
  return halves;
}

Examined<std::string> case_folded(std::string_view local) {
  if (is_ascii(local)) return ascii_lower(local);
  UErrorCode status = U_ZERO_ERROR;
  const auto* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status) != 0) return refuse(Reason::kEmailLocal);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  folding->normalizeUTF8(0, icu::StringPiece(local.data(), static_cast<std::int32_t>(local.size())), sink, nullptr, status);
  if (U_FAILURE(status) != 0) return refuse(Reason::kEmailLocal);
  return folded;
}

bool is_local_sign(UChar32 point) {
  if (point < 0) return false;
  if (point < 0x80)
    return u_isalnum(point) != 0 ||
           std::string_view("!#$%&'*+/=?^_`{|}~-.").find(static_cast<char>(point)) != std::string_view::npos;
  const auto mask = U_GET_GC_MASK(point);
  return (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_S_MASK | U_GC_P_MASK)) != 0;
}

bool has_only_local_signs(std::string_view local) {
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(local.size());) {
    const auto [point, next] = code_point_at(local, at);
    if (!is_local_sign(point)) return false;
    at = next;
  }
  return true;
}

bool is_local_part(std::string_view local) {
  return !local.empty() && local.size() <= kEmailLocalBytesMax && local.front() != '.' && local.back() != '.' &&
         local.find("..") == std::string_view::npos && has_only_local_signs(local);
}

/// The first character of `text`, all its bytes; nothing when it is the only one, as it would tell all.
std::string_view initial(std::string_view text) {
  const auto length = static_cast<std::size_t>(code_point_at(text, 0).next);
  return length < text.size() ? text.substr(0, length) : std::string_view();
}

}  // namespace

Examined<std::string> canonical_email(std::string_view prepared) {
  const auto halves = split_at_last_at(prepared);
  if (!halves) return refuse(halves.error());
  if (has_invisible(halves->local)) return refuse(Reason::kInvisibleCharacter);
  const auto local = case_folded(halves->local);
  if (!local || !is_local_part(*local)) return refuse(Reason::kEmailLocal);
  const auto domain = canonical_domain(halves->domain);
  if (!domain) return refuse(domain.error());
  return *local + "@" + *domain;
}

std::string mask_email(std::string_view canonical) {
  const auto at = canonical.rfind('@');
  const auto domain = canonical.substr(at + 1);
  std::string masked(initial(canonical.substr(0, at)));
  masked += kHidden;
  masked += '@';
  masked += initial(domain.substr(0, domain.find('.')));
  masked += kHidden;
  masked += domain.substr(domain.rfind('.'));
  return masked;
}

}  // namespace dijkwacht::identifiers
