#pragma once

#include <string>

#include "audit/audit_log.h"

namespace dijkwacht::audit {

/// The bytes that an entry's hash covers: each field as `<length in bytes>:<content>`, in the order number, time (milliseconds),
/// actor, action, subject, rule, purpose, outcome, count, commitment. The lengths keep two entries from having one text. Pure.
std::string canonical_text(const Entry& entry);

/// Hex of BLAKE2b-256("dijkwacht/audit/v1\n" || previous hash || canonical text). Does not look at `entry.hash`. Pure.
std::string hash_of(const Entry& entry);

}  // namespace dijkwacht::audit
