#include "policy/dpia.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "config/data_fields.h"

namespace dijkwacht::policy {
namespace {

using config::TomlTable;

Result<DpiaStatus> status(const TomlTable& table) {
  const auto text = TRY(table.text("status"));
  for (const auto known : {DpiaStatus::kDraft, DpiaStatus::kAdopted, DpiaStatus::kWithdrawn}) {
    if (name_of(known) == text) return known;
  }
  return data_error(table, "status", "must be draft, adopted or withdrawn");
}

Result<Dpia> read_dpia(const TomlTable& table) {
  Dpia dpia;
  dpia.reference = TRY(table.text("reference"));
  dpia.title = TRY(suffixed_bilingual(table, "title"));
  dpia.controller = TRY(suffixed_bilingual(table, "controller"));
  dpia.joint_controllers = TRY(suffixed_bilingual(table, "joint_controllers"));
  dpia.rules = TRY(table.texts("rules"));
  if (dpia.rules.empty()) return data_error(table, "rules", "must name at least one");
  dpia.dated = TRY(date(table, "dated"));
  dpia.expires = TRY(date(table, "expires"));
  if (dpia.expires < dpia.dated) return data_error(table, "expires", "lies before the day it was dated");
  dpia.status = TRY(status(table));
  dpia.place = TRY(suffixed_bilingual(table, "place"));
  return dpia;
}

}  // namespace

std::string_view name_of(DpiaStatus status) {
  switch (status) {
    case DpiaStatus::kDraft: return "draft";
    case DpiaStatus::kAdopted: return "adopted";
    case DpiaStatus::kWithdrawn: return "withdrawn";
  }
  return "draft";
}

std::string_view name_of(DpiaStanding standing) {
  switch (standing) {
    case DpiaStanding::kValid: return "valid";
    case DpiaStanding::kExpiring: return "expiring";
    case DpiaStanding::kExpired: return "expired";
    case DpiaStanding::kNotAdopted: return "not-adopted";
  }
  return "not-adopted";
}

Result<DpiaRegister> DpiaRegister::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  DpiaRegister all;
  all.warning_days = TRY(root.integer("warning_days"));
  if (all.warning_days < 0) return data_error(root, "warning_days", "must be 0 or more");
  for (const auto& row : TRY(root.tables("dpias"))) {
    auto dpia = TRY(read_dpia(row));
    if (all.find(dpia.reference) != nullptr) return data_error(row, "reference", "stands twice");
    all.dpias.push_back(std::move(dpia));
  }
  return all;
}

const Dpia* DpiaRegister::find(std::string_view reference) const {
  const auto found = std::ranges::find(dpias, reference, &Dpia::reference);
  return found == dpias.end() ? nullptr : &*found;
}

std::int64_t days_left(const Dpia& dpia, Time at) {
  return (std::chrono::sys_days(dpia.expires) - std::chrono::floor<std::chrono::days>(at)).count();
}

DpiaStanding standing_of(const Dpia& dpia, std::int64_t warning_days, Time at) {
  if (dpia.status != DpiaStatus::kAdopted) return DpiaStanding::kNotAdopted;
  const auto left = days_left(dpia, at);
  if (left < 0) return DpiaStanding::kExpired;
  return left <= warning_days ? DpiaStanding::kExpiring : DpiaStanding::kValid;
}

void write_json(JsonWriter& json, const Dpia& dpia, std::int64_t warning_days, Time at) {
  json.object([&] {
    json.member("reference", dpia.reference);
    write_text(json, "title", dpia.title);
    write_text(json, "controller", dpia.controller);
    write_text(json, "jointControllers", dpia.joint_controllers);
    json.texts("rules", dpia.rules);
    json.member("dated", date_text(dpia.dated));
    json.member("expires", date_text(dpia.expires));
    json.member("status", name_of(dpia.status));
    write_text(json, "place", dpia.place);
    json.member("daysLeft", days_left(dpia, at));
    json.member("standing", name_of(standing_of(dpia, warning_days, at)));
  });
}

}  // namespace dijkwacht::policy
