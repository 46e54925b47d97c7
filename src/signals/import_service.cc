#include "signals/import_service.h"

#include <algorithm>
#include <span>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "signals/canonical.h"
#include "signals/delivery_table.h"
#include "signals/event.h"
#include "signals/indicator_table.h"
#include "signals/opinion_table.h"
#include "signals/signal_table.h"

namespace dijkwacht::signals {
namespace {

/// Rows of one transaction: about 100 ms, the longest that a live check should wait for the writer.
constexpr std::size_t kTransactionRows = 1000;
constexpr std::string_view kFeedReason = "listed by the feed";

struct ParsedRow {
  const ImportRow* row;
  TechnicalName name;
  crypto::Token token;
};

/// A partner whom policy lets know of this batch.
struct BatchRecipient {
  policy::Party party;
  policy::Decision decision;
};

/// At most `event::kBatchSignalsMax` rows that travel in one event to each partner.
class BatchWriter {
 public:
  BatchWriter(store::Transaction& transaction, const NodeContext& node, const ImportRequest& request, Time now)
      : transaction_(transaction), node_(node), request_(request), now_(now), subject_(uuid_text(random_uuid(node.random))) {
    ask_policy();
  }

  Status add(const ParsedRow& parsed, ImportResult& result) {
    const auto indicator = TRY(indicator_for(parsed));
    const auto found = TRY(find_signal(transaction_, indicator.id, request_.owner, request_.listing));
    if (!found) return store_new(parsed, indicator, result);
    if (found->state == SignalState::kShared) return count(result.unchanged);
    if (found->state == SignalState::kExpired) return renew(parsed, indicator, *found, result);
    if (!may_return(*found)) {
      result.refused.push_back(
          {parsed.row->row, parsed.row->value, "this signal was withdrawn; give a new opinion to share it again"});
      return {};
    }
    if (recipients_.empty()) return count(result.unchanged);
    return share_now(parsed, *found, result);
  }

  /// Sends what was added to everyone whom policy lets know.
  Status send() {
    if (batch_.empty()) return {};
    const auto data = event::batch_text(batch_);
    for (auto& recipient : recipients_) {
      TRY(audit::release(transaction_, std::move(recipient.decision), policy::DataClass::kTechnical, purpose::kBlocking,
                         {.id = store::EventId::random(node_.random),
                          .recipient = recipient.party.id,
                          .type = std::string(event::kBatch),
                          .subject = subject_,
                          .version = 1,
                          .data = data,
                          .actor = request_.actor,
                          .count = static_cast<std::int64_t>(batch_.size())},
                         now_));
      for (const auto& shared : batch_)
        TRY(note_sent(transaction_, shared.signal, recipient.party.id, shared.revision, std::nullopt, now_));
    }
    return {};
  }

 private:
  static Status count(std::int64_t& counter) {
    ++counter;
    return {};
  }

  void ask_policy() {
    const auto engine = node_.policy.engine();
    policy::Facts facts;
    facts.natural_person = false;  // whoever runs the import answers for this: feeds of persons have no door here
    for (const auto& partner : node_.partners.all()) {
      if (partner.party.id == node_.self.id) continue;
      auto answer = engine->decide({.from = node_.self,
                                    .to = partner.party,
                                    .data_class = policy::DataClass::kTechnical,
                                    .purpose = std::string(purpose::kBlocking),
                                    .subject = subject_,
                                    .facts = facts,
                                    .at = now_});
      auto* decision = std::get_if<policy::Decision>(&answer);
      if (decision == nullptr || decision->is_simulated_law()) continue;
      recipients_.push_back({partner.party, std::move(*decision)});
    }
    if (recipients_.empty()) return;
    const auto& decision = recipients_.front().decision;
    rule_ = {decision.rule(), decision.rule_revision(), decision.lease()};
  }

  Result<Indicator> indicator_for(const ParsedRow& parsed) {
    auto found = TRY(find_indicator(transaction_, parsed.name.type, parsed.token));
    if (found) return std::move(*found);
    Indicator fresh;
    fresh.id = IndicatorId::random(node_.random);
    fresh.data_class = policy::DataClass::kTechnical;
    fresh.type = parsed.name.type;
    fresh.token = parsed.token;
    fresh.value = parsed.name.canonical;
    fresh.registrable = parsed.name.registrable;
    fresh.created = now_;
    TRY(insert(transaction_, fresh));
    return fresh;
  }

  Result<OpinionId> give_opinion(const Indicator& indicator) {
    const Opinion opinion{OpinionId::random(node_.random),
                          indicator.id,
                          {request_.owner, request_.opinion, std::string(kFeedReason), request_.actor},
                          OpinionState::kActive,
                          now_};
    TRY(insert(transaction_, opinion));
    return opinion.id;
  }

  Status store_new(const ParsedRow& parsed, const Indicator& indicator, ImportResult& result) {
    Signal signal;
    signal.id = SignalId::random(node_.random);
    signal.indicator = indicator.id;
    signal.opinion = TRY(give_opinion(indicator));
    signal.owner = request_.owner;
    signal.listing = request_.listing;
    signal.changed_at = now_;
    if (!recipients_.empty()) return share_now(parsed, signal, result);
    TRY(put(transaction_, signal));
    TRY(note(signal, "waiting"));
    return count(result.waiting);
  }

