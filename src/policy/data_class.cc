#include "policy/data_class.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dijkwacht::policy {
namespace {

constexpr std::array<std::pair<DataClass, std::string_view>, 12> kCodes{{
    {DataClass::kAggregate, "AGG"},
    {DataClass::kModusOperandi, "MO"},
    {DataClass::kTechnical, "TECH"},
    {DataClass::kNumber, "NUM"},
    {DataClass::kAccount, "ACC"},
    {DataClass::kDevice, "DEV"},
    {DataClass::kVictim, "VIC"},
    {DataClass::kSuspect, "SUS"},
    {DataClass::kAccountHolder, "NAW"},
    {DataClass::kTraffic, "TRAF"},
    {DataClass::kSpecial, "SPEC"},
    {DataClass::kProtocol, "PROT"},
}};

constexpr std::array<std::pair<std::string_view, DataClass>, 11> kClassOfIdentifier{{
    {"iban", DataClass::kAccount},
    {"phone", DataClass::kNumber},
    {"email", DataClass::kNumber},
    {"url", DataClass::kTechnical},
    {"domain", DataClass::kTechnical},
    {"ip", DataClass::kTechnical},
    {"kvk", DataClass::kSuspect},
    {"handle", DataClass::kSuspect},
    {"device", DataClass::kDevice},
    {"bitcoin", DataClass::kAccount},
    {"ethereum", DataClass::kAccount},
}};

}  // namespace

std::string_view code_of(DataClass data_class) {
  return std::ranges::find(kCodes, data_class, [](const auto& pair) { return pair.first; })->second;
}

Result<DataClass> parse_data_class(std::string_view code) {
  const auto* found = std::ranges::find(kCodes, code, [](const auto& pair) { return pair.second; });
  if (found == kCodes.end()) {
    return fail(ErrorCode::kInvalidArgument, "a data class is AGG, MO, TECH, NUM, ACC, DEV, VIC, SUS, NAW, TRAF, SPEC or PROT",
                "dataClass");
  }
  return found->first;
}

bool is_personal(DataClass data_class) {
  switch (data_class) {
    case DataClass::kAggregate:
    case DataClass::kModusOperandi:
    case DataClass::kTechnical:
    case DataClass::kProtocol: return false;
    default: return true;
  }
}

Result<DataClass> class_of_identifier(std::string_view type) {
  const auto* found = std::ranges::find(kClassOfIdentifier, type, [](const auto& pair) { return pair.first; });
  if (found == kClassOfIdentifier.end()) {
    return fail(ErrorCode::kInvalidArgument, "there is no such type of identifier", "type");
  }
  return found->second;
}

}  // namespace dijkwacht::policy
