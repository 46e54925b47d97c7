#include "app/signal_copies.h"

#include "signals/enquiry_ending_service.h"

namespace dijkwacht::app {
namespace {

constexpr Duration kNoHitPeriod = Duration(100);
constexpr Duration kErasePeriod = std::chrono::minutes(1);

}  // namespace

Result<SignalCopies::Data> SignalCopies::Data::load(const Platform& platform) {
  return Data{TRY(signals::NoticeTexts::load(platform.data("texts/signals.toml"))),
              TRY(signals::EnquiryRules::load(platform.data("policy/enquiries.toml")))};
}

SignalCopies::SignalCopies(Platform& platform, Data data, signals::OnRemoved on_removed)
    : platform_(platform), data_(std::move(data)), receiving_(*context_.node, index_, std::move(on_removed)) {}

SignalCopies::~SignalCopies() { static_cast<void>(no_hits_.flush(platform_.clock.now())); }

Status SignalCopies::open() { return receiving_.rebuild(); }

void SignalCopies::offer(api::Resources& resources) {
  resources.checks = &checks_resource_;
  resources.received_signals = &received_;
  resources.asked_enquiries = &asked_enquiries_;
}

void SignalCopies::listen(messaging::EventHandlers& handlers) {
  for (const auto* type : {"signal.shared", "signal.batch", "signal.withdrawn"}) {
    handlers.on(type, messaging::Versions::kAll, [this](const messaging::Event& event) { return prepare(event); });
  }
  for (const auto type : {signals::event::kEnquiryGiven, signals::event::kEnquiryRefused}) {
    handlers.on(std::string(type), messaging::Versions::kAll, [this](auto& transaction, const messaging::Event& event) {
      return enquiries_.take_answer(transaction, event.source, event.type, event.data, platform_.clock.now());
    });
  }
}

void SignalCopies::work(JobRunner& jobs) {
  jobs.add("checks.no-hits", kNoHitPeriod, [this] { return no_hits_.flush(platform_.clock.now()); });
  jobs.add("enquiries.erase", kErasePeriod, [this]() -> Status {
    TRY(signals::erase_due_enquiries(*platform_.database, platform_.clock.now()));
    return {};
  });
}

/// Keys first, then copy and inbox in one transaction, then the index. Receivers compare revisions themselves.
Result<messaging::PreparedEvent> SignalCopies::prepare(const messaging::Event& event) {
  auto incoming = std::make_shared<signals::IncomingSignals>(TRY(receiving_.prepare(event.source, event.type, event.data)));
  auto touched = std::make_shared<signals::TouchedTokens>();
  return messaging::PreparedEvent{.apply = [this, incoming, touched](store::Transaction& transaction) -> Status {
                                    *touched = TRY(receiving_.apply(transaction, *incoming, platform_.clock.now()));
                                    return {};
                                  },
                                  .after_commit =
                                      [this, touched] {
                                        if (const auto fed = receiving_.feed(*touched); !fed)
                                          platform_.log.error("signals.index-behind", fed.error());
                                      }};
}

std::optional<signals::SenderLease> SignalCopies::lease_of(const std::string& sender) const {
  const auto lease = platform_.leases.lease(sender);
  if (!lease) return std::nullopt;
  return signals::SenderLease{.heard_at = lease->heard_at, .until = lease->until};
}

}  // namespace dijkwacht::app
