#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/contact_point.h"
#include "crypto/seal.h"
#include "policy/decision.h"

namespace dijkwacht::signals {

/// A partner's node as far as signals need to know it.
struct Partner {
  policy::Party party;
  std::vector<std::string> bank_codes;            ///< of the accounts it holds; empty when it is no bank
  std::optional<crypto::PublicKey> partner_key;   ///< to seal signals to; none when it takes no signals about persons
  std::optional<crypto::PublicKey> exchange_key;  ///< to seal objections to; none when it owns no signals
  std::optional<ContactPoint> contact = {};       ///< where people can turn to
};

/// The partners that have a node, as configured at start. A value; safe to read from several threads.
class PartnerRegister {
 public:
  explicit PartnerRegister(std::vector<Partner> partners) : partners_(std::move(partners)) {}

  const std::vector<Partner>& all() const { return partners_; }
  /// Null when there is none.
  const Partner* find(std::string_view id) const {
    for (const auto& partner : partners_) {
      if (partner.party.id == id) return &partner;
    }
    return nullptr;
  }
  /// The bank that holds accounts with this bank code; null when none of the partners does.
  const Partner* holder(std::string_view bank_code) const {
    for (const auto& partner : partners_) {
      for (const auto& code : partner.bank_codes) {
        if (code == bank_code) return &partner;
      }
    }
    return nullptr;
  }

 private:
  std::vector<Partner> partners_;
};

}  // namespace dijkwacht::signals
