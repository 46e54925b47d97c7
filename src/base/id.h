#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace dijkwacht {

using Uuid = std::array<std::uint8_t, 16>;

/// RFC 9562 text, lower case: 8-4-4-4-12.
std::string uuid_text(const Uuid& uuid);
/// Errors: kInvalidArgument. Upper case is read, never written.
Result<Uuid> parse_uuid(std::string_view text);
/// Version 4: 122 random bits, so an id tells nothing and cannot be guessed.
Uuid random_uuid(Random& random);

/// The identity of one kind of thing; ids of two kinds cannot be mixed up. `Tag` is any (incomplete) type.
template <typename Tag>
class Id {
 public:
  Id() = default;
  explicit Id(const Uuid& uuid) : uuid_(uuid) {}

  static Id random(Random& random) { return Id(random_uuid(random)); }
  static Result<Id> parse(std::string_view text) { return Id(TRY(parse_uuid(text))); }

  std::string text() const { return uuid_text(uuid_); }
  const Uuid& bytes() const { return uuid_; }

  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  Uuid uuid_{};
};

}  // namespace dijkwacht

template <typename Tag>
struct std::hash<dijkwacht::Id<Tag>> {
  std::size_t operator()(const dijkwacht::Id<Tag>& id) const noexcept {
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size()});
  }
};
