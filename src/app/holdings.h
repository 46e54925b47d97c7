#pragma once

#include "reports/node_context.h"
#include "rights/holdings.h"
#include "signals/freeze_service.h"
#include "signals/publication_service.h"
#include "signals/received_signal_table.h"

namespace dijkwacht::app {

/// What each role's rooms hold on a person who asks (GDPR article 15): found by what the person named, for nothing else is known
/// of them. The references outlive these. Thread-safe.

/// The desk: reports by their number.
class DeskHoldings final : public rights::Holdings {
 public:
  explicit DeskHoldings(const reports::NodeContext& node) : node_(node) {}
  Result<std::vector<rights::Finding>> find(const rights::Subject& subject) override;

 private:
  const reports::NodeContext& node_;
};

/// The police: identifiers that cases link, and signals on them, which can be paused and ended.
class CaseworkHoldings final : public rights::Holdings {
 public:
  CaseworkHoldings(const signals::NodeContext& node, signals::PublicationService& publication)
      : node_(node), freezes_(node), publication_(publication) {}

  Result<std::vector<rights::Finding>> find(const rights::Subject& subject) override;
  Result<std::vector<std::string>> match(const rights::Subject& subject) override;
  Result<rights::Frozen> freeze(store::Transaction& transaction, const rights::RequestId& request,
                                const std::vector<std::string>& matched, Time not_when_refused_since, Time now) override;
  Result<std::int64_t> end(store::Transaction& transaction, const rights::RequestId& request,
                           const std::vector<std::string>& matched, const std::string& actor, Time now) override;
  Status refuse(store::Transaction& transaction, const rights::RequestId& request, Time now) override;
  Status resume(const std::string& actor) override;

 private:
  const signals::NodeContext& node_;
  signals::FreezeService freezes_;
  signals::PublicationService& publication_;
};

/// A partner: copies of signals that it received. They are their owners' to pause or end, and do so here within seconds.
class PartnerHoldings final : public rights::Holdings {
 public:
  explicit PartnerHoldings(const signals::NodeContext& node) : node_(node) {}
  Result<std::vector<rights::Finding>> find(const rights::Subject& subject) override;

 private:
  const signals::NodeContext& node_;
};

}  // namespace dijkwacht::app
