#include "reports/routing_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "reports/routing_version_table.h"

namespace dijkwacht::reports {
namespace {

/// Far above what a desk makes in years.
constexpr std::size_t kVersionsShownMax = 500;

Result<RoutingVersion> find(store::Transaction& transaction, std::int64_t number) {
  auto version = TRY(find_routing_version(transaction, number));
  if (!version) return fail(ErrorCode::kNotFound, "the wayfinder has no such version");
  return std::move(*version);
}

Result<RoutingVersion> find_draft(store::Transaction& transaction, std::int64_t number) {
  auto version = TRY(find(transaction, number));
  if (version.state != RoutingVersionState::kDraft)
    return fail(ErrorCode::kFailedPrecondition, "this version is no draft any more");
  return version;
}

/// Which version is in use, by the tables.
Result<std::int64_t> number_in_use(store::Transaction& transaction) {
  const auto published = TRY(find_published_routing(transaction));
  return published ? published->number : kShippedRouting;
}

Status record(store::Transaction& transaction, const std::string& actor, std::string action, std::int64_t number, Time now) {
  TRY(audit::append(transaction, {.actor = actor, .action = std::move(action), .subject = std::to_string(number)}, now));
  return {};
}

}  // namespace

Result<std::unique_ptr<RoutingService>> RoutingService::create(store::Database& database, const Clock& clock,
                                                               RoutingDocument shipped) {
  std::unique_ptr<RoutingService> service(new RoutingService(database, clock, std::move(shipped)));
  TRY(service->follow());
  return service;
}

NumberedRouting RoutingService::current() const {
  const std::scoped_lock lock(mutex_);
  return current_;
}

Result<std::vector<RoutingVersion>> RoutingService::list() {
  return database_.read_value<std::vector<RoutingVersion>>(
      [](auto& transaction) { return read_routing_versions(transaction, kVersionsShownMax); });
}

Result<RoutingVersion> RoutingService::version(std::int64_t number) {
  return database_.read_value<RoutingVersion>([&](auto& transaction) { return find(transaction, number); });
}

Result<std::shared_ptr<const RoutingDocument>> RoutingService::document(std::int64_t number) {
  if (number == kShippedRouting) return shipped_;
  const auto text = TRY(database_.read_value<std::string>([&](auto& transaction) -> Result<std::string> {
    TRY(find(transaction, number));
    return read_routing_document(transaction, number);
  }));
  auto read = RoutingDocument::parse(text);
  if (!read)
    return fail(ErrorCode::kDataCorrupt, "version " + std::to_string(number) + " cannot be read: " + read.error().message);
  return std::make_shared<const RoutingDocument>(std::move(*read));
}

Result<std::int64_t> RoutingService::draft(store::Transaction& transaction, const NewRoutingVersion& order,
                                           const RoutingDocument& read, const std::string& actor) {
  const auto now = clock_.now();
  if (order.note.empty()) return fail(ErrorCode::kInvalidArgument, "say why you change this", "note");
  if (order.note.size() > kRoutingNoteBytesMax) {
    return fail(ErrorCode::kInvalidArgument, "this is longer than 2,000 bytes", "note");
  }
  if (order.base != TRY(number_in_use(transaction))) {
    return fail(ErrorCode::kConflict, "another version is in use by now: start from that one", "base");
  }
  if (read.json() == current().document->json()) return fail(ErrorCode::kInvalidArgument, "nothing was changed", "document");
  const RoutingVersion version{.base = order.base, .note = order.note, .written_by = actor, .written_at = now};
  const auto number = TRY(insert_routing_version(transaction, version, read.json()));
  TRY(record(transaction, actor, "routing.drafted", number, now));
  return number;
}

Status RoutingService::check_trials(std::int64_t number) {
  const auto document = TRY(this->document(number));
  if (std::ranges::all_of(document->try_all(), &Trial::is_as_expected)) return {};
  return fail(ErrorCode::kFailedPrecondition, "some situations of the test table do not reach their desk");
}

Status RoutingService::publish(store::Transaction& transaction, std::int64_t number, const std::string& actor) {
  const auto version = TRY(find_draft(transaction, number));
  if (version.written_by == actor) return fail(ErrorCode::kPermissionDenied, "someone else must publish what you wrote");
  if (version.base != TRY(number_in_use(transaction))) {
    return fail(ErrorCode::kConflict, "another version was published since: make the change again, from that one");
  }
  return decide(transaction, version, RoutingVersionState::kPublished, actor);
}

Status RoutingService::discard(store::Transaction& transaction, std::int64_t number, const std::string& actor) {
  return decide(transaction, TRY(find_draft(transaction, number)), RoutingVersionState::kDiscarded, actor);
}

Status RoutingService::follow() {
  const auto number = TRY(database_.read_value<std::int64_t>(number_in_use));
  const auto document = TRY(this->document(number));
  // A version is made from the one before it, so the higher number is the later one.
  const std::scoped_lock lock(mutex_);
  if (number > current_.number) current_ = {number, document};
  return {};
}

Status RoutingService::decide(store::Transaction& transaction, RoutingVersion version, RoutingVersionState to,
                              const std::string& actor) {
  version.state = to;
  version.decided_by = actor;
  version.decided_at = clock_.now();
  TRY(decide_routing_version(transaction, version));
  const bool is_published = to == RoutingVersionState::kPublished;
  return record(transaction, actor, is_published ? "routing.published" : "routing.discarded", version.number,
                *version.decided_at);
}

}  // namespace dijkwacht::reports
