#include "app/node_files.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace dijkwacht::app {

Result<std::string> read_text_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return fail(ErrorCode::kNotFound, fmt::format("cannot read {}", file.string()));
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

Status write_private_file(const std::filesystem::path& file, std::string_view text) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return fail(ErrorCode::kUnavailable, fmt::format("cannot write {}", file.string()));
  const auto written = ::write(descriptor, text.data(), text.size());
  const bool is_whole = written == static_cast<ssize_t>(text.size()) && ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!is_whole) return fail(ErrorCode::kUnavailable, fmt::format("cannot write all of {}", file.string()));
  return {};
}

}  // namespace dijkwacht::app
