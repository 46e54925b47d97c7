#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "rights/ids.h"
#include "rights/subject.h"
#include "store/database.h"

namespace dijkwacht::rights {

/// What a node holds that matches a person's own words, for the officer who answers. `code` has words on the officer's page:
/// "report", "case-identifier", "signal", "received-signal", "held-payment", "enquiry", "takedown-notice",
/// "unreadable".
struct Finding {
  std::string code;
  std::string type;       ///< of the identifier that matched, empty for a report
  std::string reference;  ///< id or number, empty for a count
  std::int64_t count = 1;
  std::string state;  ///< "shared", "withdrawn" …, empty when it has none
};

/// How many were paused, and how many were not because the same was judged not long ago.
struct Frozen {
  std::int64_t paused = 0;
  std::int64_t judged_before = 0;
};

/// The rooms of one node's role, as the rights of a person need them. Thread-safe.
class Holdings {
 public:
  virtual ~Holdings() = default;

  /// Everything that matches. Outside of any transaction: asks the keys. Errors: kUnavailable.
  virtual Result<std::vector<Finding>> find(const Subject&) = 0;
  /// Opaque ids of what a pause or an end would be about. As `find`.
  virtual Result<std::vector<std::string>> match(const Subject&) { return std::vector<std::string>{}; }
  /// Pauses it in the caller's transaction: no answer contains it any more, and nothing waits because of it.
  virtual Result<Frozen> freeze(store::Transaction&, const RequestId&, const std::vector<std::string>& /*matched*/,
                                Time /*not_when_refused_since*/, Time /*now*/) {
    return Frozen{};
  }
  /// Ends it for good, with news to every past receiver; returns how many were told.
  virtual Result<std::int64_t> end(store::Transaction&, const RequestId&, const std::vector<std::string>& /*matched*/,
                                   const std::string& /*actor*/, Time /*now*/) {
    return 0;
  }
  /// The pause is over and it stands; returns nothing to do until `resume`.
  virtual Status refuse(store::Transaction&, const RequestId&, Time /*now*/) { return {}; }
  /// After the commit of `refuse`: shares again what may be shared.
  virtual Status resume(const std::string& /*actor*/) { return {}; }
};

}  // namespace dijkwacht::rights
