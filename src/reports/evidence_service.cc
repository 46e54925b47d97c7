#include "reports/evidence_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "crypto/sha256.h"
#include "reports/evidence_table.h"
#include "reports/held_part_table.h"
#include "reports/opened_part.h"
#include "reports/referral_inbox_service.h"
#include "reports/status_token.h"

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kUnexpected = "unexpected";

/// A list as it lies here, with the key to it.
struct SealedList {
  crypto::WrappedPart content;
  PartId part;
  Time received;
};

Result<ReportId> report_of(const NodeContext& node, const policy::Decision& decision) {
  const auto& subject = decision.question().subject;
  TRY(decision.covers(node.self, policy::DataClass::kSuspect, subject, purpose::kStartInvestigation));
  return ReportId::parse(subject);
}

Result<SealedPart> find_part_here(store::Transaction& transaction, const PartId& id) {
  auto part = TRY(find_sealed_part(transaction, id));
  if (part) return std::move(*part);
  return fail(ErrorCode::kDataCorrupt, "a sealed part with evidence is gone");
}

Result<std::vector<SealedList>> find_lists(store::Transaction& transaction, const ReportId& report) {
  const auto referral = TRY(find_held_referral(transaction, report));
  std::vector<SealedList> lists;
  lists.push_back({.content = TRY(find_held_part(transaction, report)),
                   .part = referral.part,
                   .received = TRY(find_part_here(transaction, referral.part)).received});
  for (auto& added : TRY(added_evidence_of(transaction, report))) {
    auto part = TRY(find_part_here(transaction, added.part));
    lists.push_back({.content = {.wrap = std::move(added.wrap),
                                 .compartment = std::move(part.content),
                                 .context = evidence_context(report)},
                     .part = added.part,
                     .received = part.received});
  }
  return lists;
}

bool is_as_listed(const EvidenceFile& file, ByteView content) {
  return std::cmp_equal(content.size(), file.bytes) && crypto::sha256(content) == file.sha256;
}

}  // namespace

Status EvidenceService::add(const Addition& addition) {
  const auto now = node_.clock.now();
  const auto token = identification_token_hash(addition.identification_token);
  return node_.database.write([=, this](store::Transaction& transaction) -> Status {
    const auto referral = TRY(find_for_reporter(transaction, addition.report, token));
    if (referral.state != ReferralState::kAccepted) {
      return fail(ErrorCode::kFailedPrecondition, "the police have not accepted this report, or no longer hold it");
    }
    if (!TRY(has_sealed_part(transaction, addition.part, addition.hash))) {
      return fail(ErrorCode::kInvalidArgument, "leave the sealed list at the police first", "partId");
    }
    const auto known = TRY(added_evidence_of(transaction, addition.report));
    if (std::ranges::find(known, addition.part, &AddedEvidence::part) != known.end()) return {};
    if (known.size() >= rules_.additions_max()) {
      return fail(ErrorCode::kTooLarge, "so often cannot be added to one report; call the police", "partId");
    }
    TRY(insert_added_evidence(
        transaction, {.part = addition.part, .report = addition.report, .wrap = addition.wrap, .at = now}));
    TRY(audit::append(transaction,
                      {.actor = "reporter",
                       .action = "evidence.added",
                       .subject = addition.report.text(),
                       .purpose = std::string(purpose::kStartInvestigation)},
                      now));
    return ReferralInbox(node_).tell_desk(transaction, addition.report, "evidence-added", "reporter");
  });
}

Result<std::vector<EvidenceFile>> EvidenceService::list(policy::Decision decision, std::string_view actor) {
  const auto report = TRY(report_of(node_, decision));
  auto files = TRY(read_lists(report));
  TRY(record(decision, report, actor, "evidence.listed", "done"));
  return files;
}

Result<OpenedEvidence> EvidenceService::open(policy::Decision decision, const PartId& file, std::string_view actor) {
  const auto report = TRY(report_of(node_, decision));
  auto files = TRY(read_lists(report));
  const auto found = std::ranges::find(files, file, &EvidenceFile::part);
  if (found == files.end()) return fail(ErrorCode::kNotFound, "no list of this report names this file", "partId");
  auto opened = TRY(read_file(report, std::move(*found)));
  TRY(record(decision, report, actor, "evidence.opened", opened.type == nullptr ? kUnexpected : opened.type->media_type));
  return opened;
}

Result<std::vector<EvidenceFile>> EvidenceService::read_lists(const ReportId& report) {
  const auto lists = TRY(node_.database.read_value<std::vector<SealedList>>(
      [&](store::Transaction& transaction) { return find_lists(transaction, report); }));
  std::vector<EvidenceFile> files;
  for (const auto& list : lists) {
    const auto content = TRY(node_.keys.open_part(crypto::KeyDomain::kIntake, list.content));
    for (auto& file : TRY(parse_evidence(content.reveal("read which files there are")))) {
      file.list = list.part;
      file.added = list.received;
      files.push_back(std::move(file));
    }
  }
  return files;
}

Result<OpenedEvidence> EvidenceService::read_file(const ReportId& report, EvidenceFile file) {
  auto part = TRY(node_.database.read_value<SealedPart>(
      [&](store::Transaction& transaction) { return find_part_here(transaction, file.part); }));
  const auto padded = TRY(node_.keys.open_part(crypto::KeyDomain::kIntake, {.wrap = file.wrap,
                                                                             .compartment = std::move(part.content),
                                                                             .context = evidence_context(report, file.part)}));
  const auto content = TRY(unpad(padded.reveal("look what the file is"), kPartBlockBytes));
  if (!is_as_listed(file, content)) {
    return fail(ErrorCode::kDataCorrupt, "this file is not what its list says", "partId");
  }
  const auto* type = rules_.type_of(content);
  Bytes shown;
  if (type != nullptr) shown.assign(content.begin(), content.end());
  return OpenedEvidence{.file = std::move(file), .type = type, .content = Sensitive(std::move(shown))};
}

Status EvidenceService::record(const policy::Decision& decision, const ReportId& report, std::string_view actor,
                               std::string_view action, std::string_view outcome) {
  const auto now = node_.clock.now();
  return node_.database.write([&](store::Transaction& transaction) -> Status {
    TRY(find_held_referral(transaction, report));
    const audit::Act opening{.actor = std::string(actor),
                             .action = std::string(action),
                             .subject = report.text(),
                             .outcome = std::string(outcome)};
    TRY(audit::append(transaction, audit::act_under(decision, opening), now));
    return {};
  });
}

}  // namespace dijkwacht::reports
