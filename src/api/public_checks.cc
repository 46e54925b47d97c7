#include "api/public_checks.h"

#include "api/page.h"

namespace dijkwacht::api {
namespace {

constexpr std::string_view kKnown = "reports-known";
constexpr std::string_view kNoneKnown = "none-known";
/// Both answers fill this, so that their size on the wire tells nothing to who cannot read it.
constexpr std::size_t kAnswerBytes = 16;
constexpr std::size_t kDaysShown = 31;

}  // namespace

Result<http::Response> PublicChecks::ask(const Call& call) const {
  const auto document = TRY(call.json());
  const auto& body = document.root();
  const auto type = identifiers::parse_type(TRY(body.string("type")));
  if (!type) return fail(type.error());
  const auto identifier = TRY(identifiers::parse(*type, TRY(body.string("value")), options_));
  TRY(work_.check(body, call.now));
  TRY(budget_.take(call.request.client_address));
  const auto answer = TRY(checks_.ask(identifier));
  if (answer.is_honeytoken) budget_.close(call.request.client_address);
  const auto word = answer.reports_known ? kKnown : kNoneKnown;
  return object(200, [&](JsonWriter& json) {
    json.member("answer", word).member("padding", std::string(kAnswerBytes - word.size(), '.'));
  });
}

Result<http::Response> PublicChecks::days(const Call&) const {
  const auto days = TRY(checks_.days(kDaysShown));
  return page(days, "", [&](JsonWriter& json, const signals::CheckDay& day) {
    json.object([&] {
      json.member("day", date_text(day.day));
      json.key("checks");
      if (day.checks < limits_.published_count_min) {
        json.null();
      } else {
        json.value(day.checks);
      }
    });
  });
}

}  // namespace dijkwacht::api
