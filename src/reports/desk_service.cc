#include "reports/desk_service.h"

#include "audit/audit_log.h"
#include "reports/compartment_table.h"
#include "reports/consent_table.h"

namespace dijkwacht::reports {
namespace {

struct Sealed {
  StoredReport report;
  std::optional<crypto::WrappedPart> victim;
  std::vector<Consent> consents;
  std::vector<TimelineEntry> timeline;
};

Result<Sealed> read_sealed(store::Transaction& transaction, const ReportId& id) {
  auto report = TRY(read_report(transaction, id));
  auto victim = TRY(find_victim_part(transaction, id));
  auto consents = TRY(list_consents(transaction, id));
  auto timeline = TRY(read_timeline(transaction, id));
  return Sealed{std::move(report), std::move(victim), std::move(consents), std::move(timeline)};
}

Result<Victim> open_victim(const NodeContext& node, const crypto::WrappedPart& part) {
  const auto opened = TRY(node.keys.open_part(crypto::KeyDomain::kVictim, part));
  const auto document = TRY(JsonDocument::parse(as_text(opened.reveal("show to the desk's agent"))));
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(node.clock.now()));
  return parse_victim(document.root(), static_cast<int>(today.year()));
}

}  // namespace

Result<std::vector<ListedReport>> DeskService::list(const ReportListQuery& query) {
  return node_.database.read_value<std::vector<ListedReport>>(
      [&](store::Transaction& transaction) { return list_reports(transaction, query); });
}

Result<DeskService::View> DeskService::view(const ReportId& report, std::string_view actor) {
  const auto now = node_.clock.now();
  auto sealed =
      TRY(node_.database.read_value<Sealed>([&](store::Transaction& transaction) { return read_sealed(transaction, report); }));
  View view{.report = std::move(sealed.report),
            .victim = {},
            .consents = std::move(sealed.consents),
            .timeline = std::move(sealed.timeline)};
  if (!sealed.victim) return view;
  view.victim = TRY(open_victim(node_, *sealed.victim));
  TRY(node_.database.write([=, who = std::string(actor)](store::Transaction& transaction) -> Status {
    TRY(audit::append(
        transaction,
        {.actor = who, .action = "victim.viewed", .subject = report.text(), .purpose = std::string(purpose::kAdvice)}, now));
    return {};
  }));
  return view;
}

}  // namespace dijkwacht::reports
