#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "reports/routing_document.h"
#include "reports/routing_version.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// A wayfinder, and which version it is.
struct NumberedRouting {
  std::int64_t number = kShippedRouting;
  std::shared_ptr<const RoutingDocument> document;
};

struct NewRoutingVersion {
  std::int64_t base = kShippedRouting;
  std::string document;  ///< JSON, see `RoutingDocument::parse`
  std::string note;
};

/// The wayfinder of a desk, which its staff change without a programmer: a draft is tried on the test table, and published by
/// someone other than its writer. The version published last holds, before the files that come with the program. Thread-safe.
class RoutingService {
 public:
  /// `shipped`: the files of data/routing. Errors: kDataCorrupt when the version in use cannot be read; those of the store.
  static Result<std::unique_ptr<RoutingService>> create(store::Database& database, const Clock& clock, RoutingDocument shipped);

  /// What people are answered with now.
  NumberedRouting current() const;
  /// Newest first; the shipped one has no row.
  Result<std::vector<RoutingVersion>> list();
  /// Errors: kNotFound.
  Result<RoutingVersion> version(std::int64_t number);
  /// Errors: kNotFound; kDataCorrupt.
  Result<std::shared_ptr<const RoutingDocument>> document(std::int64_t number);

  /// Stores a draft; returns its number. `read` is `order.document`, read outside of the transaction. Errors: kInvalidArgument
  /// (field "note") without a reason, or when nothing differs from its base; kConflict (field "base") when another version is in
  /// use by now.
  Result<std::int64_t> draft(store::Transaction& transaction, const NewRoutingVersion& order, const RoutingDocument& read,
                             const std::string& actor);
  /// Does a version send every situation of its test table where it must go? Errors: kNotFound; kFailedPrecondition.
  Status check_trials(std::int64_t number);
  /// Makes a draft, whose trials were checked, the one to use; `follow` after the commit takes it in use. Errors: kNotFound;
  /// kPermissionDenied for its own writer; kFailedPrecondition when it is no draft; kConflict when it was made from a version
  /// that is no longer in use.
  Status publish(store::Transaction& transaction, std::int64_t number, const std::string& actor);
  /// Errors: kNotFound; kFailedPrecondition when it is no draft.
  Status discard(store::Transaction& transaction, std::int64_t number, const std::string& actor);
  /// Answers people with what was published last. Errors: kDataCorrupt.
  Status follow();

 private:
  RoutingService(store::Database& database, const Clock& clock, RoutingDocument shipped)
      : database_(database),
        clock_(clock),
        shipped_(std::make_shared<const RoutingDocument>(std::move(shipped))),
        current_{kShippedRouting, shipped_} {}
  Status decide(store::Transaction& transaction, RoutingVersion version, RoutingVersionState to, const std::string& actor);

  store::Database& database_;
  const Clock& clock_;
  const std::shared_ptr<const RoutingDocument> shipped_;
  mutable std::mutex mutex_;  ///< guards current_
  NumberedRouting current_;
};

}  // namespace dijkwacht::reports
