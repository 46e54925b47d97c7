#pragma once

#include <string_view>
#include <vector>

#include "store/database.h"

namespace dijkwacht::store {

/// A numbered step of one room's schema. Never edited once released: a change is a new step.
struct Migration {
  std::string_view room;  ///< "reports"
  int number = 0;         ///< counts from 1 within its room
  std::string_view sql;   ///< portable statements, separated by ';'
};

/// Applies, in the order given, the steps that this database has not seen, each in its own transaction, and records their
/// hash. Errors: kFailedPrecondition when an applied step was edited or the database is newer than this program.
Status migrate(Database& database, const std::vector<Migration>& migrations);

}  // namespace dijkwacht::store
