#pragma once

#include <functional>
#include <map>

#include "api/call.h"
#include "api/case_dossier.h"
#include "api/repeats.h"
#include "api/standing_opinions.h"
#include "cases/case_service.h"
#include "cases/takedown_service.h"
#include "config/words_file.h"
#include "crypto/key_service.h"
#include "reports/aangifte_service.h"
#include "reports/evidence_service.h"
#include "reports/form_catalogue.h"
#include "reports/part_opener_service.h"
#include "signals/node_context.h"

namespace dijkwacht::api {

/// Cases as the police's analysts work in them.
class Cases {
 public:
  struct Rooms {
    cases::CaseService& cases;
    reports::PartOpener& opener;
    reports::AangifteService& aangiften;
    reports::EvidenceService& evidence;
    crypto::KeyService& keys;
    const signals::NodeContext& signals;  ///< whether an identifier has an opinion
    const Repeats& repeats;
    const cases::Priority& priority;
    const reports::FormCatalogue& catalogue;
    const config::WordsFile& dossier_words;
    const signals::NoticeTerm& notice_term;
    store::Database& database;
    cases::TakedownService& takedowns;
    const cases::TakedownRules& takedown_rules;
    const config::WordsFile& takedown_words;
  };
  /// How far linking has come: changes waiting, changes in all, and whether the cases were settled since the last one.
  struct Progress {
    std::int64_t pending = 0;
    std::int64_t total = 0;
    bool is_settled = false;
  };
  Cases(Rooms rooms, std::function<Result<Progress>()> progress) : rooms_(rooms), progress_(std::move(progress)) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> get(const Call& call) const;
  Result<http::Response> explain(const Call& call) const;
  /// The opened part of one report; the opening is recorded before it is shown.
  Result<http::Response> open_part(const Call& call) const;
  /// All of the case as a bundle of parts with a signed manifest, and on paper; reports that are named are opened for it.
  Result<http::Response> dossier(const Call& call) const;
  Result<http::Response> merge(const Call& call) const;
  Result<http::Response> split(const Call& call) const;
  Result<http::Response> undo(const Call& call) const;
  Result<http::Response> stop_identifiers(const Call& call) const;
  Result<http::Response> progress(const Call& call) const;
  /// Which case each report stands in: for whoever measures linking.
  Result<http::Response> memberships(const Call& call) const;

 private:
  /// A case with all that its page shows.
  struct WholeCase {
    cases::CaseView view;
    std::vector<std::string> masks;
    std::vector<reports::Aangifte> aangiften;
    StandingOpinions opinions;
    std::vector<cases::HistoryRow> history;
    cases::PriorityScore priority;
    std::int64_t notice_seconds = 0;                    ///< within which a receiver must confirm
    std::map<std::string, std::int64_t> other_reports;  ///< by report, of the same person

    std::string text() const;  ///< JSON
  };
  Result<WholeCase> read_whole(const cases::CaseId& id, Time now) const;
  Result<std::vector<reports::OpenedEvidence>> open_evidence(const Call& call, const reports::ReportId& report,
                                                             std::int64_t& bytes) const;
  Result<std::vector<OpenedReport>> open_for_dossier(const Call& call, const WholeCase& whole) const;
  Result<std::vector<cases::HistoryRow>> timeline(const cases::CaseView& view, const std::vector<reports::Aangifte>& aangiften,
                                                  const StandingOpinions& opinions) const;
  Result<std::map<std::string, std::int64_t>> other_reports_of(const std::vector<cases::ReportLinkRow>& reports) const;
  Result<std::vector<std::string>> masked(const std::vector<cases::IdentifierRow>& identifiers) const;

  Rooms rooms_;
  std::function<Result<Progress>()> progress_;
};

}  // namespace dijkwacht::api
