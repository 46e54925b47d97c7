#include "api/evidence.h"

#include "api/page.h"
#include "api/shown_secret.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

constexpr auto kPurpose = "give to the analyst who opened it";
/// crypto_box_seal of a 32-byte key: nothing else fits in a wrap.
constexpr std::size_t kWrapBytes = 80;

Result<Bytes> read_wrap(const JsonValue& body) {
  auto wrap = from_base64url(TRY(body.string("wrap")));
  if (wrap && wrap->size() == kWrapBytes) return std::move(*wrap);
  return fail(ErrorCode::kInvalidArgument, "must be a key sealed to the police", "wrap");
}

}  // namespace

void write_evidence_file(JsonWriter& json, const reports::EvidenceFile& file) {
  json.member("partId", file.part.text()).member("name", file.name.reveal(kPurpose)).member("bytes", file.bytes);
  json.member("sha256", file.sha256).member("addedAt", time_text(file.added));
}

Result<http::Response> Evidence::rules(const Call&) const { return http::json(200, reports::to_json(rooms_.rules)); }

Result<http::Response> Evidence::add(const Call& call) const {
  const auto document = TRY(call.json());
  const auto& body = document.root();
  TRY(rooms_.evidence.add({.report = TRY(call.id<reports::ReportId>("reportId")),
                           .identification_token = shown_secret(call),
                           .part = TRY(parse_id<reports::PartId>(body, "partId")),
                           .hash = std::string(TRY(body.string("hash"))),
                           .wrap = TRY(read_wrap(body))}));
  return object(201, [&](JsonWriter& json) { json.member("status", "added"); });
}

Result<http::Response> Evidence::list(const Call& call) const {
  auto permission = TRY(rooms_.opener.permission(TRY(call.id<reports::ReportId>("reportId"))));
  const auto files = TRY(rooms_.evidence.list(std::move(permission), call.actor()));
  return object(200, [&](JsonWriter& json) {
    json.array("items", [&] {
      for (const auto& file : files) json.object([&] { write_evidence_file(json, file); });
    });
  });
}

Result<http::Response> Evidence::open(const Call& call) const {
  auto permission = TRY(rooms_.opener.permission(TRY(call.id<reports::ReportId>("reportId"))));
  const auto part = TRY(call.id<reports::PartId>("partId"));
  const auto opened = TRY(rooms_.evidence.open(std::move(permission), part, call.actor()));
  if (opened.type == nullptr) {
    return fail(ErrorCode::kFailedPrecondition,
                "this file is something else than a report may have with it, by its content; it is not given", "partId");
  }
  http::Response response{.status = 200, .headers = {}, .body = std::string(as_text(opened.content.reveal(kPurpose)))};
  response.headers.set("Content-Type", "application/octet-stream");
  response.headers.set("Content-Disposition", "attachment; filename=\"" + part.text() + "." + opened.type->extension + "\"");
  return response;
}

}  // namespace dijkwacht::api
