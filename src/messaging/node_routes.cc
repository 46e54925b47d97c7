#include "messaging/node_routes.h"

#include "messaging/limits.h"

namespace dijkwacht::messaging {
namespace {

Result<const Partner*> identify(const http::Request& request, const PartnerRegister& partners) {
  if (!request.peer) return fail(ErrorCode::kUnauthenticated, "show a client certificate");
  const auto* partner = partners.find_by_tls(*request.peer);
  if (partner == nullptr) return fail(ErrorCode::kPermissionDenied, "this certificate is not in the partner register");
  return partner;
}

Result<http::Response> take_events(const http::Request& request, InboxService& inbox, const PartnerRegister& partners) {
  const auto* partner = TRY(identify(request, partners));
  const auto message = TRY(read_message(request.body));
  const auto receipt = TRY(inbox.receive(partner->id, message));
  return http::json(200, receipt_text(receipt));
}

}  // namespace

std::vector<http::Route> node_routes(InboxService& inbox, const PartnerRegister& partners) {
  return {{.method = http::Method::kPost,
           .pattern = "/node/v1/events",
           .handler =
               [&inbox, &partners](const http::Request& request) {
                 auto response = take_events(request, inbox, partners);
                 return response ? std::move(*response) : http::problem(response.error());
               },
           .body_bytes_max = kMessageBytesMax}};
}

}  // namespace dijkwacht::messaging
