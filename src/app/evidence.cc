#include "app/evidence.h"

#include <fmt/core.h>

#include <fstream>
#include <iterator>

#include "base/json.h"
#include "crypto/manifest.h"

namespace dijkwacht::app {
namespace {

/// Far above a dossier of twenty opened reports.
constexpr std::size_t kDossierBytesMax = 64 << 20;

Result<std::string> read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return fail(ErrorCode::kNotFound, "there is no such file: " + file.string());
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (text.size() > kDossierBytesMax) return fail(ErrorCode::kTooLarge, "this is larger than a dossier can be");
  return text;
}

void say_names(std::string& words, const char* what, const std::vector<std::string>& names) {
  for (const auto& name : names) words += fmt::format("{}: {}\n", what, name);
}

}  // namespace

Result<Assurance> verify_evidence(const std::filesystem::path& file, const std::string& signing_key) {
  if (!signing_key.empty()) TRY(crypto::parse_signing_key(signing_key));
  const auto bundle = TRY(crypto::read_bundle(TRY(read_file(file)), kDossierBytesMax));
  const auto check = crypto::check_bundle(bundle);
  const bool is_theirs = signing_key.empty() || signing_key == bundle.signing_key;
  JsonWriter json;
  json.object([&] {
    json.member("whole", check.is_whole() && is_theirs)
        .member("signed", check.is_signed)
        .member("signingKey", bundle.signing_key);
    json.member("keyAsExpected", is_theirs).member("parts", bundle.parts.size());
    json.texts("changed", check.changed);
    json.texts("missing", check.missing);
    json.texts("added", check.added);
  });
  std::string words;
  if (!check.is_signed) words += "The list of parts is not as its maker signed it.\n";
  if (!is_theirs) words += "It was signed with another key than the one you gave.\n";
  say_names(words, "Changed", check.changed);
  say_names(words, "Removed", check.missing);
  say_names(words, "Added", check.added);
  if (words.empty()) words = fmt::format("All {} parts are as their maker signed them.\n", bundle.parts.size());
  if (signing_key.empty()) words += fmt::format("Compare the key with the partner register: {}\n", bundle.signing_key);
  words.pop_back();
  return Assurance{.is_good = check.is_whole() && is_theirs, .json = json.take(), .words = std::move(words)};
}

}  // namespace dijkwacht::app
