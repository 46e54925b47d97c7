#pragma once

#include <filesystem>

#include "base/result.h"

namespace dijkwacht::app {

/// Runs the node of `data_directory` until SIGINT or SIGTERM, then lets it finish. Errors: those of Node::open and start.
Status serve(const std::filesystem::path& data_directory, const std::filesystem::path& executable);

/// The key process of the node of `data_directory`: answers its node over an inherited socket until that closes.
Status serve_keys(const std::filesystem::path& data_directory);

}  // namespace dijkwacht::app
