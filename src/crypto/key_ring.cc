#include "crypto/key_ring.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace dijkwacht::crypto {
namespace {

/// A node has 11 keys at most; more versions of each than anyone rotates.
constexpr std::size_t kFilesMax = 1000;

std::unexpected<Error> cannot(std::string_view act, const std::filesystem::path& folder, int error_number) {
  return fail(ErrorCode::kUnavailable,
              fmt::format("cannot {} key folder {}: {}", act, folder.string(), std::generic_category().message(error_number)));
}

Status check_privacy(const std::filesystem::path& folder) {
  struct stat about{};
  if (lstat(folder.c_str(), &about) != 0) {
    if (errno == ENOENT) return fail(ErrorCode::kNotFound, fmt::format("there is no key folder {}", folder.string()));
    return cannot("read", folder, errno);
  }
  if (S_ISDIR(about.st_mode) && about.st_uid == geteuid() && (about.st_mode & 077) == 0) return {};
  return fail(
      ErrorCode::kFailedPrecondition,
      fmt::format("key folder {} must be a folder of this user with mode 0700: others may have read it", folder.string()));
}

Status make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  const auto parent = folder.has_filename() ? folder.parent_path() : folder.parent_path().parent_path();
  std::filesystem::create_directories(parent, error);  // A failure shows in the next line.
  if (mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
  return cannot("create", folder, errno);
}

/// Names ending in ".key", without the temporary files that a stopped process left ("." in front).
Result<std::vector<std::filesystem::path>> key_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const auto name = entry->path().filename().string();
    if (name.ends_with(".key") && !name.starts_with('.')) files.push_back(entry->path());
    if (files.size() > kFilesMax)
      return fail(ErrorCode::kTooLarge, fmt::format("key folder {} holds too many files", folder.string()));
  }
  if (error) return cannot("read", folder, error.value());
  return files;
}

/// Oldest version first within a name.
Result<std::vector<StoredKey>> read_folder(const std::filesystem::path& folder) {
  TRY(check_privacy(folder));
  std::vector<StoredKey> keys;
  for (const auto& file : TRY(key_files(folder))) keys.push_back(TRY(read_key_file(file)));
  std::ranges::sort(keys, {}, &StoredKey::version);
  return keys;
}

bool needs_token_key(KeyDomain domain) { return domain != KeyDomain::kIntake; }

/// Name and kind of every key that a node with these domains needs.
std::vector<std::pair<std::string, KeyKind>> needed_keys(const std::vector<KeyDomain>& domains) {
  std::vector<std::pair<std::string, KeyKind>> needed{{std::string(KeyRing::kNodeKeyName), KeyKind::kSigning}};
  for (const auto domain : domains) {
    needed.emplace_back(name_of(domain), KeyKind::kSealing);
    if (needs_token_key(domain)) needed.emplace_back(name_of(domain), KeyKind::kToken);
  }
  return needed;
}

int highest_version(const std::vector<StoredKey>& keys, std::string_view name, KeyKind kind) {
  int highest = 0;
  for (const auto& key : keys) {
    if (key.name == name && key.kind == kind) highest = std::max(highest, key.version);
  }
  return highest;
}

Status create_key(const std::filesystem::path& folder, std::string_view name, KeyKind kind, int version, Time now) {
  return create_key_file(folder, StoredKey{std::string(name), kind, version, now, SecretKey::random()});
}

std::unexpected<Error> holds_no(std::string_view what, KeyDomain domain) {
  return fail(ErrorCode::kFailedPrecondition, fmt::format("this node holds no {} of domain {}", what, name_of(domain)));
}

}  // namespace

Result<KeyRing> KeyRing::create_or_load(const std::filesystem::path& folder, const std::vector<KeyDomain>& domains, Time now) {
  TRY(make_folder(folder));
  const auto present = TRY(read_folder(folder));
  for (const auto& [name, kind] : needed_keys(domains)) {
    if (highest_version(present, name, kind) > 0) continue;
    const auto created = create_key(folder, name, kind, 1, now);
    // Another process was first: its key is the key.
    if (!created && created.error().code != ErrorCode::kConflict) return fail(created.error());
  }
  return load(folder, domains);
}

