#include "audit/verify.h"

#include <algorithm>

#include <fmt/core.h>

#include "audit/audit_log.h"
#include "audit/canonical_text.h"
#include "audit/head_table.h"
#include "audit/tail_table.h"

namespace dijkwacht::audit {
namespace {

/// Goes along the chain, entry by entry, until the first flaw. Pure.
class Walk {
 public:
  explicit Walk(std::vector<KnownHead> known) : known_(std::move(known)) {
    std::ranges::sort(known_, {}, &KnownHead::number);
    report_.hash = kNoHash;
  }

  bool has_flaw() const { return report_.flaw.has_value(); }

  void step(const Entry& entry) {
    report_.flaw = flaw_in(entry);
    if (has_flaw()) return;
    report_.entries = entry.number;
    report_.hash = entry.hash;
    compare_with_known(entry);
  }

  VerifyReport finish(const std::optional<Tail>& tail) && {
    if (!has_flaw()) report_.flaw = flaw_at_end(tail);
    return std::move(report_);
  }

 private:
  std::optional<Flaw> flaw_in(const Entry& entry) const {
    const std::int64_t expected = report_.entries + 1;
    if (entry.number > expected) return Flaw{FlawKind::kRemoved, expected, fmt::format("entry {} was removed", expected)};
    if (entry.number < expected) {  // numbers are unique, so only 0 and below can come
      return Flaw{FlawKind::kOutOfPlace, entry.number, fmt::format("entry {} was inserted before the first", entry.number)};
    }
    if (hash_of(entry) != entry.hash) {
      return Flaw{FlawKind::kChanged, entry.number, fmt::format("entry {} was changed", entry.number)};
    }
    if (entry.previous_hash != report_.hash) {
      return Flaw{FlawKind::kOutOfPlace, entry.number,
                  fmt::format("entry {} does not follow entry {}: one of them was inserted, moved or replaced", entry.number,
                              report_.entries)};
    }
    return std::nullopt;
  }

  void compare_with_known(const Entry& entry) {
    for (; next_known_ < known_.size() && known_[next_known_].number <= entry.number; ++next_known_) {
      const KnownHead& head = known_[next_known_];
      if (head.number < entry.number) continue;  // no entry has a number below 1
      if (head.hash != entry.hash) {
        report_.flaw = Flaw{FlawKind::kRewritten, report_.witnessed_up_to + 1,
                            fmt::format("entries {} to {} are not those that {} countersigned", report_.witnessed_up_to + 1,
                                        entry.number, head.witness)};
        return;
      }
      report_.witnessed_up_to = entry.number;
    }
  }

  std::optional<Flaw> flaw_at_end(const std::optional<Tail>& tail) const {
    const std::int64_t next = report_.entries + 1;
    if (next_known_ < known_.size()) {
      const KnownHead& head = known_.back();
      return Flaw{FlawKind::kTruncated, next,
                  fmt::format("entries {} to {} are gone; {} countersigned the last of them", next, head.number, head.witness)};
    }
    if (!tail) return Flaw{FlawKind::kTruncated, next, "the row that marks the end of the chain is gone"};
    if (tail->number > report_.entries) {
      return Flaw{FlawKind::kTruncated, next, fmt::format("entries {} to {} are gone", next, tail->number)};
    }
    if (tail->number < report_.entries) {
      return Flaw{FlawKind::kOutOfPlace, tail->number + 1, fmt::format("entry {} was added past the end", tail->number + 1)};
    }
    if (tail->hash != report_.hash) {
      return Flaw{FlawKind::kChanged, report_.entries, fmt::format("entry {}, the last, was replaced", report_.entries)};
    }
    return std::nullopt;
  }

  std::vector<KnownHead> known_;
  std::size_t next_known_ = 0;
  VerifyReport report_;
};

}  // namespace

std::string_view name_of(FlawKind kind) {
  switch (kind) {
    case FlawKind::kChanged: return "changed";
    case FlawKind::kRemoved: return "removed";
    case FlawKind::kOutOfPlace: return "out-of-place";
    case FlawKind::kTruncated: return "truncated";
    case FlawKind::kRewritten: return "rewritten";
  }
  return "changed";
}

Result<VerifyReport> verify(store::Transaction& transaction, std::vector<KnownHead> known) {
  Walk walk(std::move(known));
  const Status walked = for_each_entry(transaction, [&](const Entry& entry) -> Status {
    walk.step(entry);
    if (walk.has_flaw()) return fail(ErrorCode::kDataCorrupt, "the walk ends at the first flaw");
    return {};
  });
  if (!walked && !walk.has_flaw()) return fail(walked.error());
  return std::move(walk).finish(TRY(read_tail(transaction)));
}

Result<std::vector<KnownHead>> known_heads(store::Transaction& transaction, std::string_view node, const Signer& countersigner) {
  std::vector<KnownHead> known;
  for (const PublishedHead& published : TRY(read_countersigned_heads(transaction))) {
    const Head& head = published.signed_head.head;
    if (published.countersigned_by != countersigner.id) continue;
    if (!is_countersigned(node, countersigner, head, *published.countersignature)) {
      return fail(ErrorCode::kDataCorrupt, fmt::format("the countersignature of the head at entry {} is false", head.number));
    }
    known.push_back({.number = head.number, .hash = head.hash, .witness = countersigner.id});
  }
  return known;
}

}  // namespace dijkwacht::audit
