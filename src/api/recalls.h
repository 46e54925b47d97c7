#pragma once

#include <string>

#include "api/call.h"
#include "api/repeats.h"
#include "messaging/partner_register.h"
#include "victims/recall_service.h"

namespace dijkwacht::api {

/// Payments that this bank asks another bank to give back: camt.056 out, pacs.004 and camt.029 in.
class Recalls {
 public:
  /// `self`: this bank in the register of partners. The references outlive this.
  Recalls(const victims::RecallService& service, const messaging::PartnerRegister& partners, const Repeats& repeats,
          std::string self)
      : recalls_(service), partners_(partners), repeats_(repeats), self_(std::move(self)) {}

  /// The terms, and the BIC of each bank that is known: what the form needs.
  Result<http::Response> terms(const Call& call) const;
  Result<http::Response> create(const Call& call) const;
  Result<http::Response> list(const Call& call) const;
  /// How many there are in each state, and how much money.
  Result<http::Response> totals(const Call& call) const;
  Result<http::Response> get(const Call& call) const;
  /// The message to the other bank, as XML; audited.
  Result<http::Response> message(const Call& call) const;
  /// Answers of other banks, as XML: one outcome an answer.
  Result<http::Response> take_answers(const Call& call) const;

 private:
  void write(JsonWriter& json, const victims::Recall& recall, Time now) const;

  const victims::RecallService& recalls_;
  const messaging::PartnerRegister& partners_;
  const Repeats& repeats_;
  std::string self_;
};

}  // namespace dijkwacht::api
