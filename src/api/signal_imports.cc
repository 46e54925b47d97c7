#include "api/signal_imports.h"

#include "base/limits.h"

namespace dijkwacht::api {
namespace {

/// A feed of half a million names; above that, import from the command line on the node itself.
constexpr std::size_t kImportBytesMax = 32 << 20;
/// What feeds of scam sites list, when they do not say so themselves.
constexpr std::string_view kFraudTypeDefault = "BVP";

}  // namespace

std::string to_json(const signals::ImportResult& result) {
  JsonWriter json;
  json.object([&] {
    json.member("rows", result.rows).member("imported", result.imported).member("unchanged", result.unchanged);
    json.member("waiting", result.waiting);
    json.array("refused", [&] {
      for (const auto& row : result.refused) {
        json.object([&] { json.member("row", row.row).member("value", row.value).member("reason", row.reason); });
      }
    });
  });
  return json.take();
}

Result<http::Response> SignalImports::import(const Call& call) const {
  const auto document = TRY(JsonDocument::parse(call.request.body, kImportBytesMax));
  const auto& body = document.root();
  signals::ImportRequest request{.owner = std::string(TRY(body.string("owner"))),
                                 .listing = TRY(signals::parse_listing(TRY(body.string("listing")))),
                                 .rows = {},
                                 .opinion = {},
                                 .actor = call.actor()};
  request.opinion = signals::feed_opinion(request.listing, TRY(body.string_or("fraudType", kFraudTypeDefault)), call.now);
  for (const auto& row : TRY(body.array("rows"))) {
    const auto number = static_cast<std::int64_t>(request.rows.size()) + 1;
    request.rows.push_back({.row = number, .value = std::string(TRY(row.string()))});
  }
  return http::json(201, to_json(TRY(imports_.import(request))));
}

}  // namespace dijkwacht::api
