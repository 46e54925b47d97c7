#include "reports/received_referral_table.h"

#include <algorithm>

#include "base/limits.h"
#include "crypto/secret.h"

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kSelect =
    "SELECT referral_id, report_id, desk, part_id, part_hash, wrap, victim, fraud_type, channel, occurred_on, amount_minor, "
    "amount_currency, actor, consent_version, consent_text_version, consent_at, consent_signature, identification_hash, state, "
    "offered_at, due, decided_at, status_version, consent_recipient, consent_purpose FROM received_referral ";

Bytes bytes_or_none(const store::Row& row, std::size_t column) { return row.is_null(column) ? Bytes() : row.bytes(column); }

Result<ReceivedReferral> referral_of(const store::Row& row) {
  ReceivedReferral referral;
  referral.id = row.id<ReferralId>(0);
  referral.facts = {.id = row.id<ReportId>(1),
                    .fraud_type = row.text(7),
                    .channel = row.text(8),
                    .occurred_on = row.text(9),
                    .amount = std::nullopt,
                    .actor = row.text(12)};
  if (!row.is_null(10)) referral.facts.amount = Money{row.integer(10), row.text(11)};
  referral.desk = row.text(2);
  referral.part = row.id<PartId>(3);
  referral.part_hash = row.text(4);
  referral.wrap = bytes_or_none(row, 5);
  referral.victim = bytes_or_none(row, 6);
  referral.consent = {.report = referral.facts.id,
                      .recipient = row.text(23),
                      .purpose = row.text(24),
                      .version = row.integer(13),
                      .is_given = true,
                      .text_version = row.text(14),
                      .at = row.time(15),
                      .signature = row.bytes(16)};
  referral.identification_hash = row.bytes(17);
  referral.state = TRY(parse_referral_state(row.text(18)));
  referral.offered_at = row.time(19);
  referral.due = row.time(20);
  referral.decided_at = row.optional_time(21);
  referral.status_version = row.integer(22);
  return referral;
}

Status add_reports(store::Where& where, const std::vector<ReportId>& reports) {
  if (reports.size() > kListedReportsMax) return fail(ErrorCode::kTooLarge, "name fewer reports");
  std::string places;
  for (const auto& report : reports) places += (places.empty() ? "" : ", ") + where.parameter(report);
  where.add(places.empty() ? "1 = 0" : "report_id IN (" + places + ")");
  return {};
}

Result<std::optional<ReceivedReferral>> one_of(const Result<std::optional<store::Row>>& found) {
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return std::optional(TRY(referral_of(**found)));
}

}  // namespace

Status insert_received(store::Transaction& transaction, const ReceivedReferral& referral) {
  const auto& facts = referral.facts;
  const auto& consent = referral.consent;
  const auto minor = facts.amount ? std::optional(facts.amount->minor) : std::nullopt;
  const auto currency = facts.amount ? std::optional(facts.amount->currency) : std::nullopt;
  TRY(transaction.execute(
      "INSERT INTO received_referral (referral_id, report_id, desk, part_id, part_hash, wrap, victim, fraud_type, channel, "
      "occurred_on, amount_minor, amount_currency, actor, consent_version, consent_text_version, consent_at, consent_signature, "
      "identification_hash, state, offered_at, due, status_version, consent_recipient, consent_purpose) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)",
      {referral.id,
       facts.id,
       referral.desk,
       referral.part,
       referral.part_hash,
       referral.wrap,
       referral.victim,
       facts.fraud_type,
       facts.channel,
       facts.occurred_on,
       minor,
       currency,
       facts.actor,
       consent.version,
       consent.text_version,
       consent.at,
       consent.signature,
       referral.identification_hash,
       name_of(referral.state),
       referral.offered_at,
       referral.due,
       referral.status_version,
       consent.recipient,
       consent.purpose}));
  return {};
}

Result<std::optional<ReceivedReferral>> find_received(store::Transaction& transaction, const ReferralId& id) {
  return one_of(transaction.query_one(std::string(kSelect) + "WHERE referral_id = $1", {id}));
}

Result<std::optional<ReceivedReferral>> find_accepted(store::Transaction& transaction, const ReportId& report) {
  return one_of(transaction.query_one(std::string(kSelect) + "WHERE report_id = $1 AND state = 'accepted'", {report}));
}

