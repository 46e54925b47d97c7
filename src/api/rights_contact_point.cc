#include "api/rights_contact_point.h"

#include "api/page.h"
#include "api/report_json.h"
#include "api/rights_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

constexpr std::size_t kHashBytes = 32;

Result<Bytes> bytes_of(const JsonValue& value) {
  auto bytes = from_base64url(TRY(value.string()));
  if (!bytes) return fail(ErrorCode::kInvalidArgument, bytes.error().message, value.path());
  return bytes;
}

Result<rights::NewRequest> read_request(const JsonValue& body) {
  rights::NewRequest order;
  const auto id = rights::RequestId::parse(TRY(body.string("requestId")));
  if (!id) return fail(ErrorCode::kInvalidArgument, id.error().message, "requestId");
  order.id = *id;
  order.kind = TRY(rights::parse_kind(TRY(body.string("kind"))));
  const auto key = crypto::parse_public_key(TRY(body.string("personKey")));
  if (!key) return fail(ErrorCode::kInvalidArgument, key.error().message, "personKey");
  order.person_key = *key;
  order.code_hash = TRY(bytes_of(TRY(body.at("codeHash"))));
  if (order.code_hash.size() != kHashBytes) return fail(ErrorCode::kInvalidArgument, "a hash has 32 bytes", "codeHash");
  for (const auto& [recipient, sealed] : TRY(TRY(body.at("parts")).members())) {
    order.parts.emplace(recipient, TRY(bytes_of(sealed)));
  }
  return order;
}

}  // namespace

Result<http::Response> RightsContactPoint::terms(const Call&) const {
  return object(200, [&](JsonWriter& json) {
    json.array("controllers", [&] {
      for (const auto& controller : node_.controllers) {
        json.object([&] {
          json.member("id", controller.party.id).member("sector", controller.party.sector);
          write_text(json, "name", controller.name);
          json.member("sealingKey", to_base64url(controller.key)).member("isContactPoint", controller.party.id == node_.self.id);
        });
      }
    });
    json.member("responseMonths", node_.clocks.response_months).member("extensionMonths", node_.clocks.extension_months);
    json.array("kinds", [&] {
      for (const auto& rule : node_.clocks.kinds) {
        json.object([&] {
          json.member("kind", name_of(rule.kind)).member("freezes", rule.freezes);
          write_text(json, "article", rule.article);
        });
      }
    });
  });
}

Result<http::Response> RightsContactPoint::create(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto order = TRY(read_request(document.root()));
  const auto own_part = TRY(contact_point_.prepare(order));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(contact_point_.take(transaction, order, own_part));
    return object_text([&](JsonWriter& json) {
      json.member("requestId", order.id.text()).member("dueOn", date_text(node_.clocks.due_on(call.now, false)));
    });
  });
}

void RightsContactPoint::write_part(JsonWriter& json, const rights::PartStatus& part, Time now) const {
  const auto* controller = node_.controller(part.recipient);
  json.object([&] {
    json.member("recipient", part.recipient);
    write_text(json, "name", controller == nullptr ? Bilingual{part.recipient, part.recipient} : controller->name);
    write_rights_clock(json, node_.clocks, *part.handed_over_at, part.extended_at, part.outcome, now);
    json.member("sealedReason", to_base64url(part.sealed_reason)).member("sealedAnswer", to_base64url(part.sealed_answer));
    json.member("receivers", part.receivers);
    write_time(json, "answeredAt", part.answered_at);
  });
}

Result<http::Response> RightsContactPoint::get(const Call& call) const {
  const auto hash = TRY(from_base64url(call.principal.id));
  const auto status = TRY(contact_point_.status(hash));
  return object(200, [&](JsonWriter& json) {
    json.member("requestId", status.request.id.text()).member("kind", name_of(status.request.kind));
    json.member("receivedAt", time_text(status.request.received_at));
    json.array("parts", [&] {
      for (const auto& part : status.parts) write_part(json, part, call.now);
    });
  });
}

}  // namespace dijkwacht::api
