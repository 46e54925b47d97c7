#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/id.h"
#include "programme/commitment.h"
#include "programme/escalation.h"
#include "programme/period.h"

namespace dijkwacht::programme {

// What the register holds beside commitments. Values.

struct Partner {
  std::string id;
  Bilingual name;
  std::string sector;
  Bilingual role;
  std::optional<Date> joined;  ///< unknown when no source says
  std::string contact;         ///< account at this node; empty: nobody yet
  std::string source;
  std::string source_date;
};

struct Action {
  std::string id;
  std::int64_t theme = 0;
  std::string pillar;  ///< "deepen", "sharpen", "broaden"; empty: the plan does not say
  Bilingual title;
  Bilingual story;  ///< what became of it, as the source says; empty: unknown
  std::string source;
  std::string source_date;
};

struct Effort {
  Period period;
  std::optional<std::int64_t> promised_fte_hundredths;
  std::optional<std::int64_t> promised_cents;
  std::optional<std::int64_t> delivered_fte_hundredths;
  std::optional<std::int64_t> delivered_cents;
};

enum class BottleneckKind : std::uint8_t { kLegal, kCapacity, kTechnical, kData, kOrganisation, kFunding };
std::string_view name_of(BottleneckKind kind);
Result<BottleneckKind> parse_bottleneck_kind(std::string_view name);

struct BottleneckTag;
using BottleneckId = Id<BottleneckTag>;
struct Bottleneck {
  BottleneckId id;
  CommitmentId commitment;
  BottleneckKind kind = BottleneckKind::kLegal;
  Bilingual text;
  std::string owner;          ///< empty: unknown
  std::optional<Date> since;  ///< unknown when no source says
  Date noted;                 ///< when it came into the register
  std::string escalated_to;   ///< empty: nowhere
  std::optional<Date> solved;
};

struct StatusReport {
  Period period;
  std::int64_t progress = 0;  ///< per cent
  std::string note;
  Time at;
  std::string actor;
};

/// A line of a commitment's history.
struct Change {
  std::int64_t version = 0;
  Time at;
  std::string actor;
  std::string kind;  ///< "made", "moved", "reported", "bottleneck", "solved", "escalated", "decided"
  std::string what;  ///< the state moved to, the period reported, the kind of bottleneck
  std::string note;
  std::string proof;  ///< JSON, empty when there is none
};

struct Escalation {
  Period period;
  std::string rule;  ///< "steering-group"
  Time at;
};

/// All that is known of one commitment.
struct Dossier {
  Commitment commitment;
  std::vector<CommitmentId> depends_on;
  std::vector<Effort> efforts;
  std::vector<StatusReport> reports;
  std::vector<Bottleneck> bottlenecks;
  std::vector<Change> history;  ///< oldest first
  std::vector<Escalation> escalations;

  Course course() const;
};

/// The whole register; small: a plan has tens of actions and hundreds of commitments.
struct Register {
  std::vector<Partner> partners;
  std::vector<Action> actions;
  std::vector<Dossier> dossiers;
};

}  // namespace dijkwacht::programme
