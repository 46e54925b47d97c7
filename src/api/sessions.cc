#include "api/sessions.h"

#include "api/page.h"
#include "api/values.h"
#include "auth/csrf.h"

namespace dijkwacht::api {
namespace {

void write_user(JsonWriter& json, const auth::SessionUser& user, const std::string& csrf_token) {
  json.member("user", user.account).member("name", user.display_name).member("role", auth::name_of(user.role));
  json.member("csrfToken", csrf_token);
}

}  // namespace

Result<auth::Authenticated> Sessions::asker(const Call& call) const {
  return authenticator_.authenticate(call.request.headers.get("Authorization").value_or(""),
                                     call.request.headers.get("Cookie").value_or(""));
}

http::Response Sessions::opened(const auth::OpenedSession& session) const {
  auto response = object(201, [&](JsonWriter& json) { write_user(json, session.user, session.csrf_token); });
  response.headers.add("Set-Cookie", auth::session_cookie(session.secret, age_max_, transport_));
  return response;
}

Result<http::Response> Sessions::log_in(const Call& call) const {
  const auto document = TRY(call.json());
  const auto user = TRY(document.root().string("user"));
  const auth::Password password(std::string(TRY(document.root().string("password"))));
  const auto before = TRY(asker(call));
  return opened(TRY(log_in_.log_in(user, password, before.session ? &*before.session : nullptr)));
}

Result<http::Response> Sessions::log_in_as(const Call& call) const {
  const auto document = TRY(call.json());
  const auto role = auth::parse_role(TRY(document.root().string("role")));
  if (!role) return fail(ErrorCode::kInvalidArgument, role.error().message, "role");
  const auto before = TRY(asker(call));
  const auto account = TRY(document.root().string_or("account", ""));
  return opened(TRY(log_in_.log_in_as(*role, account, before.session ? &*before.session : nullptr)));
}

Result<http::Response> Sessions::current(const Call& call) const {
  const auto who = TRY(asker(call));
  if (!who.user || !who.session) return fail(ErrorCode::kUnauthenticated, "nobody is logged in");
  return object(200, [&](JsonWriter& json) { write_user(json, *who.user, auth::csrf_token(*who.session)); });
}

Result<http::Response> Sessions::log_out(const Call& call) const {
  const auto who = TRY(asker(call));
  if (who.session) TRY(log_in_.log_out(*who.session));
  auto response = http::no_content();
  response.headers.add("Set-Cookie", auth::no_session_cookie(transport_));
  return response;
}

Result<http::Response> Sessions::demo_roles(const Call&, const std::vector<auth::Role>& roles) const {
  struct Person {
    auth::Role role;
    std::optional<auth::SessionUser> user;
  };
  std::vector<Person> people;
  for (const auto role : roles) {
    auto users = TRY(log_in_.demo_people(role));
    if (users.size() < 2) {
      people.push_back({role, std::nullopt});  // the role says it all
      continue;
    }
    for (auto& user : users) people.push_back({role, std::move(user)});
  }
  return page(people, "", [this](JsonWriter& json, const Person& person) {
    json.object([&] {
      json.member("role", auth::name_of(person.role));
      write_text(json, "name", texts_.of(person.role).name);
      write_text(json, "task", texts_.of(person.role).task);
      if (person.user) json.member("account", person.user->account).member("person", person.user->display_name);
    });
  });
}

}  // namespace dijkwacht::api
