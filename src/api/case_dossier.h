#pragma once

#include <vector>

#include "cases/case_service.h"
#include "cases/priority.h"
#include "config/words_file.h"
#include "documents/document.h"
#include "reports/aangifte.h"
#include "reports/evidence_service.h"
#include "reports/form_catalogue.h"
#include "reports/opened_part.h"

namespace dijkwacht::api {

/// A report that was opened for the dossier, with what its reporter signed when there is an aangifte. Personal data.
struct OpenedReport {
  reports::OpenedPart part;
  std::optional<Sensitive<reports::SignedStatement>> statement;
  std::vector<reports::OpenedEvidence> evidence = {};
};

/// What a dossier on paper tells.
struct DossierContent {
  const cases::CaseView& view;
  const std::vector<std::string>& masked;  ///< identifiers, in the order of the view
  const std::vector<reports::Aangifte>& aangiften;
  const std::vector<cases::HistoryRow>& timeline;
  const cases::PriorityScore& priority;
  const std::vector<OpenedReport>& opened;
  const std::vector<documents::Part>& takedowns;  ///< what stands of notices to take content offline
  const reports::FormCatalogue& catalogue;
  std::string made_by;
  Time made_at;
};

/// The dossier as a document in one language. Pure.
documents::Document dossier_document(const DossierContent& content, const config::WordsFile& words, bool is_english);

}  // namespace dijkwacht::api
