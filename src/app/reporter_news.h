#pragma once

#include <string>

#include "app/platform.h"
#include "cases/ids.h"
#include "reports/referral_inbox_service.h"
#include "signals/signal.h"

namespace dijkwacht::app {

/// Tells reporters, by way of the desk that offered their report, that a signal rests on it ("signal-shared"), and that none does
/// any more ("signal-withdrawn"). A report counts for a signal when its reporter is identified and it names the identifier. Only
/// the report's id and the code travel, under P0: not which account, which bank, or how many others.
///
/// What may have changed is noted in the transaction in which it did (`note_signal`, `note_report`); `turn` then compares what is
/// with what was told, so that a reporter hears each thing once, whatever died in between. One thread turns.
class ReporterNews {
 public:
  ReporterNews(Platform& platform, reports::ReferralInbox& inbox) : platform_(platform), inbox_(inbox) {}

  /// A signal was shared or withdrawn. Those of other owners (feeds) rest on no report.
  static Status note_signal(store::Transaction& transaction, const signals::Signal& signal, const std::string& self);
  /// A reporter became known.
  static Status note_report(store::Transaction& transaction, const reports::ReportId& report);

  /// Looks at what was noted. While P0 is off the news waits behind `audit/protocol.h`; where no rule lets it go, it stays noted
  /// and is tried again.
  Status turn();

 private:
  Status review_naming(const cases::IdentifierId& identifier);
  Status review(store::Transaction& transaction, const reports::ReportId& report);
  Result<bool> has_signal(store::Transaction& transaction, const reports::ReportId& report) const;

  Platform& platform_;
  reports::ReferralInbox& inbox_;
};

}  // namespace dijkwacht::app
