#include "reports/sealed_part_depot_service.h"

#include "audit/audit_log.h"
#include "base/limits.h"

namespace dijkwacht::reports {
namespace {

constexpr std::size_t kNonceBytes = 24;
/// Less than the authentication tag is no ciphertext.
constexpr std::size_t kTagBytes = 16;

Status check_content(const crypto::Compartment& content) {
  if (content.nonce.size() != kNonceBytes) return fail(ErrorCode::kInvalidArgument, "must be 24 bytes", "nonce");
  if (content.ciphertext.size() > limits::kSealedPartBytesMax) {
    return fail(ErrorCode::kTooLarge, "a sealed part is at most 256 kB", "ciphertext");
  }
  if (content.ciphertext.size() <= kTagBytes) return fail(ErrorCode::kInvalidArgument, "is too short to be sealed", "ciphertext");
  return {};
}

Result<policy::Decision> permission(const NodeContext& node, const PartId& id, Time now) {
  return node.policy.engine()->permit({.from = reporter_party(),
                                       .to = node.self,
                                       .data_class = policy::DataClass::kSuspect,
                                       .purpose = std::string(purpose::kDepositSealedPart),
                                       .subject = id.text(),
                                       .facts = {.is_sealed = true},
                                       .at = now});
}

}  // namespace

Result<crypto::Receipt> SealedPartDepot::deposit(const PartId& id, crypto::Compartment content) {
  TRY(check_content(content));
  const auto now = node_.clock.now();
  const auto rule = TRY(permission(node_, id, now)).rule();
  SealedPart part{.id = id, .content = std::move(content), .receipt = {}, .received = now};
  part.receipt = TRY(crypto::sign_receipt(node_.keys, id.text(), crypto::part_hash(part.content), now));
  return node_.database.write_value<crypto::Receipt>(
      [part = std::move(part), rule, now](store::Transaction& transaction) -> Result<crypto::Receipt> {
        const auto known = TRY(find_sealed_part(transaction, part.id));
        if (known && known->receipt.hash == part.receipt.hash) return known->receipt;
        if (known) return fail(ErrorCode::kConflict, "this part id was used for other content; draw a new one", "partId");
        TRY(insert_sealed_part(transaction, part));
        TRY(audit::append(transaction,
                          {.actor = "reporter",
                           .action = "part.deposited",
                           .subject = part.id.text(),
                           .rule = rule,
                           .purpose = std::string(purpose::kDepositSealedPart)},
                          now));
        return part.receipt;
      });
}

Result<std::int64_t> SealedPartDepot::delete_keyless() {
  const auto now = node_.clock.now();
  const auto before = now - std::chrono::days(node_.terms.sealed_part_days);
  return node_.database.write_value<std::int64_t>([before, now](store::Transaction& transaction) -> Result<std::int64_t> {
    const auto deleted = TRY(delete_keyless_parts(transaction, before));
    if (deleted == 0) return deleted;
    TRY(audit::append(transaction, {.actor = "system", .action = "parts.expired", .subject = "depot", .count = deleted}, now));
    return deleted;
  });
}

}  // namespace dijkwacht::reports
