#include "reports/part_opener_service.h"

#include "audit/audit_log.h"
#include "audit/release.h"
#include "reports/held_part_table.h"

namespace dijkwacht::reports {
namespace {

/// The narrative and all in it are about an alleged offender.
constexpr policy::DataClass kClass = policy::DataClass::kSuspect;

/// Confirms acceptance and writes the audit record: one act. Errors: kPermissionDenied.
Status record_opening(store::Transaction& transaction, const policy::Decision& decision, const ReportId& report,
                      const std::string& actor, Time now) {
  TRY(find_held_referral(transaction, report));
  const audit::Act opened{.actor = actor, .action = "part.opened", .subject = report.text()};
  TRY(audit::append(transaction, audit::act_under(decision, opened), now));
  return {};
}

Result<ReportId> report_of(const NodeContext& node, const policy::Decision& decision) {
  const auto& subject = decision.question().subject;
  TRY(decision.covers(node.self, kClass, subject, purpose::kStartInvestigation));
  return ReportId::parse(subject);
}

}  // namespace

Result<policy::Decision> PartOpener::permission(const ReportId& report) {
  const auto accepted = TRY(node_.database.read_value<std::optional<ReceivedReferral>>(
      [&](store::Transaction& transaction) { return find_accepted(transaction, report); }));
  // The police know consent through the referral: withdrawn consent withdraws it.
  const bool is_held = accepted.has_value();
  return node_.policy.engine()->permit({.from = reporter_party(),
                                        .to = node_.self,
                                        .data_class = kClass,
                                        .purpose = std::string(purpose::kStartInvestigation),
                                        .subject = report.text(),
                                        .facts = {.consent_given = is_held, .referral_accepted = is_held},
                                        .at = node_.clock.now()});
}

Result<OpenedPart> PartOpener::open_content(const ReportId& report) {
  const auto wrapped = TRY(node_.database.read_value<crypto::WrappedPart>(
      [&](store::Transaction& transaction) { return find_held_part(transaction, report); }));
  const auto content = TRY(node_.keys.open_part(crypto::KeyDomain::kIntake, wrapped));
  const identifiers::ParseOptions options{.region = phone_region_,
                                          .accept_synthetic_numbers = node_.processing.node_is_synthetic};
  return parse_part(report, content.reveal("parse the opened part"), options);
}

Result<OpenedPart> PartOpener::open(policy::Decision decision, std::string_view actor) {
  std::vector<policy::Decision> one;
  one.push_back(std::move(decision));
  return std::move(open_many(std::move(one), actor).front());
}

std::vector<Result<OpenedPart>> PartOpener::open_many(std::vector<policy::Decision> decisions, std::string_view actor) {
  const auto now = node_.clock.now();
  std::vector<Result<OpenedPart>> parts;
  parts.reserve(decisions.size());
  for (const auto& decision : decisions) {
    const auto report = report_of(node_, decision);
    parts.push_back(report ? open_content(*report) : Result<OpenedPart>(fail(report.error())));
  }
  const auto recorded = node_.database.write([&, who = std::string(actor)](store::Transaction& transaction) -> Status {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!parts[i]) continue;
      const auto written = record_opening(transaction, decisions[i], parts[i]->report, who, now);
      if (written) continue;
      if (written.error().code != ErrorCode::kPermissionDenied) return fail(written.error());
      parts[i] = Result<OpenedPart>(fail(written.error()));
    }
    return {};
  });
  if (recorded) return parts;
  for (auto& part : parts) {
    if (part) part = Result<OpenedPart>(fail(recorded.error()));
  }
  return parts;
}

}  // namespace dijkwacht::reports
