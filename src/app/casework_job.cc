#include "app/casework_job.h"

#include <algorithm>
#include <chrono>

#include "app/casework_cursor_table.h"
#include "app/recount_table.h"
#include "app/reporter_news.h"
#include "cases/report_link_table.h"
#include "identifiers/iban.h"

namespace dijkwacht::app {
namespace {

constexpr std::string_view kActor = "system";
/// Changes of one turn's batch: their opening shares one transaction, their linking another.
constexpr std::size_t kBatchChanges = 200;

/// What stands beside the part: what the desk told when it offered the report.
Result<std::optional<reports::ReceivedReferral>> referral_of(store::Database& database, const reports::ReportId& report) {
  return database.read_value<std::optional<reports::ReceivedReferral>>(
      [&](store::Transaction& transaction) { return reports::find_accepted(transaction, report); });
}

/// Identifiers that parse, tokenised under the casework key in one question and sealed to it.
Result<std::vector<cases::LinkableIdentifier>> linkable(crypto::KeyService& keys, const reports::OpenedPart& part) {
  std::vector<crypto::TokenInput> inputs;
  std::vector<cases::LinkableIdentifier> linkables;
  const auto key = keys.sealing_key(crypto::KeyDomain::kCasework);
  for (const auto& opened : part.identifiers) {
    if (!opened.canonical) continue;
    const auto& canonical = opened.canonical->canonical();
    const auto& text = canonical.reveal("tokenise and seal for the cases");
    const bool is_account = opened.canonical->type() == identifiers::IdentifierType::kIban;
    inputs.push_back({.type = std::string(identifiers::name_of(opened.canonical->type())), .canonical = canonical});
    linkables.push_back({.type = inputs.back().type,
                         .token = {},
                         .sealed = crypto::seal_box(key, as_bytes(text)),
                         .role = opened.role,
                         .holder_bank = is_account ? identifiers::bank_code(*opened.canonical).value_or("") : ""});
  }
  const auto tokens = TRY(keys.tokenise(crypto::KeyDomain::kCasework, inputs));
  for (std::size_t i = 0; i < tokens.size(); ++i) linkables[i].token = tokens[i];
  return linkables;
}

Result<cases::LinkableReport> linkable_report(crypto::KeyService& keys, const reports::ReceivedReferral& referral,
                                              const reports::OpenedPart& part) {
  return cases::LinkableReport{.report_id = part.report,
                               .fraud_type = referral.facts.fraud_type,
                               .channel = referral.facts.channel,
                               .occurred_on = TRY(parse_date(referral.facts.occurred_on)),
                               .amount = referral.facts.amount,
                               .received_at = referral.offered_at,
                               .identifiers = TRY(linkable(keys, part))};
}

/// A report that is not in the cases (its part did not open, or it was withdrawn first) has nothing to count.
Result<bool> is_linked(store::Transaction& transaction, const reports::ReportId& report) {
  const auto row = TRY(cases::find_report(transaction, report));
  return row && !row->withdrawn_at;
}

}  // namespace

Status CaseworkJob::turn() {
  for (;;) {
    auto& database = *platform_.database;
    const auto changes = TRY(database.read_value<Changes>([](store::Transaction& transaction) -> Result<Changes> {
      return reports::read_changes(transaction, TRY(read_casework_cursor(transaction)), kBatchChanges);
    }));
    if (changes.empty()) {
      TRY(settle_when_due(LinkingQueue::kEmpty));
      return recount_due();
    }
    TRY(link(changes));
    TRY(count(changes));
    TRY(recount(changes));
    TRY(database.write(
        [&](store::Transaction& transaction) { return save_casework_cursor(transaction, changes.back().position); }));
    TRY(settle_when_due(LinkingQueue::kWaits));
  }
}

void CaseworkJob::note_changes(std::int64_t reports) {
  settling_.note_changes(reports);
  is_settled_ = settling_.is_settled();
}

Status CaseworkJob::settle_when_due(LinkingQueue queue) {
  using std::chrono::steady_clock;
  const auto begin = steady_clock::now();
  if (!settling_.is_due(queue, begin)) return {};
  const auto turned = TRY(rooms_.cases.settle(kActor));
  const auto end = steady_clock::now();
  settling_.note_settled(rooms_.cases.counts().reports, end, end - begin);
  is_settled_ = true;
  if (turned > 0) platform_.log.info("casework.settled", {{"turned", turned}, {"took", end - begin}});
  return {};
}

Result<std::vector<cases::LinkableReport>> CaseworkJob::open_accepted(const Changes& changes) {
  std::vector<policy::Decision> decisions;
  std::vector<reports::ReceivedReferral> referrals;
  for (const auto& change : changes) {
    if (change.kind != reports::ReportChangeKind::kAccepted) continue;
    auto referral = TRY(referral_of(*platform_.database, change.report));
    if (!referral) continue;  // withdrawn since
    auto permission = rooms_.opener.permission(change.report);
    if (!permission) continue;  // policy says no: it stays sealed
    decisions.push_back(std::move(*permission));
    referrals.push_back(std::move(*referral));
  }
  const auto parts = rooms_.opener.open_many(std::move(decisions), kActor);
  std::vector<cases::LinkableReport> opened;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i] && parts[i].error().code == ErrorCode::kUnavailable) return fail(parts[i].error());
    if (!parts[i]) {
      platform_.log.warning("casework.part-not-opened", parts[i].error(), {{"report", referrals[i].facts.id}});
      continue;
    }
    opened.push_back(TRY(linkable_report(*platform_.keys, referrals[i], *parts[i])));
  }
  return opened;
}

