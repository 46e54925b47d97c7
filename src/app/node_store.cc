#include "app/node_store.h"

#include "app/casework_cursor_table.h"
#include "app/recount_table.h"
#include "app/reporter_news_table.h"
#include "audit/audit_log.h"
#include "auth/schema_table.h"
#include "barriers/schema_table.h"
#include "cases/schema_table.h"
#include "effect/schema_table.h"
#include "insight/schema_table.h"
#include "messaging/receipt_table.h"
#include "pilots/schema_table.h"
#include "policy/policy_switch_table.h"
#include "prevention/schema_table.h"
#include "programme/schema_table.h"
#include "reports/schema_table.h"
#include "rights/schema_table.h"
#include "signals/schema_table.h"
#include "store/inbox.h"
#include "store/kept_answer.h"
#include "store/outbox.h"
#include "store/sqlite_database.h"
#include "victims/schema_table.h"
#include "workspace/schema_table.h"

namespace dijkwacht::app {

std::vector<store::Migration> all_migrations() {
  std::vector<store::Migration> all;
  for (const auto& room : {store::outbox_migrations(),   store::inbox_migrations(),  store::kept_answer_migrations(),
                           audit::migrations(),          auth::migrations(),         policy::migrations(),
                           messaging::migrations(),      reports::migrations(),      cases::migrations(),
                           casework_cursor_migrations(), reporter_news_migrations(), recount_migrations(),
                           signals::migrations(),        barriers::migrations(),     effect::migrations(),
                           insight::migrations(),        prevention::migrations(),   programme::migrations(),
                           rights::migrations(),         pilots::migrations(),       victims::migrations(),
                           workspace::migrations()}) {
    all.insert(all.end(), room.begin(), room.end());
  }
  return all;
}

Result<std::unique_ptr<store::Database>> open_node_store(const NodeFiles& files) {
  auto database = TRY(store::open_sqlite(files.database()));
  TRY(store::migrate(*database, all_migrations()));
  return database;
}

}  // namespace dijkwacht::app
