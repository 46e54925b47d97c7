#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "crypto/key_file.h"
#include "crypto/key_service.h"
#include "crypto/seal.h"
#include "crypto/signature.h"

namespace dijkwacht::crypto {

/// All private keys of one node, read from a folder (mode 0700) of key files (mode 0600). A key has versions: the highest does
/// new acts, lower ones still open and verify. `intake` has a sealing pair only, every other domain a token key as well; the
/// node has one signing key. Immutable after loading, so safe to read from several threads; move-only.
///
/// Folder and files are refused with kFailedPrecondition when others can read them: a key that others may have read is
/// no key. A damaged or misnamed file is kDataCorrupt and names the file, never its content.
class KeyRing {
 public:
  /// Makes what is missing of folder and keys, then loads. Two processes may do this at once: both end with the same keys.
  /// Use it when a node is set up; a key that later is missing must be an error, see `load`.
  static Result<KeyRing> create_or_load(const std::filesystem::path& folder, const std::vector<KeyDomain>& domains,
                                        Time now = SystemClock().now());
  /// Errors: as above; kNotFound when the folder or a key of `domains` is missing.
  static Result<KeyRing> load(const std::filesystem::path& folder, const std::vector<KeyDomain>& domains);
  /// Adds the next version of a key; loaded rings do not see it until they are loaded again. `name` is a domain's, or
  /// `kNodeKeyName` for the signing key. Returns the new version. Errors: kNotFound when there is no such key yet.
  /// A new token key makes tokens that do not match the old ones: whoever holds tokens must make them anew.
  static Result<int> add_version(const std::filesystem::path& folder, std::string_view name, KeyKind kind,
                                 Time now = SystemClock().now());

  static constexpr std::string_view kNodeKeyName = "node";

  bool has(KeyDomain domain) const;

  /// Errors: kFailedPrecondition when this node holds no such key.
  Result<const SecretKey*> token_key(KeyDomain domain) const;
  /// An older version, for tokens made under it. Errors: kFailedPrecondition.
  Result<const SecretKey*> token_key(KeyDomain domain, int version) const;
  /// 0 when there is none.
  int token_key_version(KeyDomain domain) const;

  /// Newest version first. Errors: kFailedPrecondition when this node holds none.
  Result<const std::vector<SealingKeyPair>*> sealing_pairs(KeyDomain domain) const;

  const SigningKeyPair& signing_pair() const { return signing_pairs_.front(); }
  /// Every version's public key, newest first: what was signed under an older one still verifies.
  std::vector<SigningPublicKey> verification_keys() const;

 private:
  KeyRing() = default;
  Status add(StoredKey key);
  Status check_complete(const std::filesystem::path& folder, const std::vector<KeyDomain>& domains) const;

  std::map<KeyDomain, std::map<int, SecretKey>> token_keys_;
  std::map<KeyDomain, std::vector<SealingKeyPair>> sealing_pairs_;
  std::vector<SigningKeyPair> signing_pairs_;
};

}  // namespace dijkwacht::crypto
