#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/head.h"
#include "base/result.h"
#include "store/database.h"

namespace dijkwacht::audit {

/// A head that another organisation vouches for; its countersignature is checked already.
struct KnownHead {
  std::int64_t number = 0;
  std::string hash;     ///< hex
  std::string witness;  ///< partner id
};

enum class FlawKind : std::uint8_t {
  kChanged,     ///< the entry's content does not fit its own hash
  kRemoved,     ///< the entry is not there, though later ones are
  kOutOfPlace,  ///< the entry does not follow the one before it: inserted, moved, or the one before was replaced
  kTruncated,   ///< the chain ends before entries that existed
  kRewritten,   ///< the chain fits itself, but not what a witness saw
};
/// `"changed"`, `"removed"`, `"out-of-place"`, `"truncated"`, `"rewritten"`.
std::string_view name_of(FlawKind kind);

struct Flaw {
  FlawKind kind = FlawKind::kChanged;
  std::int64_t number = 0;  ///< the first bad entry; for kRewritten the first that may be bad
  std::string words;        ///< for a person
};

struct VerifyReport {
  std::int64_t entries = 0;          ///< walked, up to the flaw if there is one
  std::string hash;                  ///< of the last of them
  std::int64_t witnessed_up_to = 0;  ///< the highest known head that the chain agrees with; what is younger could be cut unseen
  std::optional<Flaw> flaw;

  bool is_whole() const { return !flaw; }
};

/// Walks the whole chain and compares it with `known`. Finds every changed, removed, inserted or moved entry, and truncation or
/// rewriting up to the highest known head. One entry in memory at a time. Errors: of the store only; a flaw is no error.
Result<VerifyReport> verify(store::Transaction& transaction, std::vector<KnownHead> known);

/// The heads in this node's own store that `countersigner` vouches for. (Someone who cuts the chain can remove these too: for an
/// investigation ask the countersigner for its `read_witnessed_heads`.)
/// Errors: kDataCorrupt when a stored countersignature is not the countersigner's.
Result<std::vector<KnownHead>> known_heads(store::Transaction& transaction, std::string_view node, const Signer& countersigner);

}  // namespace dijkwacht::audit
