#include "base/id.h"

#include <algorithm>
#include <cctype>

#include "base/bytes.h"

namespace dijkwacht {
namespace {

constexpr std::size_t kTextLength = 36;

bool is_dash_position(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

}  // namespace

std::string uuid_text(const Uuid& uuid) {
  auto text = to_hex(uuid);
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) text.insert(dash, 1, '-');
  return text;
}

Result<Uuid> parse_uuid(std::string_view text) {
  std::string digits;
  if (text.size() != kTextLength) return fail(ErrorCode::kInvalidArgument, "an id is a UUID of 36 characters");
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_dash_position(i) != (text[i] == '-'))
      return fail(ErrorCode::kInvalidArgument, "an id is a UUID: 8-4-4-4-12 hexadecimal digits");
    if (!is_dash_position(i)) digits.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(text[i]))));
  }
  const auto bytes = TRY(from_hex(digits));
  Uuid uuid{};
  std::copy_n(bytes.begin(), uuid.size(), uuid.begin());
  return uuid;
}

Uuid random_uuid(Random& random) {
  Uuid uuid{};
  random.fill(uuid);
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0F) | 0x40);
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3F) | 0x80);
  return uuid;
}

}  // namespace dijkwacht
