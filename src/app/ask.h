#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/told.h"
#include "base/result.h"
#include "signals/import_service.h"

namespace dijkwacht::app {

/// Asks a partner's node about one identifier. Errors: kInvalidArgument for what is no identifier; those of the node.
Result<Told> check(const std::filesystem::path& data_directory, const std::filesystem::path& executable, const std::string& type,
                   const std::string& value);

struct ImportOrder {
  std::filesystem::path file;  ///< config.json of eth-phishing-detect, or a list of domains
  std::string owner;
};
/// The body of `POST /signal-imports`. `listing` is "block" or "allow".
std::string import_body(const std::string& owner, const char* listing, const std::vector<signals::ImportRow>& rows);

/// Imports a feed's lists at an exchange's node. Importing again changes nothing.
Result<Told> import_feed(const std::filesystem::path& data_directory, const std::filesystem::path& executable,
                         const ImportOrder& order);

}  // namespace dijkwacht::app
