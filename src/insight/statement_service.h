#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "insight/week_statement.h"
#include "policy/engine.h"
#include "stats/day_count.h"
#include "store/database.h"

namespace dijkwacht::insight {

/// How far back weeks are counted, and how seldom a week is told anew: `data/insight/disclosure.toml`.
struct StatementRules {
  DisclosureRules disclosure;
  std::chrono::weeks weeks_back{156};
  Duration restated_after = std::chrono::hours(24);

  /// Errors: those of the file; kInvalidArgument naming the key.
  static Result<StatementRules> load(const std::filesystem::path& file);
};

/// What a node counts under one name, and how.
struct Measure {
  std::string name;  ///< "reports"
  std::function<Result<stats::CountsByAxis>(store::Transaction&, std::chrono::sys_days from)> count;
};

struct StatementContext {
  store::Database& database;
  const policy::PolicyDesk& policy;
  const Clock& clock;
  Random& random;
  policy::Party self;
  std::vector<policy::Party> recipients;  ///< programme offices
  StatementRules rules;
  std::vector<Measure> measures;
};

/// Tells the programme office what this node counted, week by week, under rule R01: only what passed the disclosure control. A
/// week that changed since (someone told late, or withdrew) is told anew with the next version.
class StatementService {
 public:
  explicit StatementService(StatementContext context) : context_(std::move(context)) {}

  /// Counts, compares with what was told, and tells the difference; each measure in one transaction with its audit records.
  /// While the rule is off nothing leaves, and nothing is noted as told. Returns the weeks told. Errors: those of the store.
  Result<std::int64_t> turn();

 private:
  Result<std::int64_t> tell(store::Transaction& transaction, const Measure& measure, const stats::CountsByAxis& counts);
  Result<bool> release(store::Transaction& transaction, const event::Stated& stated);

  StatementContext context_;
};

/// Takes in what another node told, in the transaction of its event. A version that is known changes nothing.
/// Errors: kInvalidArgument for what could not have passed the disclosure control.
Status receive_statement(store::Transaction& transaction, const DisclosureRules& rules, const std::string& source,
                         std::string_view data, Time now);

}  // namespace dijkwacht::insight
