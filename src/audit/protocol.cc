#include "audit/protocol.h"

#include <variant>

#include "audit/audit_log.h"
#include "audit/owed_message_table.h"
#include "audit/release.h"

namespace dijkwacht::audit {
namespace {

constexpr policy::DataClass kClass = policy::DataClass::kProtocol;
/// Messages of one transaction: a few milliseconds each hundred.
constexpr std::size_t kOwedPerTransaction = 500;

OwedMessage as_message(const ProtocolRoute& route, const ProtocolMessage& message, ProtocolContent content, Time now) {
  return {.id = message.id ? *message.id : store::EventId::random(route.random),
          .to = {.id = message.recipient, .sector = route.to.sector},
          .type = message.type,
          .purpose = std::string(message.purpose),
          .subject = message.subject,
          .version = message.version,
          .data = message.data,
          .actor = message.actor,
          .content = content,
          .since = now};
}

policy::Question question_about(const policy::Party& from, const OwedMessage& message, Time now) {
  return {.from = from,
          .to = message.to,
          .data_class = kClass,
          .purpose = message.purpose,
          .subject = message.subject,
          .facts = {.is_sealed = message.content == ProtocolContent::kSealedText},
          .at = now};
}

Status release_now(store::Transaction& transaction, policy::Decision decision, const OwedMessage& message, Time now) {
  return release(transaction, std::move(decision), kClass, message.purpose,
                 {.id = message.id,
                  .recipient = message.to.id,
                  .type = message.type,
                  .subject = message.subject,
                  .version = message.version,
                  .data = message.data,
                  .actor = message.actor},
                 now);
}

/// Simulated law is a trial: it releases nothing, and may become law.
bool is_kept_back(const policy::Answer& answer) {
  if (const auto* decision = std::get_if<policy::Decision>(&answer)) return decision->is_simulated_law();
  return policy::may_pass(std::get<policy::Deny>(answer));
}

Status keep(store::Transaction& transaction, const OwedMessage& message) {
  TRY(insert_owed(transaction, message));
  TRY(append(
      transaction,
      {.actor = message.actor, .action = message.type, .subject = message.subject, .purpose = message.purpose, .outcome = "owed"},
      message.since));
  return {};
}

/// Releases what policy permits of these; returns how many. What another turn has sent meanwhile is passed over.
Result<std::int64_t> send_permitted(store::Transaction& transaction, const policy::Engine& engine, const policy::Party& self,
                                    const std::vector<OwedMessage>& messages, Time now) {
  std::int64_t sent = 0;
  for (const auto& message : messages) {
    auto answer = engine.decide(question_about(self, message, now));
    auto* decision = std::get_if<policy::Decision>(&answer);
    if (decision == nullptr || decision->is_simulated_law()) continue;
    if (!TRY(delete_owed(transaction, message.id))) continue;
    TRY(release_now(transaction, std::move(*decision), message, now));
    ++sent;
  }
  return sent;
}

}  // namespace

Status send_protocol_now(store::Transaction& transaction, const ProtocolRoute& route, const ProtocolMessage& message,
                         ProtocolContent content, Time now) {
  const auto outgoing = as_message(route, message, content, now);
  return release_now(transaction, TRY(route.engine.permit(question_about(route.from, outgoing, now))), outgoing, now);
}

Status send_protocol(store::Transaction& transaction, const ProtocolRoute& route, const ProtocolMessage& message,
                     ProtocolContent content, Time now) {
  const auto outgoing = as_message(route, message, content, now);
  auto answer = route.engine.decide(question_about(route.from, outgoing, now));
  if (is_kept_back(answer)) return keep(transaction, outgoing);
  if (const auto* deny = std::get_if<policy::Deny>(&answer)) return fail(ErrorCode::kPermissionDenied, policy::summary(*deny));
  return release_now(transaction, std::get<policy::Decision>(std::move(answer)), outgoing, now);
}

Result<std::int64_t> send_owed(store::Database& database, const policy::PolicyDesk& policy, const policy::Party& self, Time now) {
  std::int64_t sent = 0;
  for (std::optional<OwedMessage> last;;) {
    const auto messages = TRY(database.read_value<std::vector<OwedMessage>>(
        [&](store::Transaction& transaction) { return read_owed(transaction, last, kOwedPerTransaction); }));
    if (messages.empty()) return sent;
    const auto engine = policy.engine();
    sent += TRY(database.write_value<std::int64_t>(
        [&](store::Transaction& transaction) { return send_permitted(transaction, *engine, self, messages, now); }));
    last = messages.back();
  }
}

}  // namespace dijkwacht::audit
