#include "signals/receiving_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "signals/canonical.h"
#include "signals/enquiry_ending_service.h"
#include "signals/protocol_service.h"
#include "signals/received_signal_table.h"

namespace dijkwacht::signals {
namespace {

std::string actor_of(std::string_view sender) { return "partner:" + std::string(sender); }

Status note(store::Transaction& transaction, std::string_view sender, std::string action, const SignalId& signal,
            std::string rule, Time now) {
  TRY(audit::append(transaction,
                    {.actor = actor_of(sender), .action = std::move(action), .subject = signal.text(), .rule = std::move(rule)},
                    now));
  return {};
}

/// A node speaks of the signals that it sent itself, and of no others.
Result<std::optional<CopyVersion>> version_from(store::Transaction& transaction, const SignalId& id, std::string_view sender) {
  auto version = TRY(find_version(transaction, id));
  if (version && version->sender != sender) {
    return fail(ErrorCode::kPermissionDenied, "this signal came from another node; only that one may change it");
  }
  return version;
}

bool knows(const std::optional<CopyVersion>& version, std::int64_t revision) { return version && version->revision >= revision; }

void touch(TouchedTokens& touched, const std::optional<CopyVersion>& version) {
  if (version && version->token) touched.tokens.push_back(*version->token);
}

Status acknowledge_received(store::Transaction& transaction, const NodeContext& node, std::string_view sender,
                            std::vector<SignalId> received, Time now) {
  if (received.empty()) return {};
  const auto subject = received.size() == 1 ? received.front().text() : uuid_text(random_uuid(node.random));
  return send_protocol(transaction, node,
                       {.recipient = std::string(sender),
                        .type = std::string(event::kReceived),
                        .purpose = purpose::kAcknowledge,
                        .subject = subject,
                        .data = event::received_text({std::move(received), now}),
                        .actor = "system"},
                       now);
}

Status acknowledge_removed(store::Transaction& transaction, const NodeContext& node, std::string_view sender,
                           const event::Withdrawn& withdrawn, Time now) {
  return send_protocol(transaction, node,
                       {.recipient = std::string(sender),
                        .type = std::string(event::kRemoved),
                        .purpose = purpose::kAcknowledge,
                        .subject = withdrawn.signal.text(),
                        .version = withdrawn.revision,
                        .data = event::removed_text({withdrawn.signal, withdrawn.revision, now}),
                        .actor = "system"},
                       now);
}

Result<identifiers::Identifier> unsealed(const NodeContext& node, const ReceivedSignal& copy) {
  const auto opened = TRY(node.keys.open_boxes(crypto::KeyDomain::kPartner, {copy.sealed}));
  return reopened(copy.type, as_text(opened.front().reveal("tokenise a received signal")));
}

/// Does this node's bank hold the account?
bool holds(const NodeContext& node, const identifiers::Identifier& account) {
  const auto* holder = node.partners.holder(bank_code_of(account));
  return holder != nullptr && holder->party.id == node.self.id;
}

}  // namespace

struct ReceivingService::Opened {
  ReceivedSignal copy;
  identifiers::Identifier identifier;
};

ReceivingService::ReceivingService(NodeContext node, SignalIndex& index, OnRemoved on_removed)
    : node_(std::move(node)), index_(index), on_removed_(std::move(on_removed)) {}

Result<IncomingSignals> ReceivingService::prepare(std::string_view sender, std::string_view type, std::string_view data) {
  IncomingSignals incoming{std::string(sender), {}, {}};
  if (type == event::kWithdrawn) {
    incoming.withdrawn.push_back(TRY(event::read_withdrawn(data)));
    return incoming;
  }
  if (type != event::kShared && type != event::kBatch)
    return fail(ErrorCode::kInvalidArgument, "this event is not about signals", "type");
  std::vector<crypto::TokenInput> inputs;
  for (auto& shared : TRY(event::read_shared(type, data))) {
    auto opened = TRY(open(sender, std::move(shared)));
    inputs.push_back({opened.copy.type, opened.identifier.canonical()});
    incoming.shared.push_back(std::move(opened.copy));
  }
  const auto tokens = TRY(node_.keys.tokenise(crypto::KeyDomain::kPartner, inputs));
  for (std::size_t i = 0; i < tokens.size(); ++i) incoming.shared[i].token = tokens[i];
  return incoming;
}

Result<ReceivingService::Opened> ReceivingService::open(std::string_view sender, event::Shared shared) {
  ReceivedSignal copy{.id = shared.signal,
                      .sender = std::string(sender),
                      .revision = shared.revision,
                      .owner = std::move(shared.owner),
                      .data_class = shared.data_class,
                      .type = shared.type,
                      .sealed = std::move(shared.sealed_value),
                      .value = shared.value,
                      .listing = shared.listing,
                      .rule = shared.rule,
                      .opinion = shared.opinion,
                      .shared_at = shared.shared_at};
  auto identifier = copy.value ? TRY(reopened(copy.type, *copy.value)) : TRY(unsealed(node_, copy));
  if (data_class_of(identifier.type()) != copy.data_class) {
    return fail(ErrorCode::kDataCorrupt, "this type is of another data class", "dataClass");
  }
  if (copy.data_class == policy::DataClass::kAccount && !holds(node_, identifier)) copy.state = CopyState::kRefused;
  return Opened{std::move(copy), std::move(identifier)};
}

Result<TouchedTokens> ReceivingService::apply(store::Transaction& transaction, const IncomingSignals& incoming, Time now) {
  TouchedTokens touched;
  std::vector<SignalId> received;
  std::vector<EndedCopy> ended;
  for (const auto& shared : incoming.shared) TRY(apply_shared(transaction, shared, now, touched, received, ended));
  for (const auto& withdrawn : incoming.withdrawn) {
    TRY(apply_withdrawn(transaction, incoming.sender, withdrawn, now, touched, ended));
  }
  TRY(acknowledge_received(transaction, node_, incoming.sender, std::move(received), now));
  for (const auto& each : ended) TRY(end_enquiries(transaction, each.signal, now));
  if (!ended.empty() && on_removed_) TRY(on_removed_(transaction, ended, now));
  return touched;
}

Status ReceivingService::apply_shared(store::Transaction& transaction, const ReceivedSignal& signal, Time now,
                                      TouchedTokens& touched, std::vector<SignalId>& received, std::vector<EndedCopy>& ended) {
  const auto version = TRY(version_from(transaction, signal.id, signal.sender));
  if (knows(version, signal.revision)) return {};
  if (signal.state == CopyState::kRefused) {
    if (version && version->state == CopyState::kActive) ended.push_back({signal.id, std::nullopt});
    touch(touched, version);
    TRY(put_mark(transaction, signal.id, signal.sender, signal.revision, CopyState::kRefused, now));
    return note(transaction, signal.sender, "signal.refused", signal.id, signal.rule.id, now);
  }
  touch(touched, version);
  touched.tokens.push_back(signal.token);
  auto copy = signal;
  copy.received_at = now;
  TRY(put(transaction, copy));
  received.push_back(signal.id);
  return note(transaction, signal.sender, "signal.copied", signal.id, signal.rule.id, now);
}

Status ReceivingService::apply_withdrawn(store::Transaction& transaction, std::string_view sender,
                                         const event::Withdrawn& withdrawn, Time now, TouchedTokens& touched,
                                         std::vector<EndedCopy>& ended) {
  const auto version = TRY(version_from(transaction, withdrawn.signal, sender));
  if (knows(version, withdrawn.revision)) return {};
  touch(touched, version);
  TRY(put_mark(transaction, withdrawn.signal, sender, withdrawn.revision, CopyState::kRemoved, now));
  ended.push_back({withdrawn.signal, withdrawn.reason});
  TRY(note(transaction, sender, "signal.uncopied", withdrawn.signal, "", now));
  return acknowledge_removed(transaction, node_, sender, withdrawn, now);
}

Status ReceivingService::feed(const TouchedTokens& touched) {
  if (touched.tokens.empty()) return {};
  const std::scoped_lock lock(feed_mutex_);
  return node_.database.read([&](store::Transaction& transaction) -> Status {
    for (const auto& token : touched.tokens) {
      if (TRY(has_active_copy(transaction, token))) {
        index_.insert(token);
      } else {
        index_.erase(token);
      }
    }
    return {};
  });
}

Status ReceivingService::receive(std::string_view sender, std::string_view type, std::string_view data) {
  const auto incoming = TRY(prepare(sender, type, data));
  const auto touched = TRY(node_.database.write_value<TouchedTokens>(
      [&](store::Transaction& transaction) { return apply(transaction, incoming, node_.clock.now()); }));
  return feed(touched);
}

Status ReceivingService::rebuild() {
  const std::scoped_lock lock(feed_mutex_);
  const auto tokens = TRY(node_.database.read_value<std::vector<crypto::Token>>(active_tokens));
  index_.replace(tokens);
  return {};
}

}  // namespace dijkwacht::signals