Result<KeyRing> KeyRing::load(const std::filesystem::path& folder, const std::vector<KeyDomain>& domains) {
  KeyRing ring;
  for (auto& key : TRY(read_folder(folder))) TRY(ring.add(std::move(key)));
  TRY(ring.check_complete(folder, domains));
  return ring;
}

Result<int> KeyRing::add_version(const std::filesystem::path& folder, std::string_view name, KeyKind kind, Time now) {
  const int highest = highest_version(TRY(read_folder(folder)), name, kind);
  if (highest == 0) {
    return fail(ErrorCode::kNotFound, fmt::format("key folder {} holds no such {} key to renew", folder.string(), name_of(kind)));
  }
  TRY(create_key(folder, name, kind, highest + 1, now));
  return highest + 1;
}

Status KeyRing::add(StoredKey key) {
  if (key.kind == KeyKind::kSigning) {
    signing_pairs_.insert(signing_pairs_.begin(), TRY(SigningKeyPair::from_seed(key.secret.bytes())));
    return {};
  }
  const auto domain = parse_key_domain(key.name);
  if (!domain) return fail(ErrorCode::kDataCorrupt, fmt::format("key file {} is of no domain known here", key.file_name()));
  if (key.kind == KeyKind::kToken) {
    token_keys_[*domain].emplace(key.version, std::move(key.secret));
  } else {
    auto& pairs = sealing_pairs_[*domain];
    pairs.insert(pairs.begin(), SealingKeyPair::from_secret(std::move(key.secret)));
  }
  return {};
}

Status KeyRing::check_complete(const std::filesystem::path& folder, const std::vector<KeyDomain>& domains) const {
  const auto is_missing = [&](KeyDomain domain) {
    return !sealing_pairs_.contains(domain) || (needs_token_key(domain) && !token_keys_.contains(domain));
  };
  const auto missing = std::ranges::find_if(domains, is_missing);
  if (signing_pairs_.empty() || missing != domains.end()) {
    return fail(ErrorCode::kNotFound, fmt::format("key folder {} lacks a key of {}: restore it from the key backup",
                                                  folder.string(), signing_pairs_.empty() ? kNodeKeyName : name_of(*missing)));
  }
  return {};
}

bool KeyRing::has(KeyDomain domain) const { return sealing_pairs_.contains(domain); }

Result<const SecretKey*> KeyRing::token_key(KeyDomain domain) const {
  const auto versions = token_keys_.find(domain);
  if (versions == token_keys_.end()) return holds_no("token key", domain);
  return &versions->second.rbegin()->second;
}

Result<const SecretKey*> KeyRing::token_key(KeyDomain domain, int version) const {
  const auto versions = token_keys_.find(domain);
  if (versions == token_keys_.end()) return holds_no("token key", domain);
  const auto found = versions->second.find(version);
  if (found == versions->second.end()) return holds_no("token key of that version", domain);
  return &found->second;
}

int KeyRing::token_key_version(KeyDomain domain) const {
  const auto versions = token_keys_.find(domain);
  return versions == token_keys_.end() ? 0 : versions->second.rbegin()->first;
}

Result<const std::vector<SealingKeyPair>*> KeyRing::sealing_pairs(KeyDomain domain) const {
  const auto pairs = sealing_pairs_.find(domain);
  if (pairs == sealing_pairs_.end()) return holds_no("sealing key", domain);
  return &pairs->second;
}

std::vector<SigningPublicKey> KeyRing::verification_keys() const {
  std::vector<SigningPublicKey> keys;
  for (const auto& pair : signing_pairs_) keys.push_back(pair.public_key());
  return keys;
}

}  // namespace dijkwacht::crypto
