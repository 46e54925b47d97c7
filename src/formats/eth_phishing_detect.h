#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/import_service.h"

namespace dijkwacht::formats {

/// Largest config.json read, in bytes; that of 1.2.0 has 378 kB.
inline constexpr std::size_t kEthPhishingDetectBytesMax = 16 << 20;

/// A part of the feed that is not imported, and why.
struct IgnoredList {
  std::string name;
  std::int64_t rows = 0;
  std::string reason;
};

/// What `eth-phishing-detect` lists: scam domains and, apart, names that look like one and are genuine. Rows are counted from 1
/// in each list.
struct EthPhishingDetect {
  std::vector<signals::ImportRow> block;
  std::vector<signals::ImportRow> allow;
  std::vector<IgnoredList> ignored;
};

/// Reads `src/config.json` of the npm package eth-phishing-detect (1.2.0: `version` 2, `blacklist`, `whitelist`, `fuzzylist`,
/// `tolerance`). Errors: kInvalidArgument naming what is wrong ("blacklist[12]"); kTooLarge.
Result<EthPhishingDetect> read_eth_phishing_detect(std::string_view json);

}  // namespace dijkwacht::formats
