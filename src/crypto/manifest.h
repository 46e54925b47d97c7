#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/key_service.h"

namespace dijkwacht::crypto {

/// One part of a signed bundle of evidence.
struct BundlePart {
  std::string name;     ///< "case.json", "dossier.pdf"; no two alike
  std::string content;  ///< exactly what is hashed: a text, or base64url of bytes
};

/// A bundle whose parts and their order are vouched for by one signature (domain "dossier") over the manifest: a line
/// `"<sha256>  <name>"` for each part, as `sha256sum` writes it.
struct Bundle {
  std::vector<BundlePart> parts;
  std::string manifest;
  std::string signature;    ///< base64url
  std::string signing_key;  ///< base64url: compare it with the partner register before believing the rest
};

/// Errors: those of KeyService::sign.
Result<Bundle> sign_bundle(KeyService& keys, std::vector<BundlePart> parts);

/// What is wrong with a bundle.
struct BundleCheck {
  bool is_signed = false;            ///< the manifest is as its signer made it
  std::vector<std::string> changed;  ///< parts of other content than the manifest says
  std::vector<std::string> missing;  ///< in the manifest, not in the bundle
  std::vector<std::string> added;    ///< in the bundle, not in the manifest

  bool is_whole() const { return is_signed && changed.empty() && missing.empty() && added.empty(); }
};
/// Pure.
BundleCheck check_bundle(const Bundle& bundle);

/// As the file has it. Errors of reading: kInvalidArgument with the path of the field.
std::string to_json(const Bundle& bundle);
Result<Bundle> read_bundle(std::string_view json, std::size_t bytes_max);

}  // namespace dijkwacht::crypto
