#include "formats/eth_phishing_detect.h"

#include "base/json.h"

namespace dijkwacht::formats {
namespace {

constexpr std::int64_t kVersion = 2;

Result<std::vector<signals::ImportRow>> rows_of(const JsonValue& root, std::string_view name) {
  std::vector<signals::ImportRow> rows;
  for (const auto& value : TRY(root.array(name))) {
    rows.push_back({static_cast<std::int64_t>(rows.size()) + 1, std::string(TRY(value.string()))});
  }
  return rows;
}

/// Names that others are compared with for likeness: not a listing of anything, so nothing to import.
Result<std::vector<IgnoredList>> ignored_of(const JsonValue& root) {
  const auto fuzzy = TRY(root.find("fuzzylist"));
  if (!fuzzy) return std::vector<IgnoredList>();
  const auto count = static_cast<std::int64_t>(TRY(fuzzy->array()).size());
  return std::vector<IgnoredList>{{"fuzzylist", count, "names to compare others with by likeness; they are no listing"}};
}

}  // namespace

Result<EthPhishingDetect> read_eth_phishing_detect(std::string_view json) {
  const auto document = TRY(JsonDocument::parse(json, kEthPhishingDetectBytesMax));
  const auto& root = document.root();
  if (TRY(root.integer("version")) != kVersion) {
    return fail(ErrorCode::kInvalidArgument, "only version 2 of this feed's format is known", "version");
  }
  return EthPhishingDetect{TRY(rows_of(root, "blacklist")), TRY(rows_of(root, "whitelist")), TRY(ignored_of(root))};
}

}  // namespace dijkwacht::formats