Status CaseworkJob::link(const Changes& changes) {
  const auto opened = TRY(open_accepted(changes));
  if (opened.empty()) return {};
  note_changes(static_cast<std::int64_t>(opened.size()));
  const auto outcomes = TRY(rooms_.cases.add_many(opened, kActor));
  return platform_.database->write([&](store::Transaction& transaction) -> Status {
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const auto row = TRY(cases::find_case(transaction, outcomes[i].in.id));
      const bool is_among_others = row && row->reports > 1;
      if (outcomes[i].was_known || !is_among_others) continue;
      TRY(rooms_.inbox.tell_desk(transaction, opened[i].report_id, "linked", kActor));
    }
    return {};
  });
}

Status CaseworkJob::count(const Changes& changes) {
  const auto withdrawn = std::ranges::count(changes, reports::ReportChangeKind::kWithdrawn, &reports::ReportChange::kind);
  if (withdrawn > 0) note_changes(withdrawn);
  return platform_.database->write([&](store::Transaction& transaction) -> Status {
    for (const auto& change : changes) {
      if (change.kind == reports::ReportChangeKind::kAccepted || !TRY(is_linked(transaction, change.report))) continue;
      if (change.kind == reports::ReportChangeKind::kWithdrawn) {
        TRY(rooms_.cases.withdraw(transaction, change.report, "withdrawn", kActor));
        continue;  // its reporter, who did this, is told nothing more
      }
      const auto identification = TRY(reports::find_identification(transaction, change.report));
      if (!identification) continue;  // withdrawn since
      TRY(rooms_.cases.identify(transaction, change.report, identification->reporter, kActor));
      TRY(ReporterNews::note_report(transaction, change.report));
    }
    return {};
  });
}

Status CaseworkJob::recount(const Changes& changes) {
  for (const auto& change : changes) {
    if (change.kind == reports::ReportChangeKind::kAccepted) continue;
    const auto identifiers = TRY(platform_.database->read_value<std::vector<cases::IdentifierId>>(
        [&](store::Transaction& transaction) { return cases::identifiers_of_report(transaction, change.report); }));
    for (const auto& identifier : identifiers) TRY(recount(identifier));
  }
  return {};
}

Status CaseworkJob::recount(const cases::IdentifierId& identifier) {
  const auto reporters = TRY(rooms_.cases.identified_reporters(identifier));
  TRY(rooms_.publication.recount(identifier.text(), reporters, std::string(kActor)));
  return {};
}

Status CaseworkJob::recount_due() {
  for (;;) {
    auto& database = *platform_.database;
    const auto due = TRY(database.read_value<std::vector<cases::IdentifierId>>(
        [](store::Transaction& transaction) { return read_recounts(transaction, kBatchChanges); }));
    if (due.empty()) return {};
    for (const auto& identifier : due) {
      TRY(recount(identifier));
      TRY(database.write([&](store::Transaction& transaction) { return remove_recount(transaction, identifier); }));
    }
  }
}

Result<CaseworkJob::Progress> CaseworkJob::progress() const {
  return platform_.database->read_value<Progress>([this](store::Transaction& transaction) -> Result<Progress> {
    const auto done = TRY(read_casework_cursor(transaction));
    const auto total = TRY(reports::last_change(transaction));
    return Progress{.pending = total - done, .total = total, .is_settled = total == done && is_settled_};
  });
}

}  // namespace dijkwacht::app