Result<std::optional<ReceivedReferral>> find_latest(store::Transaction& transaction, const ReportId& report) {
  return one_of(transaction.query_one(
      std::string(kSelect) +
          "WHERE report_id = $1 ORDER BY CASE WHEN state = 'accepted' THEN 0 ELSE 1 END, offered_at DESC LIMIT 1",
      {report}));
}

Result<ReceivedReferral> find_for_reporter(store::Transaction& transaction, const ReportId& report, const Bytes& token_hash) {
  auto referral = TRY(find_latest(transaction, report));
  if (referral && crypto::equal_in_constant_time(referral->identification_hash, token_hash)) return std::move(*referral);
  return fail(ErrorCode::kNotFound, "this link belongs to no report; open it again from the status page");
}

Status mark_accepted(store::Transaction& transaction, const ReferralId& id, const Bytes& victim, Time now) {
  TRY(transaction.execute("UPDATE received_referral SET state = 'accepted', victim = $2, decided_at = $3 WHERE referral_id = $1",
                          {id, victim, now}));
  return {};
}

Status mark_closed(store::Transaction& transaction, const ReferralId& id, ReferralState state, Time now) {
  TRY(
      transaction.execute("UPDATE received_referral SET state = $2, wrap = NULL, victim = NULL, decided_at = $3 "
                          "WHERE referral_id = $1",
                          {id, name_of(state), now}));
  return {};
}

Result<std::int64_t> next_status_version(store::Transaction& transaction, const ReferralId& id) {
  TRY(transaction.execute("UPDATE received_referral SET status_version = status_version + 1 WHERE referral_id = $1", {id}));
  const auto row = TRY(transaction.query_one("SELECT status_version FROM received_referral WHERE referral_id = $1", {id}));
  if (!row) return fail(ErrorCode::kNotFound, "there is no referral with this id", "referralId");
  return row->integer(0);
}

Result<std::vector<ReceivedReferral>> list_received(store::Transaction& transaction, const ReceivedListQuery& query) {
  const auto key = page_key(query.order, "offered_at", "referral_id");
  store::Where where;
  if (query.order == ListOrder::kLongestWaiting) where.add("state = 'offered'");
  if (query.state) where.add("state = " + where.parameter(name_of(*query.state)));
  if (!query.fraud_type.empty()) where.add("fraud_type = " + where.parameter(query.fraud_type));
  if (query.number) add_number(where, *query.number);
  if (query.reports) TRY(add_reports(where, *query.reports));
  if (query.after) {
    const auto last = TRY(find_received(transaction, *query.after));
    if (!last) return fail(ErrorCode::kInvalidArgument, "is the cursor of no page", "after");
    where.add_after(key, last->offered_at, *query.after);
  }
  const auto limit = where.parameter(std::min(query.limit, limits::kPageRowsMax));
  const auto rows =
      TRY(transaction.query(std::string(kSelect) + where.text() + key.order_by() + " LIMIT " + limit, where.parameters()));
  std::vector<ReceivedReferral> referrals;
  referrals.reserve(rows.size());
  for (const auto& row : rows) referrals.push_back(TRY(referral_of(row)));
  return referrals;
}

Status insert_identification(store::Transaction& transaction, const Identification& identification) {
  TRY(transaction.execute("INSERT INTO identification (report_id, reporter_token, at) VALUES ($1, $2, $3)",
                          {identification.report, ByteView(identification.reporter.bytes), identification.at}));
  return {};
}

Result<std::optional<Identification>> find_identification(store::Transaction& transaction, const ReportId& report) {
  const auto row = TRY(transaction.query_one("SELECT reporter_token, at FROM identification WHERE report_id = $1", {report}));
  if (!row) return std::nullopt;
  const auto token = TRY(crypto::Token::from_bytes(row->bytes(0)));
  return std::optional(Identification{report, token, row->time(1)});
}

Result<std::int64_t> count_other_reports(store::Transaction& transaction, const ReportId& report) {
  const auto row = TRY(transaction.query_one(
      "SELECT COUNT(*) FROM identification mine JOIN identification other ON other.reporter_token = mine.reporter_token AND "
      "other.report_id <> mine.report_id WHERE mine.report_id = $1",
      {report}));
  return row->integer(0);
}

Status delete_identification(store::Transaction& transaction, const ReportId& report) {
  TRY(transaction.execute("DELETE FROM identification WHERE report_id = $1", {report}));
  return {};
}

}  // namespace dijkwacht::reports
