#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/request.h"
#include "http/response.h"

namespace dijkwacht::http {

struct StaticFilesSettings {
  std::filesystem::path folder;
  /// The pages find their own way from the path, so a path without a file gets this page; empty: it gets 404.
  std::string page = "/index.html";
  /// Paths that are never a page ("/api/"): they get the 404 that a program can read.
  std::vector<std::string> not_pages = {"/api/", "/metrics", "/healthz", "/readyz"};
  /// All files together; ours are about 3 MB.
  std::size_t bytes_max = 64 << 20;
};

/// A folder of built pages, read into memory once: the answer is a look-up by exact path, so no path can leave the folder.
///   * every file has an ETag; `If-None-Match` gets 304;
///   * files with a hash in their name ("app-B1x9K2aQ.js") may be kept for a year, everything else is asked for each time;
///   * `x.js.gz` beside `x.js` is sent to who accepts gzip.
/// Immutable; thread-safe.
class StaticFiles {
 public:
  /// Symbolic links and files whose name starts with '.' are left out.
  /// Errors: kNotFound when the folder is not there; kTooLarge above `bytes_max`; kUnavailable when a file cannot be read.
  static Result<StaticFiles> load(StaticFilesSettings settings);

  /// Answers GET and HEAD; other methods get 405.
  Response handle(const Request& request) const;
  std::size_t size() const { return files_.size(); }

 private:
  struct Variant {
    std::string body;
    std::string etag;
  };
  struct File {
    Variant plain;
    std::optional<Variant> gzip;
    std::string content_type;
    bool is_immutable = false;
  };

  explicit StaticFiles(StaticFilesSettings settings) : settings_(std::move(settings)) {}
  Status read_all();
  void join_gzip();
  const File* find(std::string_view path) const;

  StaticFilesSettings settings_;
  std::map<std::string, File, std::less<>> files_;  ///< by path, "/assets/app-B1x9K2aQ.js"
};

}  // namespace dijkwacht::http
