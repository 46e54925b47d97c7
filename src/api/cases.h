#pragma once

#include <functional>

#include "api/call.h"
#include "api/repeats.h"
#include "api/standing_opinions.h"
#include "cases/case_service.h"
#include "crypto/key_service.h"
#include "reports/aangifte_service.h"
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
    crypto::KeyService& keys;
    const signals::NodeContext& signals;  ///< whether an identifier has an opinion
    const Repeats& repeats;
    const cases::Priority& priority;
    store::Database& database;
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
  Result<http::Response> merge(const Call& call) const;
  Result<http::Response> split(const Call& call) const;
  Result<http::Response> undo(const Call& call) const;
  Result<http::Response> stop_identifiers(const Call& call) const;
  Result<http::Response> progress(const Call& call) const;
  /// Which case each report stands in: for whoever measures linking.
  Result<http::Response> memberships(const Call& call) const;

 private:
  Result<std::vector<cases::HistoryRow>> timeline(const cases::CaseView& view, const std::vector<reports::Aangifte>& aangiften,
                                                  const StandingOpinions& opinions) const;
  Result<std::vector<std::string>> masked(const std::vector<cases::IdentifierRow>& identifiers) const;

  Rooms rooms_;
  std::function<Result<Progress>()> progress_;
};

}  // namespace dijkwacht::api
