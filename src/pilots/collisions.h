#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/result.h"

namespace dijkwacht::pilots {

/// One feature of the set, with how common its values are among synthetic devices.
struct Feature {
  std::string name;
  std::vector<std::string> values;
  std::vector<std::int64_t> weights;
};

/// Version 1 of the feature set, and a made-up population of devices to try it on: data/pilots/device-model.toml.
struct DeviceModel {
  std::vector<Feature> features;  ///< in the order in which they are hashed
  std::int64_t devices = 0;
  std::uint64_t seed = 0;

  /// Errors: kInvalidArgument naming file and key; kNotFound.
  static Result<DeviceModel> load(const std::filesystem::path& file);
};

/// "fs1-…": SHA-256 over "fs1" and then "|name=value" of each feature in its order. `values` one for each feature. Pure.
std::string device_text(const DeviceModel& model, const std::vector<std::string>& values);

/// How many of a million synthetic devices share their hash with another one: exact for the model's own number of devices, the
/// same at each call. Some tenths of a second.
std::int64_t alike_per_million(const DeviceModel& model);

}  // namespace dijkwacht::pilots
