#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "cases/ids.h"
#include "crypto/token.h"
#include "reports/report.h"

namespace dijkwacht::cases {

/// Positions in a LinkIndex; given anew at each start, except a cluster's, which is stored.
using ReportIndex = std::uint32_t;
using IdentifierIndex = std::uint32_t;
using ClusterIndex = std::uint32_t;
inline constexpr std::uint32_t kNoIndex = std::numeric_limits<std::uint32_t>::max();

/// Why an identifier does not link.
enum class StopKind : std::uint8_t {
  kNone,      ///< it links
  kListed,    ///< on a list that people keep (data/stop-identifiers)
  kFrequent,  ///< found: many reports name it that have nothing else in common
};
std::string_view name_of(StopKind kind);
/// Errors: kDataCorrupt.
Result<StopKind> parse_stop_kind(std::string_view text);

/// What binds reports: an identifier, or an analyst's decision that they belong together.
struct LinkNode {
  IdentifierId id;
  crypto::Token token;
  std::uint16_t type = 0;
  StopKind stop = StopKind::kNone;
  bool is_decision = false;             ///< a decision "keep together": no token, never a stop, no evidence
  std::uint32_t evaluated_reports = 0;  ///< how many reports it had when it was last looked at as a possible stop
  std::vector<ReportIndex> reports;     ///< live ones that name it

  bool links() const { return stop == StopKind::kNone; }
};

struct ReportNode {
  reports::ReportId id;
  ClusterIndex cluster = kNoIndex;
  std::int32_t day = 0;  ///< of the fraud, days since 1970
  std::uint16_t fraud_type = 0;
  std::uint16_t link_count = 0;
  std::uint32_t links_begin = 0;
  bool is_live = true;  ///< not withdrawn
  std::int64_t amount_minor = 0;
};

/// The figures of a case that its list shows; over live reports.
struct CaseSummary {
  std::int64_t identifiers = 0;  ///< distinct identifiers that link
  std::int64_t amount_minor = 0;
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
  std::vector<std::uint16_t> fraud_types;  ///< codes, rising
};

/// A set of reports that hang together, and the case it is now. After a merge the larger set stays in place and takes the
/// elder's identity, so that moving costs O(log n) a report over a lifetime.
struct Cluster {
  CaseId case_id;
  CaseNumber number;
  bool is_open = false;         ///< false: merged into another, or never used
  bool is_constrained = false;  ///< holds a report that a decision keeps apart from others
  std::vector<ReportIndex> reports;
  CaseSummary summary;
  Time created_at{};
  Time changed_at{};
};

/// An analyst's decision that two groups of reports never stand in one case.
struct ApartDecision {
  DecisionId id;
  std::array<std::vector<ReportIndex>, 2> sides;  ///< 0 remains, 1 was taken out
  bool is_active = true;
};

/// Codes (fraud types, identifier types) as small numbers.
class CodeBook {
 public:
  /// Errors: kTooLarge after 65,535 codes: then somebody sends free text as a code.
  Result<std::uint16_t> number_of(std::string_view code);
  const std::string& code(std::uint16_t number) const { return codes_[number]; }
  std::size_t size() const { return codes_.size(); }

 private:
  std::vector<std::string> codes_;
  std::map<std::string, std::uint16_t, std::less<>> numbers_;
};

struct NewReport {
  reports::ReportId id;
  std::string fraud_type;
  std::int32_t day = 0;
  std::int64_t amount_minor = 0;
};

/// Who names what and which case holds whom, in memory: reports, identifiers and clusters as flat arrays, linear in the number of
/// (report, identifier) pairs and never in pairs of reports. Only keeps; what belongs where is decided by `plan_linking`.
/// Rebuilt from the tables at start. Not thread-safe: the service guards it. Positions outside the range are defects and abort.
class LinkIndex {
 public:
  // Looking.
  const ReportNode& report(ReportIndex index) const { return reports_.at(index); }
  const LinkNode& link(IdentifierIndex index) const { return links_.at(index); }
  const Cluster& cluster(ClusterIndex index) const { return clusters_.at(index); }
  std::size_t report_count() const { return reports_.size(); }
  std::size_t live_report_count() const { return live_reports_; }
  std::size_t link_count() const { return links_.size(); }
  std::size_t cluster_count() const { return clusters_.size(); }
  std::size_t open_cluster_count() const;
  /// kNoIndex when unknown.
  ReportIndex find_report(const reports::ReportId& id) const;
  IdentifierIndex find_token(const crypto::Token& token) const;
  IdentifierIndex find_identifier(const IdentifierId& id) const;
  /// The open cluster that is this case; kNoIndex for a case that was merged away or never was.
  ClusterIndex find_case(const CaseId& id) const;
  /// Everything that a report names or that was decided about it, stops included.
  std::span<const IdentifierIndex> links_of(ReportIndex index) const;
  const std::string& type_of(IdentifierIndex index) const { return types_.code(link(index).type); }
  const std::string& fraud_type(std::uint16_t number) const { return fraud_types_.code(number); }
  const std::vector<ApartDecision>& apart_decisions() const { return apart_; }
  /// Positions in `apart_decisions` of the active ones that speak of this report, rising.
  std::vector<std::uint32_t> apart_decisions_of(ReportIndex index) const;
  bool is_constrained(ReportIndex index) const { return !apart_decisions_of(index).empty(); }

