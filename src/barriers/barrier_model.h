#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"
#include "policy/data_class.h"
#include "policy/texts.h"

namespace dijkwacht::barriers {

/// What a barrier does to a fraud.
enum class BarrierKind : std::uint8_t { kPrevent, kDetect, kInterrupt, kRecover };
std::string_view name_of(BarrierKind kind);
/// Errors: kInvalidArgument with field "kind".
Result<BarrierKind> parse_barrier_kind(std::string_view name);

/// How far a barrier stands, as its source says.
enum class BarrierStatus : std::uint8_t { kInUse, kPartly, kPilot, kPlanned, kNotAllowed, kUnknown };
std::string_view name_of(BarrierStatus status);
/// Errors: kInvalidArgument with field "status".
Result<BarrierStatus> parse_barrier_status(std::string_view name);

/// What could be noticed at a step, and by whom.
struct ModelSign {
  Bilingual text;
  policy::DataClass data_class = policy::DataClass::kModusOperandi;
  std::string holder;  ///< sector
};

/// What others say of a barrier's effect: no measurement of ours, and never shown as one.
struct EffectClaim {
  Bilingual text;
  std::string source;
};

struct ModelBarrier {
  std::string id;  ///< unique in its model
  Bilingual text;
  std::vector<std::string> owners;  ///< sectors; at least one
  BarrierKind kind = BarrierKind::kPrevent;
  BarrierStatus status = BarrierStatus::kUnknown;
  std::optional<std::string> policy_rule;   ///< that its data need: "R05"
  std::optional<std::string> payment_rule;  ///< of this system that acts at this step: "B01"
  std::optional<EffectClaim> claim;
  std::string source;
};

/// One step of a fraud's script.
struct ModelStep {
  std::string id;  ///< unique in its model
  Bilingual title;
  std::vector<Bilingual> enablers;  ///< who or what makes it possible
  std::vector<ModelSign> signs;
  std::vector<ModelBarrier> barriers;
  std::optional<Bilingual> note;
  std::string source;
};

/// A form of fraud as a script with the barriers against it. One file of data/barriers/models.
struct BarrierModel {
  std::string id;
  std::int64_t version = 1;
  Bilingual title;
  std::vector<std::string> fraud_types;  ///< codes of data/taxonomy
  std::string mark;                      ///< "D": a proposal, not the official model
  std::string source;
  std::string source_date;
  std::vector<ModelStep> steps;  ///< in order
};

/// Reads every model of a folder, in order of file name; `words` knows the sectors.
/// Errors: kNotFound without such a folder; kInvalidArgument naming file and key: an unknown word, an id twice, a step or barrier
/// without source, a model without steps.
Result<std::vector<BarrierModel>> load_barrier_models(const std::filesystem::path& folder, const policy::Texts& words);

}  // namespace dijkwacht::barriers
