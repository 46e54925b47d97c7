#include "audit/commitment.h"

#include "audit/commitment_table.h"
#include "crypto/secret.h"

namespace dijkwacht::audit {
namespace {

constexpr std::size_t kSaltBytes = 32;

std::string commitment_text(ByteView salt, ByteView value) {
  Bytes salted(salt.begin(), salt.end());
  salted.insert(salted.end(), value.begin(), value.end());
  return to_base64url(crypto::hash(salted));
}

}  // namespace

Commitment commit_to(ByteView value, Random& random) {
  Bytes salt(kSaltBytes);
  random.fill(salt);
  return {.text = commitment_text(salt, value), .salt = std::move(salt)};
}

std::string_view name_of(Proof proof) {
  switch (proof) {
    case Proof::kSame: return "same";
    case Proof::kOther: return "other";
    case Proof::kErased: return "erased";
    case Proof::kNothing: return "nothing";
  }
  return "nothing";
}

Result<Proof> prove(store::Transaction& transaction, std::int64_t entry, ByteView value) {
  const auto stored = TRY(read_commitment(transaction, entry));
  if (!stored) return fail(ErrorCode::kNotFound, "there is no such audit entry", "number");
  if (stored->text.empty()) return Proof::kNothing;
  if (!stored->salt) return Proof::kErased;
  return commitment_text(*stored->salt, value) == stored->text ? Proof::kSame : Proof::kOther;
}

}  // namespace dijkwacht::audit
