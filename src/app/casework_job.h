#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "app/platform.h"
#include "app/settling_pace.h"
#include "cases/case_service.h"
#include "reports/part_opener_service.h"
#include "reports/referral_inbox_service.h"
#include "reports/report_change_table.h"
#include "signals/publication_service.h"

namespace dijkwacht::app {

/// Brings accepted reports into the cases: opens them, turns their identifiers into tokens, links; counts reporters as they
/// identify or withdraw, and lets the signals follow; also when an identifier links again. Reads the queue of changes in order;
/// its place is stored when everything that follows from a change is done, and every step may be done twice, so a crash loses and
/// doubles nothing. Settles the cases at the pace of `SettlingPace`. One thread.
class CaseworkJob {
 public:
  struct Rooms {
    reports::PartOpener& opener;
    reports::ReferralInbox& inbox;
    cases::CaseService& cases;
    signals::PublicationService& publication;
  };
  CaseworkJob(Platform& platform, Rooms rooms) : platform_(platform), rooms_(rooms), settling_(rooms.cases.counts().reports) {}

  /// Does what waits, batch by batch.
  Status turn();

  struct Progress {
    std::int64_t pending = 0;
    std::int64_t total = 0;
    bool is_settled = false;  ///< nothing was linked or taken out since the cases were settled
  };
  /// Thread-safe.
  Result<Progress> progress() const;

 private:
  using Changes = std::vector<reports::ReportChange>;
  Result<std::vector<cases::LinkableReport>> open_accepted(const Changes& changes);
  Status link(const Changes& changes);
  Status count(const Changes& changes);
  Status recount(const Changes& changes);
  Status recount(const cases::IdentifierId& identifier);
  Status recount_due();
  void note_changes(std::int64_t reports);
  Status settle_when_due(LinkingQueue queue);

  Platform& platform_;
  Rooms rooms_;
  SettlingPace settling_;
  std::atomic<bool> is_settled_ = false;  ///< as `settling_` says, for other threads
};

}  // namespace dijkwacht::app
