#include "audit/head.h"

#include <fmt/core.h>

#include "audit/audit_log.h"
#include "audit/head_table.h"
#include "audit/tail_table.h"

namespace dijkwacht::audit {
namespace {

constexpr std::string_view kHeadDomain = "audit-head";
constexpr std::string_view kCountersignDomain = "audit-countersign";

/// The head to publish now; nothing when the chain is empty or has not grown.
Result<std::optional<Head>> new_head(store::Transaction& transaction, Time now) {
  const auto tail = TRY(read_tail(transaction));
  if (!tail) return fail(ErrorCode::kDataCorrupt, "the end of the audit chain is gone: run audit verify");
  const auto last = TRY(last_published_head(transaction));
  const Head published = last ? last->signed_head.head : Head{.number = 0, .hash = std::string(kNoHash), .at = {}};
  if (tail->number == published.number && tail->hash == published.hash) return std::nullopt;
  if (tail->number <= published.number) {
    return fail(ErrorCode::kDataCorrupt, "the audit chain contradicts its last published head: run audit verify");
  }
  return Head{.number = tail->number, .hash = tail->hash, .at = now};
}

/// A chain only grows: a witness never signs two truths.
Status check_growth(const std::optional<WitnessedHead>& last, const Head& head) {
  if (!last) return {};
  const Head& known = last->signed_head.head;
  if (head.number > known.number || (head.number == known.number && head.hash == known.hash)) return {};
  return fail(ErrorCode::kConflict,
              fmt::format("the chain contradicts its head at entry {}, which was countersigned", known.number), "number");
}

Result<Countersignature> countersign(crypto::KeyService& keys, const Signer& source, const SignedHead& signed_head) {
  const std::string text = head_text(source.id, signed_head.head);
  if (!crypto::verify(source.key, kHeadDomain, as_bytes(text), signed_head.signature)) {
    return fail(ErrorCode::kPermissionDenied, "the head is not signed by the node that sent it", "signature");
  }
  return Countersignature{.number = signed_head.head.number,
                          .hash = signed_head.head.hash,
                          .signature = TRY(keys.sign(kCountersignDomain, as_bytes(text)))};
}

Status store_witness(store::Transaction& transaction, const std::string& source, const WitnessedHead& witnessed) {
  const Head& head = witnessed.signed_head.head;
  const auto last = TRY(last_witnessed_head(transaction, source));
  TRY(check_growth(last, head));
  if (last && last->signed_head.head.number == head.number) return {};
  return insert_witnessed_head(transaction, source, witnessed);
}

}  // namespace

std::string head_text(std::string_view node, const Head& head) {
  return fmt::format("{}|{}|{}|{}", node, head.number, head.hash, time_text(head.at));
}

bool is_countersigned(std::string_view node, const Signer& countersigner, const Head& head, const crypto::Signature& signature) {
  return crypto::verify(countersigner.key, kCountersignDomain, as_bytes(head_text(node, head)), signature);
}

Result<bool> publish_head(store::Database& database, crypto::KeyService& keys, const std::string& node, Time now) {
  const auto head = TRY(
      database.read_value<std::optional<Head>>([now](store::Transaction& transaction) { return new_head(transaction, now); }));
  if (!head) return false;
  const SignedHead signed_head{.head = *head, .signature = TRY(keys.sign(kHeadDomain, as_bytes(head_text(node, *head))))};
  TRY(database.write([&](store::Transaction& transaction) { return insert_published_head(transaction, signed_head); }));
  return true;
}

Result<std::optional<SignedHead>> pending_head(store::Transaction& transaction) {
  auto last = TRY(last_published_head(transaction));
  if (!last || last->countersignature) return std::nullopt;
  return last->signed_head;
}

Result<Countersignature> witness(store::Database& database, crypto::KeyService& keys, const Signer& source,
                                 const SignedHead& signed_head) {
  const auto word = TRY(countersign(keys, source, signed_head));
  TRY(database.write([&](store::Transaction& transaction) {
    return store_witness(transaction, source.id, {.signed_head = signed_head, .countersignature = word.signature});
  }));
  return word;
}

Status store_countersignature(store::Transaction& transaction, std::string_view node, const Signer& countersigner,
                              const Countersignature& countersignature, Time now) {
  const auto published = TRY(find_published_head(transaction, countersignature.number));
  if (!published) return fail(ErrorCode::kNotFound, "this node published no such head", "number");
  const Head& head = published->signed_head.head;
  if (head.hash != countersignature.hash) return fail(ErrorCode::kConflict, "the head had another hash", "hash");
  if (!is_countersigned(node, countersigner, head, countersignature.signature)) {
    return fail(ErrorCode::kPermissionDenied, "the countersignature is not the countersigner's", "signature");
  }
  return set_countersignature(transaction, countersigner.id, countersignature, now);
}

}  // namespace dijkwacht::audit
