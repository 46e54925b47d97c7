#include "crypto/manifest.h"

#include <fmt/core.h>

#include <map>

#include "base/json.h"
#include "crypto/sha256.h"

namespace dijkwacht::crypto {
namespace {

constexpr std::string_view kDomain = "dossier";
constexpr std::string_view kFormat = "dijkwacht-dossier-1";
constexpr std::size_t kHashLetters = 64;
constexpr std::string_view kBetween = "  ";

std::string hash_of(const BundlePart& part) { return sha256(as_bytes(part.content)); }

/// By name: the hash that the manifest gives. A line that is none counts as a part without content.
std::map<std::string, std::string> lines_of(std::string_view manifest) {
  std::map<std::string, std::string> lines;
  while (!manifest.empty()) {
    const auto end = std::min(manifest.find('\n'), manifest.size());
    const auto line = manifest.substr(0, end);
    const bool is_line = line.size() > kHashLetters + kBetween.size() && line.substr(kHashLetters, kBetween.size()) == kBetween;
    if (is_line)
      lines.emplace(line.substr(kHashLetters + kBetween.size()), line.substr(0, kHashLetters));
    else
      lines.emplace(line, "");
    manifest.remove_prefix(std::min(end + 1, manifest.size()));
  }
  return lines;
}

bool is_signed(const Bundle& bundle) {
  const auto key = parse_signing_key(bundle.signing_key);
  const auto signature = from_base64url(bundle.signature);
  return key && signature && verify(*key, kDomain, as_bytes(bundle.manifest), *signature);
}

}  // namespace

Result<Bundle> sign_bundle(KeyService& keys, std::vector<BundlePart> parts) {
  Bundle bundle{.parts = std::move(parts), .manifest = {}, .signature = {}, .signing_key = to_base64url(keys.signing_key())};
  for (const auto& part : bundle.parts) bundle.manifest += fmt::format("{}{}{}\n", hash_of(part), kBetween, part.name);
  bundle.signature = to_base64url(TRY(keys.sign(kDomain, as_bytes(bundle.manifest))));
  return bundle;
}

BundleCheck check_bundle(const Bundle& bundle) {
  BundleCheck check{.is_signed = is_signed(bundle), .changed = {}, .missing = {}, .added = {}};
  auto lines = lines_of(bundle.manifest);
  for (const auto& part : bundle.parts) {
    const auto line = lines.find(part.name);
    if (line == lines.end()) {
      check.added.push_back(part.name);
      continue;
    }
    if (line->second != hash_of(part)) check.changed.push_back(part.name);
    lines.erase(line);
  }
  for (const auto& [name, hash] : lines) check.missing.push_back(name);
  return check;
}

std::string to_json(const Bundle& bundle) {
  JsonWriter json;
  json.object([&] {
    json.member("format", kFormat);
    json.array("parts", [&] {
      for (const auto& part : bundle.parts) {
        json.object([&] { json.member("name", part.name).member("content", part.content); });
      }
    });
    json.member("manifest", bundle.manifest).member("signature", bundle.signature).member("signingKey", bundle.signing_key);
  });
  return json.take();
}

Result<Bundle> read_bundle(std::string_view text, std::size_t bytes_max) {
  const auto document = TRY(JsonDocument::parse(text, bytes_max));
  const auto& root = document.root();
  if (TRY(root.string("format")) != kFormat)
    return fail(ErrorCode::kInvalidArgument, "is not a dossier that this program knows", "format");
  Bundle bundle{.parts = {},
                .manifest = std::string(TRY(root.string("manifest"))),
                .signature = std::string(TRY(root.string("signature"))),
                .signing_key = std::string(TRY(root.string("signingKey")))};
  for (const auto& part : TRY(root.array("parts"))) {
    bundle.parts.push_back({.name = std::string(TRY(part.string("name"))), .content = std::string(TRY(part.string("content")))});
  }
  return bundle;
}

}  // namespace dijkwacht::crypto
