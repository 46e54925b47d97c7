#include "insight/schema_table.h"

namespace dijkwacht::insight {
namespace {

// `stated_week`: the last that this node told; `told_week`: every version that another told, never overwritten. No column holds a
// count that was not checked: what may not be known is not there.
constexpr std::string_view kWeeks = R"(
CREATE TABLE stated_week (
  measure TEXT NOT NULL,
  week TEXT NOT NULL,
  version BIGINT NOT NULL,
  content TEXT NOT NULL,
  stated_at BIGINT NOT NULL,
  PRIMARY KEY (measure, week)
);
CREATE TABLE told_week (
  source TEXT NOT NULL,
  measure TEXT NOT NULL,
  week TEXT NOT NULL,
  version BIGINT NOT NULL,
  stated_at BIGINT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (source, measure, week, version)
);
)";

// Every version of every entry of the knowledge hub; none is changed or removed.
constexpr std::string_view kKnowledge = R"(
CREATE TABLE knowledge_entry (
  entry_id TEXT NOT NULL,
  version BIGINT NOT NULL,
  content TEXT NOT NULL,
  at BIGINT NOT NULL,
  editor TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (entry_id, version)
);
)";

}  // namespace

std::vector<store::Migration> migrations() { return {{"insight", 1, kWeeks}, {"insight", 2, kKnowledge}}; }

}  // namespace dijkwacht::insight
