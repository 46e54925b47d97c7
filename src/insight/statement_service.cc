#include "insight/statement_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "config/data_fields.h"
#include "config/toml_file.h"
#include "insight/week_table.h"

namespace dijkwacht::insight {
namespace {

constexpr std::string_view kPurpose = "knowledge-agenda";

event::Stated part_of(const event::Stated& all, std::size_t from) {
  const auto end = std::min(all.weeks.size(), from + event::kWeeksMax);
  return {all.measure,
          {all.weeks.begin() + static_cast<std::ptrdiff_t>(from), all.weeks.begin() + static_cast<std::ptrdiff_t>(end)}};
}

}  // namespace

Result<StatementRules> StatementRules::load(const std::filesystem::path& file) {
  const auto table = TRY(config::read_toml(file));
  StatementRules rules{.disclosure = TRY(DisclosureRules::load(file)),
                       .weeks_back = std::chrono::weeks(TRY(table.integer("weeks_back"))),
                       .restated_after = std::chrono::hours(TRY(table.integer("restated_after_hours")))};
  if (rules.weeks_back < std::chrono::weeks(1)) return config::data_error(table, "weeks_back", "is at least 1");
  if (rules.restated_after < std::chrono::hours(1)) return config::data_error(table, "restated_after_hours", "is at least 1");
  return rules;
}

Result<std::int64_t> StatementService::turn() {
  const auto today = std::chrono::floor<std::chrono::days>(context_.clock.now());
  const auto from = Week::of(today - context_.rules.weeks_back).monday();  // a first week that is counted in part would be wrong
  std::int64_t told = 0;
  for (const auto& measure : context_.measures) {
    const auto counts = TRY(context_.database.read_value<stats::CountsByAxis>(
        [&](store::Transaction& transaction) { return measure.count(transaction, from); }));
    told += TRY(context_.database.write_value<std::int64_t>(
        [&](store::Transaction& transaction) { return tell(transaction, measure, counts); }));
  }
  return told;
}

Result<std::int64_t> StatementService::tell(store::Transaction& transaction, const Measure& measure,
                                            const stats::CountsByAxis& counts) {
  const auto now = context_.clock.now();
  const auto known = TRY(read_stated(transaction, measure.name));
  event::Stated news{.measure = measure.name, .weeks = {}};
  for (auto& statement : statements_of(context_.rules.disclosure, counts, std::chrono::floor<std::chrono::days>(now))) {
    const auto before = known.find(statement.week().text());
    if (before == known.end()) {
      news.weeks.push_back({std::move(statement), 1, now});
    } else if (before->second.content != statement.text() && now - before->second.stated_at >= context_.rules.restated_after) {
      news.weeks.push_back({std::move(statement), before->second.version + 1, now});
    }
  }
  std::int64_t told = 0;
  for (std::size_t i = 0; i < news.weeks.size(); i += event::kWeeksMax) {
    const auto part = part_of(news, i);
    if (!TRY(release(transaction, part))) return told;
    for (const auto& each : part.weeks) {
      TRY(put_stated(transaction, measure.name, each.statement.week().text(), {each.version, each.statement.text(), now}));
    }
    told += static_cast<std::int64_t>(part.weeks.size());
  }
  return told;
}

Result<bool> StatementService::release(store::Transaction& transaction, const event::Stated& stated) {
  const auto now = context_.clock.now();
  const auto engine = context_.policy.engine();
  bool is_told = false;
  for (const auto& recipient : context_.recipients) {
    auto decision = engine->permit({.from = context_.self,
                                    .to = recipient,
                                    .data_class = policy::DataClass::kAggregate,
                                    .purpose = std::string(kPurpose),
                                    .subject = stated.measure,
                                    .facts = {.disclosure_checked = true},  // a WeekStatement comes from nowhere else
                                    .at = now});
    if (!decision || decision->is_simulated_law()) continue;
    TRY(audit::release(transaction, std::move(*decision), policy::DataClass::kAggregate, kPurpose,
                       {.id = store::EventId::random(context_.random),
                        .recipient = recipient.id,
                        .type = std::string(event::kStated),
                        .subject = stated.measure,
                        .data = event::stated_text(stated),
                        .actor = "system",
                        .count = static_cast<std::int64_t>(stated.weeks.size())},
                       now));
    is_told = true;
  }
  return is_told;
}

Status receive_statement(store::Transaction& transaction, const DisclosureRules& rules, const std::string& source,
                         std::string_view data, Time now) {
  const auto stated = TRY(event::read_stated(data, rules));
  std::int64_t taken = 0;
  for (const auto& each : stated.weeks) {
    taken += TRY(insert_told(transaction, source, stated.measure, each.statement.week().text(),
                             {each.version, each.statement.text(), each.stated_at}))
                 ? 1
                 : 0;
  }
  if (taken == 0) return {};
  TRY(audit::append(transaction,
                    {.actor = "partner:" + source, .action = "aggregate.taken", .subject = stated.measure, .count = taken}, now));
  return {};
}

}  // namespace dijkwacht::insight
