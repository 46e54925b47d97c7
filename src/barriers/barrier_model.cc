#include "barriers/barrier_model.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "barriers/toml_fields.h"
#include "base/name_table.h"

namespace dijkwacht::barriers {
namespace {

using config::TomlTable;

constexpr NameTable<BarrierKind, 4> kKinds{"prevent", "detect", "interrupt", "recover"};
constexpr NameTable<BarrierStatus, 6> kStatuses{"in-use", "partly", "pilot", "planned", "not-allowed", "unknown"};

/// Reads one file; knows which sectors there are and which ids it has met.
class ModelReader {
 public:
  explicit ModelReader(const policy::Texts& words) : words_(words) {}

  Result<BarrierModel> read(const TomlTable& file) {
    BarrierModel model;
    model.id = TRY(filled(file, "id"));
    model.version = TRY(file.integer("version"));
    if (model.version < 1) return data_error(file, "version", "must be 1 or more");
    model.title = TRY(both_languages(file, "title"));
    model.fraud_types = TRY(file.texts("fraud_types"));
    if (model.fraud_types.empty()) return data_error(file, "fraud_types", "must name one at least");
    model.mark = TRY(mark(file));
    model.source = TRY(filled(file, "source"));
    model.source_date = TRY(filled(file, "source_date"));
    for (const auto& table : TRY(file.tables("steps"))) model.steps.push_back(TRY(read_step(table)));
    if (model.steps.empty()) return data_error(file, "steps", "must have one at least");
    return model;
  }

 private:
  Result<ModelStep> read_step(const TomlTable& table) {
    ModelStep step;
    step.id = TRY(new_id(table, steps_));
    step.title = TRY(both_languages(table, "title"));
    step.source = TRY(filled(table, "source"));
    if (table.has("note_nl") || table.has("note_en")) step.note = TRY(both_languages(table, "note"));
    for (const auto& enabler : TRY(table.tables("enablers"))) step.enablers.push_back(TRY(both(enabler)));
    for (const auto& sign : TRY(table.tables("signs"))) step.signs.push_back(TRY(read_sign(sign)));
    for (const auto& barrier : TRY(table.tables("barriers"))) step.barriers.push_back(TRY(read_barrier(barrier)));
    return step;
  }

  Result<ModelSign> read_sign(const TomlTable& table) const {
    return ModelSign{.text = TRY(both(table)),
                     .data_class = TRY(word(table, "class", policy::parse_data_class)),
                     .holder = TRY(sector(table, "holder", TRY(table.text("holder"))))};
  }

  Result<ModelBarrier> read_barrier(const TomlTable& table) {
    ModelBarrier barrier;
    barrier.id = TRY(new_id(table, barriers_));
    barrier.text = TRY(both(table));
    for (const auto& owner : TRY(table.texts("owner"))) barrier.owners.push_back(TRY(sector(table, "owner", owner)));
    if (barrier.owners.empty()) return data_error(table, "owner", "must name one at least");
    barrier.kind = TRY(word(table, "kind", parse_barrier_kind));
    barrier.status = TRY(word(table, "status", parse_barrier_status));
    barrier.source = TRY(filled(table, "source"));
    if (table.has("rule")) barrier.policy_rule = TRY(filled(table, "rule"));
    if (table.has("payment_rule")) barrier.payment_rule = TRY(filled(table, "payment_rule"));
    if (table.has("claim_nl") || table.has("claim_en")) {
      barrier.claim = EffectClaim{TRY(both_languages(table, "claim")), TRY(filled(table, "claim_source"))};
    }
    return barrier;
  }

  /// A text whose keys are the languages alone.
  static Result<Bilingual> both(const TomlTable& table) { return Bilingual{TRY(filled(table, "nl")), TRY(filled(table, "en"))}; }

  static Result<std::string> new_id(const TomlTable& table, std::set<std::string>& known) {
    auto id = TRY(filled(table, "id"));
    if (!known.insert(id).second) return data_error(table, "id", "stands twice in this model");
    return id;
  }

  Result<std::string> sector(const TomlTable& table, std::string_view key, std::string code) const {
    if (!words_.has("sectors", code)) {
      return data_error(table, key, fmt::format("names '{}', a sector that data/policy/words.toml does not know", code));
    }
    return code;
  }

  const policy::Texts& words_;
  std::set<std::string> steps_;
  std::set<std::string> barriers_;
};

}  // namespace

std::string_view name_of(BarrierKind kind) { return kKinds.name(kind); }
Result<BarrierKind> parse_barrier_kind(std::string_view name) { return kKinds.parse(name, "kind"); }
std::string_view name_of(BarrierStatus status) { return kStatuses.name(status); }
Result<BarrierStatus> parse_barrier_status(std::string_view name) { return kStatuses.parse(name, "status"); }

Result<std::vector<BarrierModel>> load_barrier_models(const std::filesystem::path& folder, const policy::Texts& words) {
  if (!std::filesystem::is_directory(folder)) {
    return fail(ErrorCode::kNotFound, fmt::format("there is no folder {}", folder.string()));
  }
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") files.insert(entry.path());
  }
  std::vector<BarrierModel> models;
  for (const auto& path : files) {
    const auto file = TRY(config::read_toml(path));
    auto model = TRY(ModelReader(words).read(file));
    if (std::ranges::find(models, model.id, &BarrierModel::id) != models.end()) {
      return data_error(file, "id", "is another model's already");
    }
    models.push_back(std::move(model));
  }
  return models;
}

}  // namespace dijkwacht::barriers