  // Keeping.
  Result<IdentifierIndex> add_identifier(const IdentifierId& id, const crypto::Token& token, std::string_view type);
  void set_stop(IdentifierIndex index, StopKind kind) { links_.at(index).stop = kind; }
  void set_evaluated(IdentifierIndex index, std::uint32_t reports) { links_.at(index).evaluated_reports = reports; }
  /// Adds a report that stands in no cluster yet. Errors: kTooLarge (more codes or reports than the index can number).
  Result<ReportIndex> add_report(const NewReport& report, std::span<const IdentifierIndex> identifiers);
  /// Takes a report out of everything that it names and out of its cluster; it stays known as withdrawn.
  void withdraw(ReportIndex index);
  /// Binds reports by decision: a node that links them like an identifier does, with the decision's id as its own.
  IdentifierIndex bind(const DecisionId& decision, std::span<const ReportIndex> reports);
  /// Ends the binding of a decision, if any.
  void unbind(const DecisionId& decision);
  void add_apart(ApartDecision decision);
  /// Nothing happens when there is no such decision.
  void set_apart_active(const DecisionId& decision, bool is_active);

  /// A new, empty, open cluster.
  ClusterIndex add_cluster(const CaseId& id, const CaseNumber& number, Time now);
  /// Sets a cluster at its stored position.
  void restore_cluster(ClusterIndex index, Cluster cluster);
  /// Which case a cluster is.
  void set_identity(ClusterIndex index, const CaseId& id, const CaseNumber& number, Time created_at);
  void close_cluster(ClusterIndex index);
  /// Moves reports to `to`, whatever clusters they stand in. The summaries of clusters that lose reports are stale until
  /// `summarise`; that of `to` is kept.
  void move(std::span<const ReportIndex> reports, ClusterIndex to);
  /// Moves all reports of one cluster to another in time linear in the first.
  void absorb(ClusterIndex from, ClusterIndex to);
  /// Recounts a cluster's figures from its reports.
  void summarise(ClusterIndex index);
  void touch(ClusterIndex index, Time now) { clusters_.at(index).changed_at = now; }
  CaseNumber next_number(int year);
  /// A number in use: counting goes on after it.
  void note_number(const CaseNumber& number);

 private:
  void append_link(ReportIndex report, IdentifierIndex node);
  void drop_link(ReportIndex report, IdentifierIndex node);
  void count_in(Cluster& cluster, ReportIndex report, ClusterIndex index);

  std::vector<ReportNode> reports_;
  std::vector<LinkNode> links_;
  std::vector<Cluster> clusters_;
  std::vector<IdentifierIndex> link_pool_;  ///< a report's links stand together; a changed list is written anew at the end
  std::unordered_map<reports::ReportId, ReportIndex> report_positions_;
  std::unordered_map<crypto::Token, IdentifierIndex> token_positions_;
  std::unordered_map<IdentifierId, IdentifierIndex> identifier_positions_;
  std::unordered_map<CaseId, ClusterIndex> case_positions_;
  std::vector<ApartDecision> apart_;
  std::unordered_map<ReportIndex, std::vector<std::uint32_t>> apart_of_;
  std::map<int, std::int64_t> last_sequence_;
  CodeBook fraud_types_;
  CodeBook types_;
  std::size_t live_reports_ = 0;
};

}  // namespace dijkwacht::cases
