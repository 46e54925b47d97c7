#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"
#include "store/database.h"

namespace dijkwacht::audit {

/// A salted commitment: BLAKE2b-256(salt || value), the salt 32 random bytes. The salt is stored apart (table audit_salt) and
/// destroyed on erasure; without it the commitment says nothing, not even about a value that can be enumerated.
struct Commitment {
  std::string text;  ///< base64url of the hash
  Bytes salt;
};
Commitment commit_to(ByteView value, Random& random);

/// What an entry's commitment says about a value.
enum class Proof : std::uint8_t {
  kSame,     ///< this value was committed to
  kOther,    ///< another value was
  kErased,   ///< the salt was destroyed: nobody can tell any more
  kNothing,  ///< the entry commits to nothing
};
/// `"same"`, `"other"`, `"erased"`, `"nothing"`.
std::string_view name_of(Proof proof);

/// Errors: kNotFound when there is no such entry.
Result<Proof> prove(store::Transaction& transaction, std::int64_t entry, ByteView value);

/// Destroys the salt of one entry; false when there was none. The chain stays whole.
Result<bool> erase_salt(store::Transaction& transaction, std::int64_t entry);
/// Destroys the salts of all entries about `subject`; returns how many.
Result<std::int64_t> erase_salts_of(store::Transaction& transaction, std::string_view subject);

}  // namespace dijkwacht::audit
