#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dijkwacht::app {

/// Where a node keeps what: its data directory.
struct NodeFiles {
  std::filesystem::path folder;

  std::filesystem::path database() const { return folder / "node.db"; }
  std::filesystem::path keys() const { return folder / "keys"; }
  std::filesystem::path partners() const { return folder / "partners.json"; }
  std::filesystem::path certificate() const { return folder / "tls" / "certificate.pem"; }
  std::filesystem::path private_key() const { return folder / "tls" / "private-key.pem"; }
  std::filesystem::path authority() const { return folder / "tls" / "authority.pem"; }
  /// Values that belong to nobody, one "type value" a line: whoever asks about one tries them one after the other.
  std::filesystem::path honeytokens() const { return folder / "honeytokens.txt"; }
  /// The key with which the command line asks a running node; only the node's own user can read it.
  std::filesystem::path command_line_key() const { return folder / "command-line.key"; }
};

/// Errors: kNotFound, kUnavailable.
Result<std::string> read_text_file(const std::filesystem::path& file);
/// Writes a file that only its owner can read (0600). Errors: kUnavailable.
Status write_private_file(const std::filesystem::path& file, std::string_view text);

}  // namespace dijkwacht::app
