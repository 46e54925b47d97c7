#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "policy/engine.h"
#include "store/database.h"

namespace dijkwacht::audit {

/// News between nodes that passes under the protocol rule (P0): ids, codes, times and receipts; text only when sealed to the
/// receiver.
struct ProtocolMessage {
  std::string recipient;     ///< partner id
  std::string type;          ///< "signal.withdrawn"
  std::string_view purpose;  ///< code of data/policy/purposes.toml
  std::string subject;       ///< id
  std::int64_t version = 1;
  std::string data;  ///< JSON
  std::string actor;
};

/// What a message carries beside ids and codes.
enum class ProtocolContent : std::uint8_t { kIdsOnly, kSealedText };

/// From whom, to whom, under which rules.
struct ProtocolRoute {
  const policy::Engine& engine;
  const policy::Party& from;
  const policy::Party& to;
  Random& random;
};

/// Asks policy and releases in the caller's transaction; the release is the audit record of the act.
/// Errors: kPermissionDenied with policy's reasons; nothing is written then.
Status send_protocol(store::Transaction& transaction, const ProtocolRoute& route, const ProtocolMessage& message,
                     ProtocolContent content, Time now);

}  // namespace dijkwacht::audit
