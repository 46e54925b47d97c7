#pragma once

#include <vector>

#include "api/aangiften.h"
#include "api/audit_log.h"
#include "api/barrier_models.h"
#include "api/barrier_rules.h"
#include "api/bulk_reports.h"
#include "api/case_settlements.h"
#include "api/case_work.h"
#include "api/cases.h"
#include "api/checks.h"
#include "api/commitments.h"
#include "api/decisions.h"
#include "api/effect_board.h"
#include "api/enquiries.h"
#include "api/evidence.h"
#include "api/groups.h"
#include "api/holder_verdicts.h"
#include "api/holds.h"
#include "api/identifications.h"
#include "api/interventions.h"
#include "api/knowledge.h"
#include "api/node_info.h"
#include "api/objections.h"
#include "api/opinions.h"
#include "api/owned_signals.h"
#include "api/pilot_participation.h"
#include "api/pilots.h"
#include "api/prevention.h"
#include "api/programme_reports.h"
#include "api/public_checks.h"
#include "api/published_data.h"
#include "api/recalls.h"
#include "api/received_signals.h"
#include "api/recovery_requests.h"
#include "api/recovery_status.h"
#include "api/referrals.h"
#include "api/report_status.h"
#include "api/reports.h"
#include "api/rights_contact_point.h"
#include "api/rights_requests.h"
#include "api/routing_versions.h"
#include "api/rules.h"
#include "api/sealed_parts.h"
#include "api/sessions.h"
#include "api/signal_case.h"
#include "api/signal_imports.h"
#include "api/status_messages.h"
#include "api/support_letters.h"
#include "api/takedown_notices.h"
#include "api/trends.h"
#include "api/victim_help.h"
#include "api/victim_panel.h"
#include "api/wayfinding.h"

namespace dijkwacht::api {

/// What a node answers. Null: it does not play that role, and the route does not exist there. The rest outlives the routes.
struct Resources {
  // every node
  const NodeInfo* node = nullptr;
  const Sessions* sessions = nullptr;
  const AuditLog* audit_log = nullptr;
  const Rules* rules = nullptr;
  const BarrierModels* barrier_models = nullptr;
  const RightsRequests* rights_requests = nullptr;
  std::vector<auth::Role> demo_roles;               ///< empty unless the node is synthetic
  const StatusMessages* status_messages = nullptr;  ///< where people have codes: a desk, a bank
  // desk
  const Wayfinding* wayfinding = nullptr;
  const RoutingVersions* routing_versions = nullptr;
  const Reports* reports = nullptr;
  const ReportStatus* report_status = nullptr;
  const VictimHelp* victim_help = nullptr;
  const SupportLetters* support_letters = nullptr;
  const VictimPanel* victim_panel = nullptr;
  const RightsContactPoint* rights_contact_point = nullptr;
  // casework
  const SealedParts* sealed_parts = nullptr;
  const Referrals* referrals = nullptr;
  const Identifications* identifications = nullptr;
  const BulkReports* bulk_reports = nullptr;
  const Aangiften* aangiften = nullptr;
  const Evidence* evidence = nullptr;
  const Cases* cases = nullptr;
  const CaseWork* case_work = nullptr;
  const CaseSettlements* case_settlements = nullptr;
  const TakedownNotices* takedown_notices = nullptr;
  // exchange
  const Opinions* opinions = nullptr;
  const OwnedSignals* owned_signals = nullptr;
  const SignalCase* signal_case = nullptr;
  const SignalImports* imports = nullptr;
  const Objections* objections = nullptr;
  const HolderVerdicts* heard_verdicts = nullptr;
  const HeardEnquiries* heard_enquiries = nullptr;
  const PublicChecks* public_checks = nullptr;
  // partner
  const Checks* checks = nullptr;
  const ReceivedSignals* received_signals = nullptr;
  const AskedEnquiries* asked_enquiries = nullptr;
  const PilotParticipation* pilot_participation = nullptr;
  // payments
  const HolderVerdicts* given_verdicts = nullptr;
  const Decisions* decisions = nullptr;
  const Holds* holds = nullptr;
  const Pilots* pilots = nullptr;
  const BarrierRules* barrier_rules = nullptr;
  const Recalls* recalls = nullptr;
  const RecoveryRequests* recovery_requests = nullptr;
  const RecoveryStatus* recovery_status = nullptr;
  const Interventions* interventions = nullptr;
  // payments and programme
  const EffectBoard* effect_board = nullptr;
  // programme
  const Commitments* commitments = nullptr;
  const ProgrammeReports* programme_reports = nullptr;
  const Groups* groups = nullptr;
  const Trends* trends = nullptr;
  const Knowledge* knowledge = nullptr;
  const PublishedData* published_data = nullptr;
  const Prevention* prevention = nullptr;
};

/// The whole table: every route below /api/v1 with its policy, as docs/api/openapi.yaml describes it.
std::vector<ApiRoute> routes(const Resources& resources);

}  // namespace dijkwacht::api
