#include "prevention/schema_table.h"

namespace dijkwacht::prevention {
namespace {

constexpr std::string_view kFirst = R"(
CREATE TABLE prevention_campaign (
  campaign_id TEXT PRIMARY KEY,
  content TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE TABLE prevention_effect (
  campaign_id TEXT NOT NULL REFERENCES prevention_campaign (campaign_id),
  number BIGINT NOT NULL,
  content TEXT NOT NULL,
  noted_at BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, number)
);
CREATE TABLE prevention_event (
  event_id TEXT PRIMARY KEY,
  content TEXT NOT NULL,
  starts BIGINT NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE INDEX prevention_event_starts ON prevention_event (starts, event_id);
)";

}  // namespace

std::vector<store::Migration> migrations() { return {{"prevention", 1, kFirst}}; }

}  // namespace dijkwacht::prevention
