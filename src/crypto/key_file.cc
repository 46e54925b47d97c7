#include "crypto/key_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <system_error>

#include "base/bytes.h"
#include "base/random.h"
#include "crypto/descriptor.h"

namespace dijkwacht::crypto {
namespace {

constexpr std::string_view kFirstLine = "dijkwacht-key 1";
/// Ours has about 200 bytes; anything far above is not a key file.
constexpr std::size_t kFileBytesMax = 4096;
constexpr int kVersionMax = 1'000'000;
constexpr std::array<std::string_view, 3> kKindNames{"token", "sealing", "signing"};

std::unexpected<Error> corrupt() {
  return fail(ErrorCode::kDataCorrupt, "the key file is damaged: restore it from the key backup");
}

/// Finds changed characters of the secret, which would otherwise be silently another key.
std::string check_of(std::string_view text) { return to_hex(hash(as_bytes(text))).substr(0, 16); }

/// Takes `name + text + "\n"` off the front of `rest`.
Result<std::string_view> take_line(std::string_view& rest, std::string_view name) {
  const auto end = rest.find('\n');
  if (end == std::string_view::npos || !rest.starts_with(name)) return corrupt();
  const auto text = rest.substr(name.size(), end - name.size());
  rest.remove_prefix(end + 1);
  return text;
}

Result<int> parse_version(std::string_view text) {
  int version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc{} || end != text.data() + text.size() || version < 1 || version > kVersionMax) return corrupt();
  return version;
}

Result<SecretKey> parse_secret(std::string_view text) {
  auto bytes = from_base64url(text);
  if (!bytes) return corrupt();
  auto secret = SecretKey::from_bytes(*bytes);
  wipe(*bytes);
  return secret;
}

std::string reason(int error_number) { return std::generic_category().message(error_number); }

std::unexpected<Error> cannot(std::string_view act, const std::filesystem::path& file, int error_number) {
  return fail(ErrorCode::kUnavailable, fmt::format("cannot {} key file {}: {}", act, file.string(), reason(error_number)));
}

Status check_privacy(int descriptor, const std::filesystem::path& file) {
  struct stat about{};
  if (fstat(descriptor, &about) != 0) return cannot("read", file, errno);
  const bool is_ours = S_ISREG(about.st_mode) && about.st_uid == geteuid();
  if (is_ours && (about.st_mode & 077) == 0) return {};
  return fail(
      ErrorCode::kFailedPrecondition,
      fmt::format("key file {} must be a plain file of this user with mode 0600: others may have read it", file.string()));
}

Result<std::string> read_text(int descriptor, const std::filesystem::path& file) {
  std::string text(kFileBytesMax + 1, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const auto got = read(descriptor, text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot("read", file, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  text.resize(size);
  return text;
}

void wipe_text(std::string& text) { wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}); }

Status write_text(int descriptor, std::string_view text, const std::filesystem::path& file) {
  while (!text.empty()) {
    const auto put = write(descriptor, text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return cannot("write", file, errno);
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  if (fsync(descriptor) != 0) return cannot("write", file, errno);
  return {};
}

Status sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open() || fsync(opened.get()) != 0) return cannot("write", folder, errno);
  return {};
}

Status write_new_file(const std::filesystem::path& file, std::string_view text) {
  const Descriptor opened(open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!opened.is_open()) return cannot("create", file, errno);
  return write_text(opened.get(), text, file);
}

/// Gives the complete temporary file its name, unless that name is taken.
Status rename_to_new(const std::filesystem::path& temporary, const std::filesystem::path& file) {
  if (renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) == 0)
    return sync_folder(file.parent_path());
  if (errno == EEXIST) return fail(ErrorCode::kConflict, fmt::format("key file {} exists; it is not overwritten", file.string()));
  return cannot("create", file, errno);
}

std::filesystem::path temporary_beside(const std::filesystem::path& file) {
  SystemRandom random;
  return file.parent_path() / fmt::format(".{}.{:016x}.tmp", file.filename().string(), random.next());
}

}  // namespace

std::string_view name_of(KeyKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

Result<KeyKind> parse_key_kind(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] == name) return static_cast<KeyKind>(i);
  }
  return fail(ErrorCode::kInvalidArgument, "a key is of kind token, sealing or signing");
}

std::string StoredKey::file_name() const { return fmt::format("{}.{}.{}.key", name, name_of(kind), version); }

std::string key_file_text(const StoredKey& key) {
  auto secret = to_base64url(key.secret.bytes());
  auto text = fmt::format("{}\nname: {}\nkind: {}\nversion: {}\ncreated: {}\nsecret: {}\n", kFirstLine, key.name,
                          name_of(key.kind), key.version, time_text(key.created), secret);
  text += fmt::format("check: {}\n", check_of(text));
  wipe_text(secret);
  return text;
}

Result<StoredKey> parse_key_file(std::string_view text) {
  auto rest = text;
  if (!TRY(take_line(rest, kFirstLine)).empty()) return corrupt();
  const auto name = TRY(take_line(rest, "name: "));
  const auto kind = parse_key_kind(TRY(take_line(rest, "kind: ")));
  const auto version = TRY(parse_version(TRY(take_line(rest, "version: "))));
  const auto created = parse_time(TRY(take_line(rest, "created: ")));
  auto secret = TRY(parse_secret(TRY(take_line(rest, "secret: "))));
  const auto checked = text.substr(0, text.size() - rest.size());
  const auto check = TRY(take_line(rest, "check: "));
  if (!kind || !created || !rest.empty() || check != check_of(checked)) return corrupt();
  return StoredKey{std::string(name), *kind, version, *created, std::move(secret)};
}

Result<StoredKey> read_key_file(const std::filesystem::path& file) {
  const Descriptor opened(open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!opened.is_open()) {
    if (errno == ENOENT) return fail(ErrorCode::kNotFound, fmt::format("there is no key file {}", file.string()));
    return cannot("open", file, errno);
  }
  TRY(check_privacy(opened.get(), file));
  auto text = TRY(read_text(opened.get(), file));
  auto key = parse_key_file(text);
  wipe_text(text);
  if (!key) return fail(key.error().code, fmt::format("{}: {}", file.string(), key.error().message));
  if (key->file_name() != file.filename()) {
    return fail(ErrorCode::kDataCorrupt, fmt::format("key file {} holds the key of {}", file.string(), key->file_name()));
  }
  return key;
}

Status create_key_file(const std::filesystem::path& folder, const StoredKey& key) {
  const auto file = folder / key.file_name();
  const auto temporary = temporary_beside(file);
  auto text = key_file_text(key);
  auto done = write_new_file(temporary, text);
  wipe_text(text);
  if (done) done = rename_to_new(temporary, file);
  if (!done) unlink(temporary.c_str());
  return done;
}

}  // namespace dijkwacht::crypto
