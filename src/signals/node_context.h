#pragma once

#include <functional>

#include "base/clock.h"
#include "base/random.h"
#include "crypto/key_service.h"
#include "policy/engine.h"
#include "signals/partner_register.h"
#include "signals/signal.h"
#include "store/database.h"

namespace dijkwacht::signals {

/// What every service of a node stands on. The references outlive the services; all of it is thread-safe.
struct NodeContext {
  store::Database& database;
  crypto::KeyService& keys;
  const policy::PolicyDesk& policy;
  const PartnerRegister& partners;
  const Clock& clock;
  Random& random;
  policy::Party self;  ///< this node's organisation
  /// Hears of each signal that an opinion shares or that is withdrawn, in the transaction that does it. Empty: nobody does.
  std::function<Status(store::Transaction&, const Signal&)> on_changed = nullptr;
};

/// Purposes that this room and its right neighbour name; what they mean stands in data/policy/purposes.toml.
namespace purpose {
inline constexpr std::string_view kBlocking = "blocking";
inline constexpr std::string_view kBlockMuleAccount = "block-mule-account";
inline constexpr std::string_view kTransactionMonitoring = "transaction-monitoring";
inline constexpr std::string_view kWithdraw = "withdraw";
inline constexpr std::string_view kAcknowledge = "acknowledge";
inline constexpr std::string_view kHoldNotice = "hold-notice";
inline constexpr std::string_view kObjection = "objection";
inline constexpr std::string_view kHolderVerdict = "holder-verdict";
inline constexpr std::string_view kEnquiry = "enquiry";
inline constexpr std::string_view kEnquiryAnswer = "enquiry-answer";
}  // namespace purpose

}  // namespace dijkwacht::signals