  Status renew(const ParsedRow& parsed, const Indicator& indicator, Signal signal, ImportResult& result) {
    if (recipients_.empty()) return count(result.unchanged);
    signal.opinion = TRY(give_opinion(indicator));
    return share_now(parsed, signal, result);
  }

  Status share_now(const ParsedRow& parsed, const Signal& waiting, ImportResult& result) {
    const auto signal = TRY(share(waiting, rule_, now_));
    TRY(put(transaction_, signal));
    TRY(note(signal, "shared"));
    event::Shared shared;
    shared.signal = signal.id;
    shared.revision = signal.revision;
    shared.rule = signal.rule;
    shared.owner = signal.owner;
    shared.data_class = policy::DataClass::kTechnical;
    shared.type = parsed.name.type;
    shared.listing = signal.listing;
    shared.value = parsed.name.canonical;
    shared.opinion = request_.opinion;
    shared.shared_at = now_;
    batch_.push_back(std::move(shared));
    return count(result.imported);
  }

  Status note(const Signal& signal, std::string outcome) {
    TRY(audit::append(transaction_,
                      {.actor = request_.actor,
                       .action = "signal.imported",
                       .subject = signal.id.text(),
                       .rule = signal.rule.id,
                       .outcome = std::move(outcome)},
                      now_));
    return {};
  }

  store::Transaction& transaction_;
  const NodeContext& node_;
  const ImportRequest& request_;
  Time now_;
  std::string subject_;
  std::vector<BatchRecipient> recipients_;
  RuleVersion rule_;
  std::vector<event::Shared> batch_;
};

/// Rows that parse, with their tokens; the others go to `refused`.
Result<std::vector<ParsedRow>> parse_rows(const NodeContext& node, std::span<const ImportRow> rows, ImportResult& result) {
  std::vector<ParsedRow> parsed;
  std::vector<crypto::TokenInput> inputs;
  for (const auto& row : rows) {
    auto name = parse_technical(row.value);
    if (!name) {
      result.refused.push_back({row.row, row.value, name.error().message});
      continue;
    }
    inputs.push_back({name->type, Sensitive(name->canonical)});
    parsed.push_back({&row, std::move(*name), {}});
  }
  const auto tokens = TRY(node.keys.tokenise(crypto::KeyDomain::kExchange, inputs));
  for (std::size_t i = 0; i < parsed.size(); ++i) parsed[i].token = tokens[i];
  return parsed;
}

Status check_request(const ImportRequest& request, Time now) {
  if (request.owner.empty()) return fail(ErrorCode::kInvalidArgument, "name the feed that owns these rows", "owner");
  if (request.rows.size() > kImportRowsMax) return fail(ErrorCode::kTooLarge, "at most a million rows at a time", "rows");
  return check({request.owner, request.opinion, std::string(kFeedReason), request.actor}, now);
}

void add(ImportResult& total, ImportResult part) {
  total.imported += part.imported;
  total.unchanged += part.unchanged;
  total.waiting += part.waiting;
  total.refused.insert(total.refused.end(), std::make_move_iterator(part.refused.begin()),
                       std::make_move_iterator(part.refused.end()));
}

}  // namespace

OpinionSummary feed_opinion(Listing listing, std::string fraud_type, Time now) {
  const bool is_block = listing == Listing::kBlock;
  return {.verdict = is_block ? Verdict::kFraud : Verdict::kGenuine,
          .confidence = 80,  // [D] one source, looked after by its community
          .fraud_type = std::move(fraud_type),
          .role = is_block ? "scam-site" : "genuine-site",
          .valid_until = now + std::chrono::days(365)};
}

Result<ImportResult> ImportService::import(const ImportRequest& request, const ImportProgress& progress) {
  TRY(check_request(request, node_.clock.now()));
  ImportResult total;
  total.rows = static_cast<std::int64_t>(request.rows.size());
  const std::span<const ImportRow> all(request.rows);
  for (std::size_t done = 0; done < all.size();) {
    const auto rows = all.subspan(done, std::min(kTransactionRows, all.size() - done));
    ImportResult refused;
    const auto parsed = TRY(parse_rows(node_, rows, refused));
    auto part = TRY(node_.database.write_value<ImportResult>([&](store::Transaction& transaction) -> Result<ImportResult> {
      ImportResult result;
      for (std::size_t first = 0; first < parsed.size(); first += event::kBatchSignalsMax) {
        BatchWriter batch(transaction, node_, request, node_.clock.now());
        const auto end = std::min(parsed.size(), first + event::kBatchSignalsMax);
        for (std::size_t i = first; i < end; ++i) TRY(batch.add(parsed[i], result));
        TRY(batch.send());
      }
      return result;
    }));
    add(total, std::move(refused));
    add(total, std::move(part));
    done += rows.size();
    if (progress) progress(done, all.size());
  }
  std::ranges::sort(total.refused, {}, &RefusedRow::row);
  return total;
}

}  // namespace dijkwacht::signals
