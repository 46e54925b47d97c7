#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "cases/settlement_service.h"

namespace dijkwacht::api {

/// How a case ends, and where its money went.
class CaseSettlements {
 public:
  struct Rooms {
    cases::SettlementService& settlements;
    const cases::SettlementTracks& tracks;
    const Repeats& repeats;
  };
  explicit CaseSettlements(Rooms rooms) : rooms_(rooms) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> choose(const Call& call) const;
  /// Done: every reporter of the case is told.
  Result<http::Response> end(const Call& call) const;
  Result<http::Response> note_money(const Call& call) const;

 private:
  using Act = std::function<Result<std::string>(store::Transaction&, const JsonValue& body)>;
  Result<http::Response> act(const Call& call, const Act& act) const;

  Rooms rooms_;
};

}  // namespace dijkwacht::api
