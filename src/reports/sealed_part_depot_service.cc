#include "reports/sealed_part_depot_service.h"

#include <fmt/core.h>

#include "audit/audit_log.h"
#include "base/limits.h"
#include "reports/opened_part.h"

namespace dijkwacht::reports {
namespace {

constexpr std::size_t kNonceBytes = 24;
/// Less than the authentication tag is no ciphertext.
constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kKilobyte = 1024;

Status check_content(const crypto::Compartment& content, std::size_t bytes_max) {
  if (content.nonce.size() != kNonceBytes) return fail(ErrorCode::kInvalidArgument, "must be 24 bytes", "nonce");
  if (content.ciphertext.size() > bytes_max) {
    return fail(ErrorCode::kTooLarge, fmt::format("sealed it is at most {} kB", bytes_max / kKilobyte), "ciphertext");
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
  TRY(check_content(content, limits::kSealedPartBytesMax));
  return keep({.id = id, .content = std::move(content), .receipt = {}, .received = {}}, 0);
}

Result<crypto::Receipt> SealedPartDepot::deposit_file(const PartId& id, const PartId& list, crypto::Compartment content,
                                                      const EvidenceRules& rules) {
  TRY(check_content(content, rules.file_bytes_max() + kPartBlockBytes + kTagBytes));
  return keep({.id = id, .content = std::move(content), .receipt = {}, .received = {}, .list = list}, rules.files_max());
}

Result<crypto::Receipt> SealedPartDepot::keep(SealedPart part, std::size_t files_max) {
  const auto now = node_.clock.now();
  const auto rule = TRY(permission(node_, part.id, now)).rule();
  part.received = now;
  part.receipt = TRY(crypto::sign_receipt(node_.keys, part.id.text(), crypto::part_hash(part.content), now));
  return node_.database.write_value<crypto::Receipt>(
      [part = std::move(part), rule, now, files_max](store::Transaction& transaction) -> Result<crypto::Receipt> {
        const auto known = TRY(find_sealed_part(transaction, part.id));
        if (known && known->receipt.hash == part.receipt.hash) return known->receipt;
        if (known) return fail(ErrorCode::kConflict, "this part id was used for other content; draw a new one", "partId");
        if (part.list && std::cmp_greater_equal(TRY(count_files_of(transaction, *part.list)), files_max)) {
          return fail(ErrorCode::kTooLarge, fmt::format("at most {} files at once", files_max), "list");
        }
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
