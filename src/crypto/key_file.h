#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "crypto/secret.h"

namespace dijkwacht::crypto {

enum class KeyKind : std::uint8_t {
  kToken,    ///< BLAKE2b key of tokens
  kSealing,  ///< X25519 secret of sealed boxes
  kSigning,  ///< Ed25519 seed
};
std::string_view name_of(KeyKind kind);
/// Errors: kInvalidArgument.
Result<KeyKind> parse_key_kind(std::string_view name);

/// One version of one key, as it stands in its own file.
struct StoredKey {
  std::string name;  ///< a key domain ("casework"), or "node" for the signing key
  KeyKind kind = KeyKind::kToken;
  int version = 1;  ///< counts from 1
  Time created;
  SecretKey secret;

  /// "casework.token.1.key"
  std::string file_name() const;
};

/// The text of a key file; see README.md. Wipe it after use.
std::string key_file_text(const StoredKey& key);
/// Pure. Errors: kDataCorrupt when a line is missing, wrong or changed (the text ends in a check). Messages never hold the text.
Result<StoredKey> parse_key_file(std::string_view text);

/// Errors: kNotFound; kFailedPrecondition when it is no plain file of ours that only we can read; kDataCorrupt; kUnavailable.
/// Each message names the file, none its content.
Result<StoredKey> read_key_file(const std::filesystem::path& file);
/// Writes `key` as a new file of `folder`, mode 0600: complete and durable, or not there. Errors: kConflict when the file
/// exists (nothing is ever overwritten); kUnavailable when the disk refuses.
Status create_key_file(const std::filesystem::path& folder, const StoredKey& key);

}  // namespace dijkwacht::crypto
