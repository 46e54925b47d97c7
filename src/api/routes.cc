#include "api/routes.h"

namespace dijkwacht::api {
namespace {

using auth::api_key_with;
using auth::hold_code;
using auth::open_to_all;
using auth::rights_code;
using auth::Role;
using auth::session_of_any_role;
using auth::session_with;
using auth::status_token;
using http::Method;

/// `to(resource, &Resource::method)`: the action of a row.
template <typename Resource>
Action to(const Resource* resource, Result<http::Response> (Resource::*method)(const Call&) const) {
  return [resource, method](const Call& call) { return (resource->*method)(call); };
}

using Table = std::vector<ApiRoute>;

void add(Table& table, Table rows) {
  table.insert(table.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

Table every_node(const Resources& r) {
  const auto privacy = session_with({Role::kPrivacyOfficer});
  Table table{
      {Method::kGet, "/node", open_to_all(), to(r.node, &NodeInfo::get), {.partners_pages_may_call = true}},
      {Method::kPost, "/sessions", open_to_all(), to(r.sessions, &Sessions::log_in), {.is_log_in = true, .opens_session = true}},
      {Method::kGet, "/session", open_to_all(), to(r.sessions, &Sessions::current)},
      {Method::kDelete, "/session", open_to_all(), to(r.sessions, &Sessions::log_out)},
      {Method::kGet, "/audit-entries", privacy | api_key_with("audit:read"), to(r.audit_log, &AuditLog::list)},
      {Method::kGet, "/audit-verification", privacy | api_key_with("audit:read"), to(r.audit_log, &AuditLog::verify)},
      {Method::kGet, "/rules", session_of_any_role(), to(r.rules, &Rules::list)},
      {Method::kGet, "/rule-explanations", session_of_any_role(), to(r.rules, &Rules::explain)},
      {Method::kGet, "/barrier-models", session_of_any_role(), to(r.barrier_models, &BarrierModels::list)},
      {Method::kGet, "/barrier-models/{modelId}/document", session_of_any_role(), to(r.barrier_models, &BarrierModels::document)},
      {Method::kGet, "/rule-matrix", session_of_any_role(), to(r.rules, &Rules::matrix)},
      {Method::kGet, "/dpias", session_of_any_role(), to(r.rules, &Rules::dpias)},
      {Method::kGet, "/received-rights-requests", privacy, to(r.rights_requests, &RightsRequests::list)},
      {Method::kGet, "/received-rights-requests/{requestId}", privacy, to(r.rights_requests, &RightsRequests::open)},
      {Method::kPost, "/received-rights-requests/{requestId}/extension", privacy, to(r.rights_requests, &RightsRequests::extend)},
      {Method::kPost, "/received-rights-requests/{requestId}/answer", privacy, to(r.rights_requests, &RightsRequests::answer)},
      {Method::kPost, "/rule-switches", privacy | api_key_with("rules:switch"), to(r.rules, &Rules::switch_rule)},
  };
  if (r.status_messages != nullptr) {
    table.push_back({Method::kGet,
                     "/status-messages",
                     status_token(),
                     to(r.status_messages, &StatusMessages::get),
                     {.partners_pages_may_call = true}});
  }
  if (r.demo_roles.empty()) return table;
  const auto roles = [&r](const Call& call) { return r.sessions->demo_roles(call, r.demo_roles); };
  table.push_back({Method::kGet, "/demo-roles", open_to_all(), roles});
  table.push_back(
      {Method::kPost, "/demo-sessions", open_to_all(), to(r.sessions, &Sessions::log_in_as), {.opens_session = true}});
  return table;
}

Table desk(const Resources& r) {
  const auto agent = session_with({Role::kHelpdeskAgent});
  const auto editor = session_with({Role::kRoutingEditor});
  return {
      {Method::kGet, "/routing-versions", editor | agent, to(r.routing_versions, &RoutingVersions::list)},
      {Method::kPost, "/routing-versions", editor, to(r.routing_versions, &RoutingVersions::create)},
      {Method::kGet, "/routing-versions/{number}", editor | agent, to(r.routing_versions, &RoutingVersions::get)},
      {Method::kPost, "/routing-versions/{number}/publication", editor | agent,
       to(r.routing_versions, &RoutingVersions::publish)},
      {Method::kPost, "/routing-versions/{number}/discard", editor | agent, to(r.routing_versions, &RoutingVersions::discard)},
      {Method::kGet, "/routing-versions/{number}/wayfinder", editor | agent, to(r.routing_versions, &RoutingVersions::questions)},
      {Method::kGet, "/routing-versions/{number}/desk-advice", editor | agent, to(r.routing_versions, &RoutingVersions::advice)},
      {Method::kGet, "/wayfinder", open_to_all(), to(r.wayfinding, &Wayfinding::questions)},
      {Method::kGet, "/desk-advice", open_to_all(), to(r.wayfinding, &Wayfinding::advice)},
      {Method::kGet, "/report-forms", open_to_all(), to(r.wayfinding, &Wayfinding::report_forms)},
      {Method::kPost, "/reports", open_to_all(), to(r.reports, &Reports::create)},
      {Method::kGet, "/reports", agent | api_key_with("reports:read"), to(r.reports, &Reports::list)},
      {Method::kGet, "/reports/{reportId}", agent | api_key_with("reports:read"), to(r.reports, &Reports::get)},
      {Method::kPost, "/reports/{reportId}/referral", agent | api_key_with("reports:offer"), to(r.reports, &Reports::offer)},
      {Method::kGet, "/rights-terms", open_to_all(), to(r.rights_contact_point, &RightsContactPoint::terms)},
      {Method::kPost, "/rights-requests", open_to_all(), to(r.rights_contact_point, &RightsContactPoint::create)},
      {Method::kGet, "/rights-request", rights_code(), to(r.rights_contact_point, &RightsContactPoint::get)},
      {Method::kGet, "/report-status", status_token(), to(r.report_status, &ReportStatus::get)},
      {Method::kPut, "/report-status/consents/{recipient}/{purpose}", status_token(),
       to(r.report_status, &ReportStatus::set_consent)},
      {Method::kGet, "/victim-panel", status_token(), to(r.victim_panel, &VictimPanel::get)},
      {Method::kPost, "/victim-panel/consent", status_token(), to(r.victim_panel, &VictimPanel::decide)},
      {Method::kPost, "/victim-panel/answers", status_token(), to(r.victim_panel, &VictimPanel::answer)},
      {Method::kGet, "/victim-panel-results", editor | agent, to(r.victim_panel, &VictimPanel::results)},
      {Method::kGet, "/help-steps", open_to_all(), to(r.victim_help, &VictimHelp::steps)},
      {Method::kGet, "/goodwill-check", open_to_all(), to(r.victim_help, &VictimHelp::goodwill)},
      {Method::kPost, "/report-status/withdrawal", status_token(), to(r.report_status, &ReportStatus::withdraw)},
      {Method::kPost, "/report-status/support-letter", status_token(), to(r.support_letters, &SupportLetters::make)},
  };
}

Table casework(const Resources& r) {
  const auto analyst = session_with({Role::kPoliceAnalyst});
  const auto reader = analyst | api_key_with("cases:read");
  return {
      {Method::kGet,
       "/sealing-keys",
       open_to_all(),
       to(r.sealed_parts, &SealedParts::sealing_key),
       {.partners_pages_may_call = true}},
      {Method::kGet,
       "/proof-of-work",
       open_to_all(),
       to(r.sealed_parts, &SealedParts::challenge),
       {.partners_pages_may_call = true}},
      {Method::kPost,
       "/sealed-parts",
       open_to_all(),
       to(r.sealed_parts, &SealedParts::deposit),
       {.partners_pages_may_call = true}},
      {Method::kPost,
       "/sealed-evidence",
       open_to_all(),
       to(r.sealed_parts, &SealedParts::deposit_evidence),
       {.partners_pages_may_call = true, .takes_bulk = true}},
      {Method::kGet, "/evidence-rules", open_to_all(), to(r.evidence, &Evidence::rules), {.partners_pages_may_call = true}},
      {Method::kPost, "/evidence/{reportId}", status_token(), to(r.evidence, &Evidence::add)},
      {Method::kPost, "/identifications", open_to_all(), to(r.identifications, &Identifications::create)},
      {Method::kGet, "/bulk-report-form", open_to_all(), to(r.bulk_reports, &BulkReports::form)},
      {Method::kPost, "/bulk-reports", open_to_all(), to(r.bulk_reports, &BulkReports::create), {.takes_bulk = true}},
      {Method::kGet, "/bulk-report-status", status_token(), to(r.bulk_reports, &BulkReports::status)},
      {Method::kPost, "/bulk-report-status/withdrawals", status_token(), to(r.bulk_reports, &BulkReports::withdraw)},
      {Method::kGet, "/aangiften/{reportId}", status_token(), to(r.aangiften, &Aangiften::get)},
      {Method::kPost, "/aangiften/{reportId}", status_token(), to(r.aangiften, &Aangiften::sign)},
      {Method::kGet, "/aangiften/{reportId}/receipt", status_token(), to(r.aangiften, &Aangiften::receipt)},
      {Method::kPost, "/aangiften/{reportId}/withdrawal", status_token(), to(r.aangiften, &Aangiften::withdraw)},
      {Method::kGet, "/referrals", analyst | api_key_with("referrals:read"), to(r.referrals, &Referrals::list)},
      {Method::kPost, "/referrals/{referralId}/acceptance", analyst | api_key_with("referrals:answer"),
       to(r.referrals, &Referrals::accept)},
      {Method::kPost, "/referrals/{referralId}/refusal", analyst | api_key_with("referrals:answer"),
       to(r.referrals, &Referrals::refuse)},
      {Method::kGet, "/cases", reader, to(r.cases, &Cases::list)},
      {Method::kGet, "/cases/{caseId}", reader, to(r.cases, &Cases::get)},
      {Method::kGet, "/cases/{caseId}/explanation", reader, to(r.cases, &Cases::explain)},
      {Method::kGet, "/cases/{caseId}/reports/{reportId}/part", analyst, to(r.cases, &Cases::open_part)},
      {Method::kGet, "/cases/{caseId}/reports/{reportId}/aangifte", analyst, to(r.aangiften, &Aangiften::open)},
      {Method::kGet, "/cases/{caseId}/reports/{reportId}/evidence", analyst, to(r.evidence, &Evidence::list)},
      {Method::kGet, "/cases/{caseId}/reports/{reportId}/evidence/{partId}", analyst, to(r.evidence, &Evidence::open)},
      {Method::kGet, "/cases/{caseId}/dossier", analyst, to(r.cases, &Cases::dossier)},
      {Method::kGet, "/cases/{caseId}/settlements", analyst, to(r.case_settlements, &CaseSettlements::list)},
      {Method::kPost, "/cases/{caseId}/settlements", analyst, to(r.case_settlements, &CaseSettlements::choose)},
      {Method::kPost, "/case-settlements/{settlementId}/end", analyst, to(r.case_settlements, &CaseSettlements::end)},
      {Method::kPost, "/cases/{caseId}/money", analyst, to(r.case_settlements, &CaseSettlements::note_money)},
      {Method::kGet, "/cases/{caseId}/takedown-notices", analyst, to(r.takedown_notices, &TakedownNotices::list)},
      {Method::kPost, "/cases/{caseId}/takedown-notices", analyst, to(r.takedown_notices, &TakedownNotices::draft)},
      {Method::kGet, "/takedown-notices/{noticeId}", analyst, to(r.takedown_notices, &TakedownNotices::get)},
      {Method::kGet, "/takedown-notices/{noticeId}/document", analyst, to(r.takedown_notices, &TakedownNotices::document)},
      {Method::kPost, "/takedown-notices/{noticeId}/steps", analyst, to(r.takedown_notices, &TakedownNotices::step)},
      {Method::kGet, "/case-workers", analyst, to(r.case_work, &CaseWork::workers)},
      {Method::kGet, "/cases/{caseId}/work", analyst, to(r.case_work, &CaseWork::open)},
      {Method::kPost, "/cases/{caseId}/assignment", analyst, to(r.case_work, &CaseWork::assign)},
      {Method::kPost, "/cases/{caseId}/work-state", analyst, to(r.case_work, &CaseWork::set_state)},
      {Method::kPost, "/cases/{caseId}/tasks", analyst, to(r.case_work, &CaseWork::add_task)},
      {Method::kPost, "/case-tasks/{taskId}/completion", analyst, to(r.case_work, &CaseWork::complete)},
      {Method::kPost, "/cases/{caseId}/notes", analyst, to(r.case_work, &CaseWork::add_note)},
      {Method::kPost, "/cases/{caseId}/merges", analyst, to(r.cases, &Cases::merge)},
      {Method::kPost, "/cases/{caseId}/splits", analyst, to(r.cases, &Cases::split)},
      {Method::kPost, "/case-decisions/{decisionId}/undo", analyst, to(r.cases, &Cases::undo)},
      {Method::kGet, "/stop-identifiers", reader, to(r.cases, &Cases::stop_identifiers)},
      {Method::kGet, "/casework-progress", reader, to(r.cases, &Cases::progress)},
      {Method::kPost, "/case-memberships", reader, to(r.cases, &Cases::memberships)},
  };
}

Table exchange(const Resources& r) {
  const auto analyst = session_with({Role::kPoliceAnalyst});
  const auto author = analyst | api_key_with("opinions:write");
  const auto reader = analyst | api_key_with("signals:read");
  return {
      {Method::kGet, "/publishable-identifiers", author, to(r.opinions, &Opinions::publishable)},
      {Method::kGet, "/identifiers/{identifierId}/outlook", author, to(r.opinions, &Opinions::outlook)},
      {Method::kPost, "/opinions", author, to(r.opinions, &Opinions::create)},
      {Method::kPost, "/opinions/{opinionId}/withdrawal", author, to(r.opinions, &Opinions::withdraw)},
      {Method::kGet, "/signals", reader, to(r.owned_signals, &OwnedSignals::list)},
      {Method::kGet, "/signals/{signalId}/case", analyst, to(r.signal_case, &SignalCase::get)},
      {Method::kGet, "/delivery-progress", reader, to(r.owned_signals, &OwnedSignals::delivery_progress)},
      {Method::kGet, "/delivery-ledger", reader, to(r.owned_signals, &OwnedSignals::ledger)},
      {Method::kGet, "/listing-conflicts", reader, to(r.owned_signals, &OwnedSignals::conflicts)},
      {Method::kPost,
       "/signal-imports",
       api_key_with("signals:import"),
       to(r.imports, &SignalImports::import),
       {.takes_bulk = true}},
      {Method::kGet, "/public-check-challenge", open_to_all(), to(r.public_checks, &PublicChecks::challenge)},
      {Method::kPost, "/public-checks", open_to_all(), to(r.public_checks, &PublicChecks::ask)},
      {Method::kGet, "/public-check-days", open_to_all(), to(r.public_checks, &PublicChecks::days)},
      {Method::kGet, "/objections", analyst | api_key_with("objections:answer"), to(r.objections, &Objections::list)},
      {Method::kPost, "/objections/{objectionId}/answer", analyst | api_key_with("objections:answer"),
       to(r.objections, &Objections::answer)},
      {Method::kGet, "/holder-verdicts", analyst, to(r.heard_verdicts, &HolderVerdicts::list)},
      {Method::kPost, "/holder-verdicts/{signalId}/answer", analyst, to(r.heard_verdicts, &HolderVerdicts::answer)},
      {Method::kGet, "/enquiry-terms", analyst, to(r.heard_enquiries, &HeardEnquiries::terms)},
      {Method::kGet, "/heard-enquiries", analyst, to(r.heard_enquiries, &HeardEnquiries::list)},
      {Method::kPost, "/heard-enquiries/{enquiryId}/answer", analyst, to(r.heard_enquiries, &HeardEnquiries::answer)},
  };
}

/// What every partner does, whatever its sector.
Table partner(const Resources& r) {
  const auto analyst = session_with({Role::kBankAnalyst, Role::kFraudAnalyst});
  return {
      {Method::kPost, "/checks", analyst | api_key_with("checks:ask"), to(r.checks, &Checks::check)},
      {Method::kGet, "/received-signals", analyst | api_key_with("signals:read"), to(r.received_signals, &ReceivedSignals::list)},
      {Method::kGet, "/enquiry-terms", analyst, to(r.asked_enquiries, &AskedEnquiries::terms)},
      {Method::kGet, "/received-signals/{signalId}/enquiry-outlook", analyst, to(r.asked_enquiries, &AskedEnquiries::outlook)},
      {Method::kPost, "/received-signals/{signalId}/enquiries", analyst, to(r.asked_enquiries, &AskedEnquiries::ask)},
      {Method::kGet, "/enquiries", analyst, to(r.asked_enquiries, &AskedEnquiries::list)},
      {Method::kGet, "/enquiries/{enquiryId}", analyst, to(r.asked_enquiries, &AskedEnquiries::get)},
  };
}

/// A pilot that another node holds.
Table pilot_participation(const Resources& r) {
  const auto analyst = session_with({Role::kFraudAnalyst});
  const auto privacy = session_with({Role::kPrivacyOfficer});
  const auto* pilots = r.pilot_participation;
  return {
      {Method::kGet, "/pilots", analyst | privacy, to(pilots, &PilotParticipation::list)},
      {Method::kPost, "/pilots/{pilotId}/contributions", analyst | api_key_with("pilots:contribute"),
       to(pilots, &PilotParticipation::contribute)},
      {Method::kPost, "/pilots/{pilotId}/questions", analyst, to(pilots, &PilotParticipation::ask)},
      {Method::kPost, "/pilots/{pilotId}/questions/{questionId}/judgement", analyst, to(pilots, &PilotParticipation::judge)},
  };
}

Table payments(const Resources& r) {
  const auto analyst = session_with({Role::kBankAnalyst});
  const auto privacy = session_with({Role::kPrivacyOfficer});
  return {
      {Method::kPost, "/received-signals/{signalId}/verdict", analyst, to(r.given_verdicts, &HolderVerdicts::give)},
      {Method::kPost, "/decisions", analyst | api_key_with("payments:decide"), to(r.decisions, &Decisions::create)},
      {Method::kGet, "/decisions/{decisionId}", analyst | api_key_with("payments:decide"), to(r.decisions, &Decisions::get)},
      {Method::kPost, "/decisions/{decisionId}/replay", analyst | api_key_with("payments:decide"),
       to(r.decisions, &Decisions::replay)},
      {Method::kGet, "/holds", analyst | api_key_with("holds:read"), to(r.holds, &Holds::list)},
      {Method::kGet, "/holds/{holdId}", analyst | api_key_with("holds:read"), to(r.holds, &Holds::get)},
      {Method::kPost, "/holds/{holdId}/release", analyst | api_key_with("holds:release"), to(r.holds, &Holds::release)},
      {Method::kGet, "/barrier-rules", analyst, to(r.barrier_rules, &BarrierRules::list)},
      {Method::kPost, "/barrier-rules/{ruleId}/proposals", analyst, to(r.barrier_rules, &BarrierRules::propose)},
      {Method::kPost, "/barrier-rules/{ruleId}/proposals/{proposalId}/approval", analyst,
       to(r.barrier_rules, &BarrierRules::approve)},
      {Method::kPost, "/barrier-rules/{ruleId}/proposals/{proposalId}/refusal", analyst,
       to(r.barrier_rules, &BarrierRules::refuse)},
      {Method::kPost, "/barrier-rules/{ruleId}/suspension", analyst, to(r.barrier_rules, &BarrierRules::suspend)},
      {Method::kGet, "/pilots", analyst | privacy, to(r.pilots, &Pilots::list)},
      {Method::kPost, "/pilots/{pilotId}/proposals", analyst | privacy, to(r.pilots, &Pilots::propose)},
      {Method::kPost, "/pilots/{pilotId}/proposals/{runId}/approval", analyst | privacy, to(r.pilots, &Pilots::approve)},
      {Method::kPost, "/pilots/{pilotId}/stop", analyst | privacy, to(r.pilots, &Pilots::stop)},
      {Method::kPost, "/pilots/{pilotId}/questions", analyst, to(r.pilots, &Pilots::ask)},
      {Method::kPost, "/pilots/{pilotId}/questions/{questionId}/judgement", analyst, to(r.pilots, &Pilots::judge)},
      {Method::kGet, "/effects", analyst, to(r.effect_board, &EffectBoard::list)},
      {Method::kPost, "/interventions", analyst | api_key_with("interventions:write"),
       to(r.interventions, &Interventions::create)},
      {Method::kGet, "/interventions/{interventionId}", analyst, to(r.interventions, &Interventions::get)},
      {Method::kPost, "/interventions/{interventionId}/amendments", analyst, to(r.interventions, &Interventions::amend)},
      {Method::kPost, "/interventions/{interventionId}/start", analyst | api_key_with("interventions:write"),
       to(r.interventions, &Interventions::start)},
      {Method::kPost, "/interventions/{interventionId}/end", analyst, to(r.interventions, &Interventions::end)},
      {Method::kPost, "/interventions/{interventionId}/publication", analyst | api_key_with("interventions:write"),
       to(r.interventions, &Interventions::publish)},
      {Method::kPost, "/interventions/{interventionId}/weekly-figures", analyst | api_key_with("outcomes:write"),
       to(r.interventions, &Interventions::take_weeks)},
      {Method::kPost, "/outcomes", analyst | api_key_with("outcomes:write"), to(r.interventions, &Interventions::note_outcome)},
      {Method::kGet, "/hold-notice", hold_code(), to(r.holds, &Holds::notice)},
      {Method::kPost, "/hold-notice/objection", hold_code(), to(r.holds, &Holds::object)},
  };
}

/// Getting money back, at the bank that holds the account that was paid.
Table recovery(const Resources& r) {
  const auto analyst = session_with({Role::kBankAnalyst});
  const auto* requests = r.recovery_requests;
  const auto* status = r.recovery_status;
  return {
      {Method::kGet, "/recovery-terms", open_to_all(), to(requests, &RecoveryRequests::terms)},
      {Method::kPost, "/recovery-requests", open_to_all(), to(requests, &RecoveryRequests::create)},
      {Method::kGet, "/recovery-requests", analyst, to(requests, &RecoveryRequests::list)},
      {Method::kGet, "/recovery-requests/{requestId}", analyst, to(requests, &RecoveryRequests::get)},
      {Method::kPost, "/recovery-requests/{requestId}/moves", analyst, to(requests, &RecoveryRequests::move)},
      {Method::kPost, "/recovery-requests/{requestId}/agreement", analyst, to(requests, &RecoveryRequests::agree)},
      {Method::kPost, "/recovery-requests/{requestId}/disagreement", analyst, to(requests, &RecoveryRequests::disagree)},
      {Method::kGet, "/recovery-requests/{requestId}/letter", analyst, to(requests, &RecoveryRequests::letter)},
      {Method::kGet, "/recovery-status", status_token(), to(status, &RecoveryStatus::get)},
      {Method::kPost, "/recovery-status/moves", status_token(), to(status, &RecoveryStatus::move)},
      {Method::kGet, "/recovery-status/holder", status_token(), to(status, &RecoveryStatus::holder)},
      {Method::kGet, "/recovery-status/letter", status_token(), to(status, &RecoveryStatus::letter)},
      {Method::kGet, "/recovery-status/claim-pack", status_token(), to(status, &RecoveryStatus::claim_pack)},
  };
}

/// Payments that this bank asks another bank to give back.
Table recalls(const Resources& r) {
  const auto analyst = session_with({Role::kBankAnalyst});
  const auto* recalls = r.recalls;
  return {
      {Method::kGet, "/recall-terms", analyst, to(recalls, &Recalls::terms)},
      {Method::kGet, "/recall-totals", analyst, to(recalls, &Recalls::totals)},
      {Method::kPost, "/recalls", analyst | api_key_with("recalls:write"), to(recalls, &Recalls::create)},
      {Method::kGet, "/recalls", analyst, to(recalls, &Recalls::list)},
      {Method::kGet, "/recalls/{recallId}", analyst, to(recalls, &Recalls::get)},
      {Method::kGet, "/recalls/{recallId}/message", analyst | api_key_with("recalls:write"), to(recalls, &Recalls::message)},
      {Method::kPost, "/recall-answers", analyst | api_key_with("recalls:write"), to(recalls, &Recalls::take_answers)},
  };
}

Table programme(const Resources& r) {
  const auto officer = session_with({Role::kProgrammeOfficer});
  const auto partner = session_with({Role::kPartnerContact});
  const auto* commitments = r.commitments;
  return {
      {Method::kGet, "/programme", officer | partner, to(commitments, &Commitments::all)},
      {Method::kPost, "/commitments", officer, to(commitments, &Commitments::create)},
      {Method::kGet, "/commitments/{commitmentId}", officer | partner, to(commitments, &Commitments::get)},
      {Method::kPost, "/commitments/{commitmentId}/moves", officer, to(commitments, &Commitments::move)},
      {Method::kPost, "/commitments/{commitmentId}/status-reports", officer | partner, to(commitments, &Commitments::report)},
      {Method::kPost, "/commitments/{commitmentId}/bottlenecks", officer | partner,
       to(commitments, &Commitments::name_bottleneck)},
      {Method::kPost, "/commitments/{commitmentId}/bottlenecks/{bottleneckId}/solution", officer,
       to(commitments, &Commitments::solve)},
      {Method::kPost, "/commitments/{commitmentId}/bottlenecks/{bottleneckId}/escalation", officer,
       to(commitments, &Commitments::escalate)},
      {Method::kPost, "/commitments/{commitmentId}/decisions", officer, to(commitments, &Commitments::decide)},
      {Method::kGet, "/effects", officer | partner | api_key_with("programme:read"), to(r.effect_board, &EffectBoard::list)},
      {Method::kGet, "/programme-reports/{period}", officer | partner | api_key_with("programme:read"),
       to(r.programme_reports, &ProgrammeReports::get)},
      {Method::kGet, "/groups", officer | partner, to(r.groups, &Groups::list)},
      {Method::kPost, "/groups", officer, to(r.groups, &Groups::create)},
      {Method::kGet, "/groups/{groupId}", officer | partner, to(r.groups, &Groups::get)},
      {Method::kGet, "/groups/{groupId}/accesses", officer | partner, to(r.groups, &Groups::access)},
      {Method::kPost, "/groups/{groupId}/members", officer, to(r.groups, &Groups::add_member)},
      {Method::kPost, "/groups/{groupId}/member-removals", officer, to(r.groups, &Groups::remove_member)},
      {Method::kPost, "/groups/{groupId}/entries", officer | partner, to(r.groups, &Groups::write)},
      {Method::kPost, "/groups/{groupId}/entries/{entryId}/completion", officer | partner, to(r.groups, &Groups::complete)},
      {Method::kPost,
       "/groups/{groupId}/entries/{entryId}/versions",
       officer | partner,
       to(r.groups, &Groups::add_version),
       {.takes_bulk = true}},
      {Method::kGet, "/groups/{groupId}/entries/{entryId}/versions/{number}", officer | partner,
       to(r.groups, &Groups::read_version)},
      {Method::kPost, "/programme-partners/{partnerId}/contact", officer, to(commitments, &Commitments::appoint)},
  };
}

/// What holds no person is for all, as long as rule R01 stands: each of these asks policy anew.
Table knowledge(const Resources& r) {
  const auto officer = session_with({Role::kProgrammeOfficer});
  return {
      {Method::kGet, "/trends", open_to_all(), to(r.trends, &Trends::list)},
      {Method::kGet, "/trends/{source}/{measure}/{axis}", open_to_all(), to(r.trends, &Trends::get)},
      {Method::kGet, "/knowledge-entries", open_to_all(), to(r.knowledge, &Knowledge::list)},
      {Method::kGet, "/knowledge-entries/{entryId}", open_to_all(), to(r.knowledge, &Knowledge::get)},
      {Method::kPost, "/knowledge-entries", officer, to(r.knowledge, &Knowledge::create)},
      {Method::kPost, "/knowledge-entries/{entryId}/versions", officer, to(r.knowledge, &Knowledge::edit)},
      {Method::kGet, "/taxonomy", open_to_all(), to(r.published_data, &PublishedData::taxonomy)},
      {Method::kGet, "/official-series", open_to_all(), to(r.published_data, &PublishedData::official_series)},
      {Method::kGet, "/provinces", open_to_all(), to(r.published_data, &PublishedData::provinces)},
      {Method::kGet, "/campaigns", open_to_all(), to(r.prevention, &Prevention::campaigns)},
      {Method::kPost, "/campaigns", officer, to(r.prevention, &Prevention::add_campaign)},
      {Method::kPost, "/campaigns/{campaignId}/effects", officer, to(r.prevention, &Prevention::measure)},
      {Method::kGet, "/prevention-events", open_to_all(), to(r.prevention, &Prevention::events)},
      {Method::kPost, "/prevention-events", officer, to(r.prevention, &Prevention::add_event)},
      {Method::kGet, "/prevention-calendar", open_to_all(), to(r.prevention, &Prevention::calendar)},
      {Method::kGet, "/prevention-materials", open_to_all(), to(r.prevention, &Prevention::materials)},
      {Method::kGet, "/prevention-feed", open_to_all(), to(r.prevention, &Prevention::feed)},
      {Method::kGet, "/knowledge-bundle", open_to_all(), to(r.knowledge, &Knowledge::bundle)},
  };
}

}  // namespace

std::vector<ApiRoute> routes(const Resources& resources) {
  auto table = every_node(resources);
  if (resources.reports != nullptr) add(table, desk(resources));
  if (resources.cases != nullptr) add(table, casework(resources));
  if (resources.opinions != nullptr) add(table, exchange(resources));
  if (resources.checks != nullptr) add(table, partner(resources));
  if (resources.pilot_participation != nullptr) add(table, pilot_participation(resources));
  if (resources.decisions != nullptr) add(table, payments(resources));
  if (resources.recovery_requests != nullptr) add(table, recovery(resources));
  if (resources.recalls != nullptr) add(table, recalls(resources));
  if (resources.commitments != nullptr) add(table, programme(resources));
  if (resources.trends != nullptr) add(table, knowledge(resources));
  return table;
}

}  // namespace dijkwacht::api
