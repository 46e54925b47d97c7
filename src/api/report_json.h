#pragma once

#include "base/json.h"
#include "reports/consent.h"
#include "reports/report_table.h"
#include "reports/status_texts.h"
#include "reports/timeline_table.h"

namespace dijkwacht::api {

// A report as agent and reporter both read it.

/// Members of an object: id, type, channel, day, amount.
void write_facts(JsonWriter& json, const reports::ReportFacts& facts);
/// Members: facts, status, createdAt, due.
void write_report(JsonWriter& json, const reports::StoredReport& report);
void write_consents(JsonWriter& json, const std::vector<reports::Consent>& consents);
void write_timeline(JsonWriter& json, const std::vector<reports::TimelineEntry>& timeline, const reports::StatusTexts& texts);

}  // namespace dijkwacht::api
