#include "pilots/collisions.h"

#include <numeric>
#include <unordered_map>

#include "base/bytes.h"
#include "config/data_fields.h"
#include "crypto/sha256.h"

namespace dijkwacht::pilots {
namespace {

constexpr std::string_view kVersion = "fs1";
constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kDevicesMax = 10'000'000;
constexpr std::int64_t kValuesMax = 1'000'000;

/// A feature of so many values that none stands out.
Result<Feature> equally_common(Feature feature, const config::TomlTable& row) {
  const auto count = TRY(row.integer("equally_common"));
  if (count < 1 || count > kValuesMax) return config::data_error(row, "equally_common", "is out of range");
  for (std::int64_t i = 0; i < count; ++i) feature.values.push_back(std::to_string(i));
  feature.weights.assign(feature.values.size(), 1);
  return feature;
}

Result<Feature> feature_of(const config::TomlTable& row) {
  Feature feature;
  feature.name = TRY(config::filled(row, "name"));
  if (row.has("equally_common")) return equally_common(std::move(feature), row);
  for (const auto& value : TRY(row.tables("values"))) {
    feature.values.push_back(TRY(config::filled(value, "value")));
    feature.weights.push_back(TRY(value.integer("weight")));
    if (feature.weights.back() < 1) return config::data_error(value, "weight", "must be 1 or more");
  }
  if (feature.values.empty()) return config::data_error(row, "values", "must have one value or more");
  return feature;
}

const std::string& drawn(const Feature& feature, Random& random) {
  const auto total = std::accumulate(feature.weights.begin(), feature.weights.end(), std::int64_t{0});
  auto left = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(total)));
  for (std::size_t i = 0; i < feature.values.size(); ++i) {
    left -= feature.weights[i];
    if (left < 0) return feature.values[i];
  }
  return feature.values.back();
}

}  // namespace

Result<DeviceModel> DeviceModel::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  DeviceModel model;
  TRY(config::filled(root, "source"));
  model.devices = TRY(root.integer("devices"));
  if (model.devices < 1 || model.devices > kDevicesMax) return config::data_error(root, "devices", "is out of range");
  model.seed = static_cast<std::uint64_t>(TRY(root.integer("seed")));
  for (const auto& row : TRY(root.tables("features"))) model.features.push_back(TRY(feature_of(row)));
  if (model.features.empty()) return config::data_error(root, "features", "must have one feature or more");
  return model;
}

std::string device_text(const DeviceModel& model, const std::vector<std::string>& values) {
  std::string text(kVersion);
  for (std::size_t i = 0; i < model.features.size(); ++i) text += "|" + model.features[i].name + "=" + values[i];
  return std::string(kVersion) + "-" + crypto::sha256(as_bytes(text));
}

std::int64_t alike_per_million(const DeviceModel& model) {
  SeededRandom random(model.seed);
  std::unordered_map<std::string, std::int64_t> seen;
  for (std::int64_t i = 0; i < model.devices; ++i) {
    std::vector<std::string> values;
    for (const auto& feature : model.features) values.push_back(drawn(feature, random));
    ++seen[device_text(model, values)];
  }
  std::int64_t alike = 0;
  for (const auto& [device, count] : seen) alike += count > 1 ? count : 0;
  return alike * kMillion / model.devices;
}

}  // namespace dijkwacht::pilots
