#include "audit/canonical_text.h"

#include <fmt/core.h>

#include "crypto/secret.h"

namespace dijkwacht::audit {

std::string canonical_text(const Entry& entry) {
  const Act& act = entry.act;
  std::string text;
  for (const std::string& field : {std::to_string(entry.number), std::to_string(to_millis(entry.time)), act.actor, act.action,
                                   act.subject, act.rule, act.purpose, act.outcome, std::to_string(act.count), act.commitment}) {
    text += fmt::format("{}:{}", field.size(), field);
  }
  // Entries made before questions were kept have ten fields, and so has what was no decision: their hashes stand.
  if (!act.question.empty()) text += fmt::format("{}:{}", act.question.size(), act.question);
  return text;
}

std::string hash_of(const Entry& entry) {
  return to_hex(crypto::hash(as_bytes("dijkwacht/audit/v1\n" + entry.previous_hash + canonical_text(entry))));
}

}  // namespace dijkwacht::audit
