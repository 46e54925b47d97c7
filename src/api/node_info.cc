#include "api/node_info.h"

#include "api/page.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

void write_partner(JsonWriter& json, const messaging::Partner& partner) {
  json.object([&] {
    json.member("id", partner.id).member("sector", partner.sector);
    write_text(json, "name", partner.name);
    json.member("origin", partner.node ? partner.node->origin : "");
    json.member("statusMessages", partner.status_messages);
    json.member("signingKey", partner.node ? to_base64url(partner.node->signing_key) : "");
  });
}

}  // namespace

Result<http::Response> NodeInfo::get(const Call&) const {
  return object(200, [&](JsonWriter& json) {
    json.member("id", settings_.id).member("sector", settings_.sector);
    write_text(json, "name", {settings_.name_nl, settings_.name_en});
    json.array("roles", [&] {
      for (const auto role : settings_.roles) json.value(config::name_of(role));
    });
    json.member("synthetic", settings_.is_synthetic).member("version", DIJKWACHT_VERSION);
    json.array("partners", [&] {
      for (const auto& partner : partners_.all()) {
        if (partner.id != settings_.id) write_partner(json, partner);
      }
    });
  });
}

}  // namespace dijkwacht::api
