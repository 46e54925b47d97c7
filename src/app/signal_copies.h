#pragma once

#include "api/routes.h"
#include "app/job_runner.h"
#include "app/platform.h"
#include "app/signal_context.h"
#include "audit/no_hit_recorder.h"
#include "messaging/event_handlers.h"
#include "signals/check_service.h"
#include "signals/receiving_service.h"
#include "signals/texts.h"

namespace dijkwacht::app {

/// What every partner does, whatever its sector: keeps copies of others' signals as their owners say, answers checks against
/// them, and asks their owners for more. A part of the partner's role; thread-safe.
class SignalCopies {
 public:
  /// What its people read and choose from.
  struct Data {
    signals::NoticeTexts texts;
    signals::EnquiryRules enquiries;
    /// Errors: those of the data files.
    static Result<Data> load(const Platform& platform);
  };
  /// `on_removed`: what rests on a copy ends with it. `platform` outlives this.
  SignalCopies(Platform& platform, Data data, signals::OnRemoved on_removed);
  ~SignalCopies();
  SignalCopies(const SignalCopies&) = delete;
  SignalCopies& operator=(const SignalCopies&) = delete;

  /// Makes the index from the store. Once, before the rest. Errors: those of the store.
  Status open();
  void offer(api::Resources& resources);
  void listen(messaging::EventHandlers& handlers);
  void work(JobRunner& jobs);

  const signals::NodeContext& node() const { return *context_.node; }
  signals::CheckService& checks() { return checks_; }

 private:
  Result<messaging::PreparedEvent> prepare(const messaging::Event& event);
  std::optional<signals::SenderLease> lease_of(const std::string& sender) const;

  Platform& platform_;
  SignalContext context_ = make_signal_context(platform_);
  Data data_;
  signals::SignalIndex index_;
  audit::NoHitRecorder no_hits_{*platform_.database};
  signals::ReceivingService receiving_;
  signals::CheckService checks_{*context_.node, index_, [this](const std::string& sender) { return lease_of(sender); }, no_hits_};
  api::Checks checks_resource_{
      checks_, data_.texts, {.region = "NL", .accept_synthetic_numbers = platform_.settings.is_synthetic}};
  api::ReceivedSignals received_{*platform_.database};
  signals::EnquiryAskingService enquiries_{*context_.node, data_.enquiries,
                                           [this](const std::string& sender) { return lease_of(sender); }};
  api::Repeats repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kPartner};
  api::AskedEnquiries asked_enquiries_{enquiries_, repeats_};
};

}  // namespace dijkwacht::app
