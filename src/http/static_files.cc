#include "http/static_files.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include <fmt/core.h>

#include "base/bytes.h"

namespace dijkwacht::http {
namespace {

/// Vite's names: at least eight characters of base64url after the last '-'.
constexpr std::size_t kHashLengthMin = 8;

std::string_view content_type_of(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kTypes{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".wasm", "application/wasm"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".avif", "image/avif"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".pdf", "application/pdf"},
      {".txt", "text/plain; charset=utf-8"},
      {".xml", "application/xml"},
  }};
  for (const auto& [suffix, type] : kTypes) {
    if (path.ends_with(suffix)) return type;
  }
  return "application/octet-stream";
}

bool is_base64url(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

/// Hashed only below assets/, where the build tool names the files: "/assets/open-aangifte.js" written by hand lies elsewhere.
bool has_hashed_name(std::string_view path) {
  if (!path.starts_with("/assets/")) return false;
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  const auto dash =
      name.substr(0, dot).size() > kHashLengthMin ? name.substr(0, dot).size() - kHashLengthMin - 1 : std::string_view::npos;
  if (dot == std::string_view::npos || dash == std::string_view::npos || name[dash] != '-') return false;
  return std::ranges::all_of(name.substr(dash + 1, kHashLengthMin), is_base64url);
}

Result<std::string> etag_of(std::string_view body) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_Digest(body.data(), body.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
    return fail(ErrorCode::kInternal, "OpenSSL could not hash a file");
  }
  return fmt::format("\"{}\"", to_base64url(ByteView(digest.data(), 16)));
}

Result<std::string> read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string body((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream) return fail(ErrorCode::kUnavailable, fmt::format("cannot read {}", file.string()));
  return body;
}

/// One item of a comma-separated header, whatever parameters follow it ("gzip;q=0.5"); with q=0 it is refused.
bool accepts_gzip(const Request& request) {
  auto rest = request.headers.get("Accept-Encoding").value_or("");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    const auto item = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto semicolon = std::min(item.find(';'), item.size());
    if (!equal_ignoring_case(trimmed(item.substr(0, semicolon)), "gzip")) continue;
    const auto weight = trimmed(item.substr(std::min(semicolon + 1, item.size())));
    const bool is_refused = weight.starts_with("q=0") && weight.find_first_not_of("q=0.") == std::string_view::npos;
    return !is_refused;
  }
  return false;
}

bool knows(const Request& request, std::string_view etag) {
  auto rest = request.headers.get("If-None-Match").value_or("");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    auto item = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == etag || item == "*") return true;
  }
  return false;
}

}  // namespace

Result<StaticFiles> StaticFiles::load(StaticFilesSettings settings) {
  StaticFiles files(std::move(settings));
  TRY(files.read_all());
  files.join_gzip();
  return files;
}

Status StaticFiles::read_all() {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(settings_.folder, error)) {
    return fail(ErrorCode::kNotFound, fmt::format("there is no folder {}", settings_.folder.string()));
  }
  std::size_t total = 0;
  for (auto entry = fs::recursive_directory_iterator(settings_.folder, error);
       !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const auto name = entry->path().filename().string();
    if (name.starts_with('.')) {
      if (entry->is_directory(error)) entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_symlink(error) || !entry->is_regular_file(error)) continue;
    auto body = TRY(read_file(entry->path()));
    total += body.size();
    if (total > settings_.bytes_max) return fail(ErrorCode::kTooLarge, "the folder of pages is larger than its limit");
    const auto path = "/" + entry->path().lexically_relative(settings_.folder).generic_string();
    File file;
    file.plain.etag = TRY(etag_of(body));
    file.plain.body = std::move(body);
    file.content_type = content_type_of(path);
    file.is_immutable = has_hashed_name(path);
    files_.emplace(path, std::move(file));
  }
  if (error) return fail(ErrorCode::kUnavailable, fmt::format("cannot read the folder {}", settings_.folder.string()));
  return {};
}

/// `x.js.gz` is no file of its own: it becomes x.js's other form.
void StaticFiles::join_gzip() {
  for (auto& [path, file] : files_) {
    const auto packed = files_.find(path + ".gz");
    if (packed != files_.end()) file.gzip = std::move(packed->second.plain);
  }
  std::erase_if(files_, [&](const auto& entry) {
    return entry.first.ends_with(".gz") && files_.contains(entry.first.substr(0, entry.first.size() - 3));
  });
}

const StaticFiles::File* StaticFiles::find(std::string_view path) const {
  if (const auto file = files_.find(path); file != files_.end()) return &file->second;
  if (path.ends_with('/')) {
    if (const auto file = files_.find(std::string(path) + "index.html"); file != files_.end()) return &file->second;
  }
  const bool is_api =
      std::ranges::any_of(settings_.not_pages, [&](const std::string& prefix) { return path.starts_with(prefix); });
  const bool names_a_file = path.substr(path.rfind('/') + 1).contains('.');
  if (is_api || names_a_file || settings_.page.empty()) return nullptr;
  const auto page = files_.find(settings_.page);
  return page == files_.end() ? nullptr : &page->second;
}

Response StaticFiles::handle(const Request& request) const {
  const auto* file = find(request.path);
  if (file == nullptr) return problem({ErrorCode::kNotFound, "there is nothing at this path", {}});
  if (request.method != Method::kGet && request.method != Method::kHead) {
    auto refusal = problem(405, "method-not-allowed", "a page is only read; see the Allow header");
    refusal.headers.set("Allow", "GET, HEAD");
    return refusal;
  }
  const bool sends_gzip = file->gzip && accepts_gzip(request);
  const auto& variant = sends_gzip ? *file->gzip : file->plain;
  Response response;
  response.headers.set("ETag", variant.etag);
  response.headers.set("Cache-Control", file->is_immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (file->gzip) response.headers.set("Vary", "Accept-Encoding");
  if (knows(request, variant.etag)) {
    response.status = 304;
    return response;
  }
  response.headers.set("Content-Type", file->content_type);
  if (sends_gzip) response.headers.set("Content-Encoding", "gzip");
  response.body = variant.body;
  return response;
}

}  // namespace dijkwacht::http
