#include "signals/event.h"

#include <algorithm>

#include "base/limits.h"
#include "base/name_table.h"

namespace dijkwacht::signals::event {
namespace {

constexpr NameTable<ObjectionOutcome, 2> kOutcomes{"upheld", "rejected"};
/// An objection's text is at most `limits::kNarrativeBytesMax`; the box adds 48 bytes.
constexpr std::size_t kSealedBytesMax = limits::kNarrativeBytesMax + 64;
/// A month, as policy limits its leases.
constexpr std::int64_t kLeaseMinutesMax = 31LL * 24 * 60;

std::unexpected<Error> wrong(const JsonValue& value, std::string_view name, std::string message) {
  return fail(ErrorCode::kInvalidArgument, std::move(message),
              value.path().empty() ? std::string(name) : value.path() + "." + std::string(name));
}

/// The member's text through a parser that knows nothing of paths.
template <typename Parser>
auto parsed(const JsonValue& value, std::string_view name, Parser parse) -> decltype(parse(std::string_view())) {
  const auto text = TRY(value.string(name));
  auto result = parse(text);
  if (!result) return wrong(value, name, result.error().message);
  return result;
}

Result<Time> time_member(const JsonValue& value, std::string_view name) { return parsed(value, name, parse_time); }

Result<std::int64_t> positive_member(const JsonValue& value, std::string_view name) {
  const auto number = TRY(value.integer(name));
  if (number < 1) return wrong(value, name, "must be 1 or more");
  return number;
}

Result<OpinionSummary> read_opinion(const JsonValue& value) {
  OpinionSummary opinion;
  opinion.verdict = TRY(parsed(value, "verdict", parse_verdict));
  opinion.role = TRY(value.string("role"));
  opinion.fraud_type = TRY(value.string("fraudType"));
  const auto confidence = TRY(value.integer("confidence"));
  if (confidence < 0 || confidence > 100) return wrong(value, "confidence", "must lie between 0 and 100");
  opinion.confidence = static_cast<int>(confidence);
  opinion.valid_until = TRY(time_member(value, "validUntil"));
  return opinion;
}

Result<RuleVersion> read_rule(const JsonValue& value) {
  RuleVersion rule;
  rule.id = TRY(value.string("rule"));
  rule.revision = static_cast<int>(TRY(positive_member(value, "ruleRevision")));
  const auto lease_minutes = TRY(value.integer("leaseMinutes"));
  if (lease_minutes < 0 || lease_minutes > kLeaseMinutesMax) return wrong(value, "leaseMinutes", "must lie between 0 and 44640");
  rule.lease = std::chrono::minutes(lease_minutes);
  return rule;
}

Status read_value(const JsonValue& value, Shared& shared) {
  const auto clear = TRY(value.find("value"));
  const auto sealed = TRY(value.find("sealedValue"));
  if (clear.has_value() == sealed.has_value()) return wrong(value, "value", "give either value or sealedValue");
  if (clear && shared.data_class != policy::DataClass::kTechnical) {
    return wrong(value, "value", "only a technical identifier may travel in clear");
  }
  if (clear) shared.value = TRY(clear->string());
  if (sealed) shared.sealed_value = TRY(parsed(value, "sealedValue", from_base64url));
  const auto size = clear ? shared.value->size() : shared.sealed_value.size();
  if (size > limits::kIdentifierBytesMax + 64) return wrong(value, clear ? "value" : "sealedValue", "is too long");
  return {};
}

Result<Shared> read_one(const JsonValue& value) {
  Shared shared;
  shared.signal = TRY(parsed(value, "signalId", SignalId::parse));
  shared.revision = TRY(positive_member(value, "revision"));
  shared.rule = TRY(read_rule(value));
  shared.owner = TRY(value.string("owner"));
  shared.data_class = TRY(parsed(value, "dataClass", policy::parse_data_class));
  shared.type = TRY(value.string("type"));
  shared.listing = TRY(parsed(value, "listing", parse_listing));
  TRY(read_value(value, shared));
  shared.opinion = TRY(read_opinion(TRY(value.at("opinion"))));
  shared.shared_at = TRY(time_member(value, "sharedAt"));
  return shared;
}

void write_opinion(JsonWriter& json, const OpinionSummary& opinion) {
  json.object("opinion", [&] {
    json.member("verdict", signals::name_of(opinion.verdict));
    json.member("role", opinion.role);
    json.member("fraudType", opinion.fraud_type);
    json.member("confidence", opinion.confidence);
    json.member("validUntil", time_text(opinion.valid_until));
  });
}

void write_one(JsonWriter& json, const Shared& shared) {
  json.object([&] {
    json.member("signalId", shared.signal.text());
    json.member("revision", shared.revision);
    json.member("rule", shared.rule.id);
    json.member("ruleRevision", shared.rule.revision);
    json.member("leaseMinutes", std::int64_t{std::chrono::floor<std::chrono::minutes>(shared.rule.lease).count()});
    json.member("owner", shared.owner);
    json.member("dataClass", policy::code_of(shared.data_class));
    json.member("type", shared.type);
    json.member("listing", signals::name_of(shared.listing));
    if (shared.value) json.member("value", *shared.value);
    if (!shared.value) json.member("sealedValue", to_base64url(shared.sealed_value));
    write_opinion(json, shared.opinion);
    json.member("sharedAt", time_text(shared.shared_at));
  });
}

}  // namespace

std::string shared_text(const Shared& shared) {
  JsonWriter json;
  write_one(json, shared);
  return json.take();
}

std::string batch_text(const std::vector<Shared>& batch) {
  JsonWriter json;
  json.object([&] {
    json.array("signals", [&] {
      for (const auto& shared : batch) write_one(json, shared);
    });
  });
  return json.take();
}

Result<std::vector<Shared>> read_shared(std::string_view type, std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  std::vector<Shared> batch;
  if (TRY(document.root().boolean_or("erased", false))) return batch;
  if (type == kShared) {
    batch.push_back(TRY(read_one(document.root())));
    return batch;
  }
  const auto rows = TRY(document.root().array("signals"));
  if (rows.empty() || rows.size() > kBatchSignalsMax) return wrong(document.root(), "signals", "a batch holds 1 to 500 signals");
  for (const auto& row : rows) batch.push_back(TRY(read_one(row)));
  return batch;
}

std::string withdrawn_text(const Withdrawn& withdrawn) {
  JsonWriter json;
  json.object([&] {
    json.member("signalId", withdrawn.signal.text());
    json.member("revision", withdrawn.revision);
    json.member("reason", signals::name_of(withdrawn.reason));
    json.member("at", time_text(withdrawn.at));
  });
  return json.take();
}

Result<Withdrawn> read_withdrawn(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  Withdrawn withdrawn;
  withdrawn.signal = TRY(parsed(root, "signalId", SignalId::parse));
  withdrawn.revision = TRY(positive_member(root, "revision"));
  withdrawn.reason = TRY(parsed(root, "reason", parse_withdrawal_reason));
  withdrawn.at = TRY(time_member(root, "at"));
  return withdrawn;
}

std::string received_text(const Received& received) {
  JsonWriter json;
  json.object([&] {
    json.array("signalIds", [&] {
      for (const auto& id : received.signals) json.value(id.text());
    });
    json.member("at", time_text(received.at));
  });
  return json.take();
}

Result<Received> read_received(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  Received received;
  const auto ids = TRY(root.array("signalIds"));
  if (ids.size() > kBatchSignalsMax) return wrong(root, "signalIds", "at most 500");
  for (const auto& each : ids) {
    const auto id = SignalId::parse(TRY(each.string()));
    if (!id) return fail(ErrorCode::kInvalidArgument, id.error().message, each.path());
    received.signals.push_back(*id);
  }
  received.at = TRY(time_member(root, "at"));
  return received;
}

std::string removed_text(const Removed& removed) {
  JsonWriter json;
  json.object([&] {
    json.member("signalId", removed.signal.text());
    json.member("revision", removed.revision);
    json.member("at", time_text(removed.at));
  });
  return json.take();
}

Result<Removed> read_removed(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  return Removed{TRY(parsed(root, "signalId", SignalId::parse)), TRY(positive_member(root, "revision")),
                 TRY(time_member(root, "at"))};
}

Result<SignalId> read_acted_on(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  return parsed(document.root(), "signalId", SignalId::parse);
}

std::string objection_raised_text(const ObjectionRaised& raised) {
  JsonWriter json;
  json.object([&] {
    json.member("objectionId", raised.objection.text());
    json.member("signalId", raised.signal.text());
    json.member("holdId", raised.hold);
    json.member("sealed", to_base64url(raised.sealed));
    json.member("at", time_text(raised.at));
  });
  return json.take();
}

Result<ObjectionRaised> read_objection_raised(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  ObjectionRaised raised;
  raised.objection = TRY(parsed(root, "objectionId", ObjectionId::parse));
  raised.signal = TRY(parsed(root, "signalId", SignalId::parse));
  raised.hold = uuid_text(TRY(parsed(root, "holdId", parse_uuid)));
  raised.sealed = TRY(parsed(root, "sealed", from_base64url));
  if (raised.sealed.empty() || raised.sealed.size() > kSealedBytesMax) return wrong(root, "sealed", "must be a sealed text");
  raised.at = TRY(time_member(root, "at"));
  return raised;
}

std::string_view name_of(ObjectionOutcome outcome) { return kOutcomes.name(outcome); }
Result<ObjectionOutcome> parse_objection_outcome(std::string_view name) { return kOutcomes.parse(name, "outcome"); }

std::string objection_answered_text(const ObjectionAnswered& answered) {
  JsonWriter json;
  json.object([&] {
    json.member("objectionId", answered.objection.text());
    json.member("outcome", name_of(answered.outcome));
    json.member("at", time_text(answered.at));
  });
  return json.take();
}

Result<ObjectionAnswered> read_objection_answered(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  return ObjectionAnswered{TRY(parsed(root, "objectionId", ObjectionId::parse)),
                           TRY(parsed(root, "outcome", parse_objection_outcome)), TRY(time_member(root, "at"))};
}

}  // namespace dijkwacht::signals::event
