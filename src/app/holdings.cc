#include "app/holdings.h"

#include "barriers/hold_table.h"
#include "cases/identifier_table.h"
#include "cases/takedown_table.h"
#include "reports/report_table.h"
#include "signals/enquiry_table.h"

namespace dijkwacht::app {
namespace {

using rights::Finding;
using rights::Subject;

std::vector<identifiers::Identifier> readable(const Subject& subject) {
  std::vector<identifiers::Identifier> named;
  for (const auto& each : subject.identifiers) {
    if (each.canonical) named.push_back(*each.canonical);
  }
  return named;
}

Result<std::vector<crypto::Token>> tokens_of(crypto::KeyService& keys, crypto::KeyDomain domain,
                                             const std::vector<identifiers::Identifier>& named) {
  std::vector<crypto::TokenInput> inputs;
  for (const auto& each : named) inputs.push_back({std::string(name_of(each.type())), each.canonical()});
  return keys.tokenise(domain, inputs);
}

/// What was asked about this signal between this node and others, and is still kept.
Status add_enquiries(store::Transaction& transaction, const signals::SignalId& signal, const std::string& type,
                     std::vector<Finding>& findings) {
  const auto standing = TRY(signals::standing_enquiries(transaction, signal));
  if (standing.empty()) return {};
  findings.push_back({.code = "enquiry", .type = type, .count = static_cast<std::int64_t>(standing.size())});
  return {};
}

}  // namespace

Result<std::vector<Finding>> DeskHoldings::find(const Subject& subject) {
  const auto& typed = subject.report_number.reveal("find the report that a person asks about");
  if (typed.empty()) return std::vector<Finding>{};
  const auto number = reports::parse_report_number(typed);
  if (!number) return std::vector<Finding>{{.code = "unreadable", .type = "report-number"}};
  reports::ReportListQuery query;
  query.number = *number;
  const auto listed = TRY(node_.database.read_value<std::vector<reports::ListedReport>>(
      [&](store::Transaction& transaction) { return reports::list_reports(transaction, query); }));
  std::vector<Finding> findings;
  for (const auto& row : listed) {
    findings.push_back(
        {.code = "report", .type = "", .reference = row.report.facts.id.text(), .state = std::string(name_of(row.report.state))});
  }
  return findings;
}

Result<std::vector<Finding>> CaseworkHoldings::find(const Subject& subject) {
  const auto named = readable(subject);
  const auto tokens = TRY(tokens_of(node_.keys, crypto::KeyDomain::kCasework, named));
  auto findings =
      TRY(node_.database.read_value<std::vector<Finding>>([&](store::Transaction& transaction) -> Result<std::vector<Finding>> {
        std::vector<Finding> found;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
          const auto row = TRY(cases::find_identifier(transaction, tokens[i]));
          if (!row) continue;
          found.push_back({.code = "case-identifier", .type = row->type, .reference = "", .count = row->reports, .state = ""});
          if (const auto notices = TRY(cases::count_takedowns_about(transaction, row->id)); notices > 0)
            found.push_back({.code = "takedown-notice", .type = row->type, .count = notices});
        }
        return found;
      }));
  const auto matches = TRY(freezes_.match(named));
  for (const auto& match : matches) {
    for (const auto& signal : match.signals) {
      findings.push_back({.code = "signal",
                          .type = match.indicator.type,
                          .reference = signal.id.text(),
                          .state = std::string(name_of(signal.state))});
    }
  }
  TRY(node_.database.read([&](store::Transaction& transaction) -> Status {
    for (const auto& match : matches) {
      for (const auto& signal : match.signals) TRY(add_enquiries(transaction, signal.id, match.indicator.type, findings));
    }
    return {};
  }));
  return findings;
}

Result<std::vector<std::string>> CaseworkHoldings::match(const Subject& subject) {
  std::vector<std::string> ids;
  for (const auto& match : TRY(freezes_.match(readable(subject)))) ids.push_back(match.indicator.id.text());
  return ids;
}

Result<rights::Frozen> CaseworkHoldings::freeze(store::Transaction& transaction, const rights::RequestId& request,
                                                const std::vector<std::string>& matched, Time not_when_refused_since, Time now) {
  const auto paused = TRY(freezes_.freeze(transaction, request.text(), matched, not_when_refused_since, now));
  return rights::Frozen{paused.paused, paused.judged_before};
}

Result<std::int64_t> CaseworkHoldings::end(store::Transaction& transaction, const rights::RequestId& request,
                                           const std::vector<std::string>& matched, const std::string& actor, Time now) {
  return freezes_.end(transaction, request.text(), matched, actor, now);
}

Status CaseworkHoldings::refuse(store::Transaction& transaction, const rights::RequestId& request, Time now) {
  return freezes_.refuse(transaction, request.text(), now);
}

Status CaseworkHoldings::resume(const std::string& actor) {
  TRY(publication_.retry_waiting(actor));
  return {};
}

Result<std::vector<Finding>> PartnerHoldings::find(const Subject& subject) {
  const auto tokens = TRY(tokens_of(node_.keys, crypto::KeyDomain::kPartner, readable(subject)));
  return node_.database.read_value<std::vector<Finding>>([&](store::Transaction& transaction) -> Result<std::vector<Finding>> {
    std::vector<Finding> found;
    for (const auto& token : tokens) {
      for (const auto& copy : TRY(signals::active_copies(transaction, token))) {
        found.push_back({.code = "received-signal", .type = copy.type, .reference = copy.id.text(), .state = ""});
        const auto holds = TRY(barriers::active_holds_on(transaction, copy.id));
        if (!holds.empty()) {
          found.push_back({.code = "held-payment", .type = copy.type, .count = static_cast<std::int64_t>(holds.size())});
        }
        TRY(add_enquiries(transaction, copy.id, copy.type, found));
      }
    }
    return found;
  });
}

}  // namespace dijkwacht::app
