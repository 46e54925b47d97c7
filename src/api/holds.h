#pragma once

#include <string>
#include <utility>

#include "api/call.h"
#include "api/repeats.h"
#include "barriers/hold_service.h"
#include "messaging/partner_register.h"

namespace dijkwacht::api {

/// Payments that wait: for the bank's analyst, and for the person held.
class Holds {
 public:
  /// `self`: the bank's own partner id, where the person held can always turn to.
  Holds(barriers::HoldService& holds, const messaging::PartnerRegister& partners, const Repeats& repeats, std::string self)
      : holds_(holds), partners_(partners), repeats_(repeats), self_(std::move(self)) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> get(const Call& call) const;
  Result<http::Response> release(const Call& call) const;
  Result<http::Response> notice(const Call& call) const;
  Result<http::Response> object(const Call& call) const;

 private:
  void write(JsonWriter& json, const barriers::Hold& hold) const;
  std::string text_of(const barriers::Hold& hold) const;
  std::string text_of(const barriers::HoldNotice& notice) const;
  Bilingual name_of(const std::string& partner_id) const;

  barriers::HoldService& holds_;
  const messaging::PartnerRegister& partners_;
  const Repeats& repeats_;
  const std::string self_;
};

}  // namespace dijkwacht::api
