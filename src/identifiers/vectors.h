#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dijkwacht::identifiers {

/// Of a file of vectors; the one we publish has some 150 kB.
inline constexpr std::size_t kVectorFileBytesMax = 16 << 20;

/// A vector that came out otherwise. The values are those of the file, made up by its own rule, so they may be shown.
struct VectorMismatch {
  std::string id;
  /// "canonical", "display", "masked" or "reason".
  std::string part;
  std::string expected;
  std::string got;
};

/// What came of a file of vectors.
struct VectorReport {
  /// SHA-256 of the file's bytes in hexadecimal, as `sha256sum` prints: two partners first compare this.
  std::string sha256;
  std::size_t total = 0;
  std::size_t passed = 0;
  std::vector<VectorMismatch> mismatches;
  /// The libraries that decide: libphonenumber, libidn2, libpsl with the hash of its list, ICU, libcurl, each with its version.
  std::vector<std::string> libraries;

  bool all_passed() const { return passed == total && total > 0; }
};

/// Runs every vector of `file` (shape: see its own "howToEdit") through `examine`, `display` and `mask`, and parses each
/// canonical and display form again. Errors: kNotFound; kTooLarge above kVectorFileBytesMax; kInvalidArgument, naming the vector,
/// when the file is not of that shape. A mismatch is no error: see the report.
Result<VectorReport> run_vectors(const std::filesystem::path& file);

}  // namespace dijkwacht::identifiers
