#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "cases/case_service.h"
#include "messaging/partner_register.h"
#include "signals/node_context.h"
#include "signals/publication_service.h"
#include "signals/withdrawal_service.h"

namespace dijkwacht::api {

/// An analyst's opinion on an identifier of the cases, and what policy lets others learn of it.
class Opinions {
 public:
  struct Rooms {
    cases::CaseService& cases;
    signals::PublicationService& publication;
    signals::WithdrawalService& withdrawal;
    const policy::PolicyDesk& policy;
    const messaging::PartnerRegister& partners;
    policy::Party self;
    const Repeats& repeats;
    const signals::NodeContext& signals;
  };
  explicit Opinions(Rooms rooms) : rooms_(std::move(rooms)) {}

  /// Identifiers that policy would let be shared now, were there an opinion; with `?opinion=none` only those without one.
  Result<http::Response> publishable(const Call& call) const;
  /// Policy's answer on one identifier before anyone gives an opinion.
  Result<http::Response> outlook(const Call& call) const;
  Result<http::Response> create(const Call& call) const;
  Result<http::Response> withdraw(const Call& call) const;

 private:
  Result<signals::PreparedOpinion> prepare(const Call& call) const;

  Rooms rooms_;
};

}  // namespace dijkwacht::api
