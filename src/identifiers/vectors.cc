#include "identifiers/vectors.h"

#include <curl/curl.h>
#include <fmt/core.h>
#include <idn2.h>
#include <libpsl.h>
#include <sodium.h>
#include <unicode/uvernum.h>

#include <array>
#include <fstream>
#include <iterator>

#include "base/bytes.h"
#include "base/json.h"
#include "base/limits.h"
#include "identifiers/identifier.h"

namespace dijkwacht::identifiers {
namespace {

struct Expectation {
  std::string canonical;
  std::string display;
  std::string masked;
  std::string reason;
};

struct Vector {
  std::string id;
  IdentifierType type;
  std::string input;
  ParseOptions options;
  Expectation expected;
};

Result<std::string> read_file(const std::filesystem::path& file) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(file, problem);
  if (problem) return fail(ErrorCode::kNotFound, fmt::format("there is no file {}", file.string()), "file");
  if (size > kVectorFileBytesMax) return fail(ErrorCode::kTooLarge, "a file of vectors has at most 16 MiB", "file");
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.good() && !stream.eof()) return fail(ErrorCode::kUnavailable, "the file cannot be read", "file");
  return bytes;
}

Result<std::string> repeated_input(const JsonValue& repeated) {
  const auto text = TRY(repeated.string("text"));
  const auto count = TRY(repeated.integer("count"));
  if (count < 0 || static_cast<std::size_t>(count) * text.size() > limits::kJsonBytesMax) {
    return fail(ErrorCode::kInvalidArgument, "the repeated text must fit in 1 MiB", repeated.path() + ".count");
  }
  std::string input = TRY(repeated.string_or("before", ""));
  for (std::int64_t i = 0; i < count; ++i) input += text;
  return input + TRY(repeated.string_or("after", ""));
}

Result<std::string> input_of(const JsonValue& vector) {
  if (const auto hex = TRY(vector.find("inputHex"))) {
    const auto bytes = TRY(from_hex(TRY(hex->string())));
    return std::string(as_text(bytes));
  }
  if (const auto repeated = TRY(vector.find("inputRepeated"))) return repeated_input(*repeated);
  return std::string(TRY(vector.string("input")));
}

Result<Expectation> expectation_of(const JsonValue& vector) {
  Expectation expected;
  expected.reason = TRY(vector.string_or("reason", ""));
  if (!expected.reason.empty()) return expected;
  expected.canonical = TRY(vector.string("canonical"));
  expected.display = TRY(vector.string("display"));
  expected.masked = TRY(vector.string("masked"));
  return expected;
}

Result<Vector> vector_of(const JsonValue& json) {
  Vector vector{.id = std::string(TRY(json.string("id"))),
                .type = TRY(parse_type(TRY(json.string("type")))),
                .input = TRY(input_of(json)),
                .options = {},
                .expected = TRY(expectation_of(json))};
  vector.options.region = TRY(json.string_or("region", ""));
  vector.options.accept_synthetic_numbers = TRY(json.boolean_or("syntheticNumbers", false));
  return vector;
}

/// Compares one part after another; a vector passes when nothing was noted for it.
class Comparison {
 public:
  Comparison(const Vector& vector, VectorReport& report) : vector_(vector), report_(report), before_(report.mismatches.size()) {}

  void expect(const char* part, const std::string& expected, const std::string& got) {
    if (expected != got) report_.mismatches.push_back({vector_.id, part, expected, got});
  }
  bool passed() const { return report_.mismatches.size() == before_; }

 private:
  const Vector& vector_;
  VectorReport& report_;
  std::size_t before_;
};

std::string canonical_or_reason(const Vector& vector, std::string_view text) {
  const auto identifier = examine(vector.type, text, vector.options);
  return identifier ? identifier->canonical().reveal("compare with a vector") : std::string(code_of(identifier.error()));
}

void run(const Vector& vector, VectorReport& report) {
  Comparison comparison(vector, report);
  const auto identifier = examine(vector.type, vector.input, vector.options);
  comparison.expect("reason", vector.expected.reason, identifier ? "" : std::string(code_of(identifier.error())));
  if (identifier && vector.expected.reason.empty()) {
    comparison.expect("canonical", vector.expected.canonical, identifier->canonical().reveal("compare with a vector"));
    comparison.expect("display", vector.expected.display, display(*identifier));
    comparison.expect("masked", vector.expected.masked, mask(*identifier));
    comparison.expect("canonical, parsed again", vector.expected.canonical,
                      canonical_or_reason(vector, vector.expected.canonical));
    comparison.expect("display, parsed again", vector.expected.canonical, canonical_or_reason(vector, vector.expected.display));
  }
  ++report.total;
  if (comparison.passed()) ++report.passed;
}

std::string sha256_of(std::string_view bytes) {
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), as_bytes(bytes).data(), bytes.size());
  return to_hex(hash);
}

std::vector<std::string> library_versions() {
  return {"libphonenumber 8.12.57 (Debian 12)", fmt::format("libidn2 {}", idn2_check_version(nullptr)),
          fmt::format("libpsl {}, list {}", psl_get_version(), psl_builtin_sha1sum()), fmt::format("ICU {}", U_ICU_VERSION),
          fmt::format("libcurl {}", curl_version_info(CURLVERSION_NOW)->version)};
}

}  // namespace

Result<VectorReport> run_vectors(const std::filesystem::path& file) {
  const auto bytes = TRY(read_file(file));
  const auto document = TRY(JsonDocument::parse(bytes, kVectorFileBytesMax));
  VectorReport report{.sha256 = sha256_of(bytes), .libraries = library_versions()};
  for (const auto& json : TRY(document.root().array("vectors"))) run(TRY(vector_of(json)), report);
  if (report.total == 0) return fail(ErrorCode::kInvalidArgument, "the file holds no vectors", "vectors");
  return report;
}

}  // namespace dijkwacht::identifiers
