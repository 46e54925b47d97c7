#include "api/status_messages.h"

#include <fmt/core.h>

#include <ranges>
#include <set>

#include "api/page.h"
#include "api/shown_secret.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

/// A page reads this version or refuses the answer; docs/status-messages.md says what may change within one.
constexpr std::int64_t kContract = 1;

std::string id_of(const reports::StatusMessages& told, std::int64_t number) { return fmt::format("{}.{}", told.subject, number); }

void write_contact(JsonWriter& json, const ContactPoint& contact) {
  json.object("contact", [&] {
    write_text(json, "name", contact.name);
    json.member("phone", contact.phone).member("email", contact.email).member("page", contact.page);
  });
}

/// Who speaks, and where a person can turn to.
void write_organisation(JsonWriter& json, const std::string& id, const messaging::Partner* partner) {
  json.object([&] {
    json.member("id", id);
    write_text(json, "name", partner != nullptr ? partner->name : Bilingual{id, id});
    if (partner != nullptr && partner->contact) write_contact(json, *partner->contact);
  });
}

void write_message(JsonWriter& json, const reports::StatusMessages& told, const reports::StatusMessage& message) {
  json.object([&] {
    json.member("id", id_of(told, message.number)).member("at", time_text(message.at));
    json.member("organisation", message.organisation).member("code", message.code);
    write_text(json, "title", message.title);
    write_text(json, "meaning", message.meaning);
    if (message.detail) write_text(json, "detail", *message.detail);
    if (message.amount) write_money(json, "amount", message.amount);
    if (message.taken_back_by) json.member("takenBackBy", id_of(told, *message.taken_back_by));
  });
}

std::set<std::string> speakers(const reports::StatusMessages& told, const std::string& self) {
  std::set<std::string> ids{self};
  for (const auto& message : told.messages) {
    if (message.organisation != reports::kPerson) ids.insert(message.organisation);
  }
  return ids;
}

}  // namespace

Result<http::Response> StatusMessages::get(const Call& call) const {
  const auto told = TRY(tell_(shown_secret(call)));
  return object(200, [&](JsonWriter& json) {
    json.member("contract", kContract).member("organisation", self_);
    json.array("organisations", [&] {
      for (const auto& id : speakers(told, self_)) write_organisation(json, id, partners_.find(id));
    });
    json.object("subject", [&] { json.member("kind", told.kind).member("id", told.subject).member("number", told.number); });
    json.object("next", [&] {
      write_text(json, "text", told.next_step);
      if (told.due) write_time(json, "due", told.due);
    });
    json.array("messages", [&] {
      for (const auto& message : told.messages | std::views::reverse) write_message(json, told, message);
    });
  });
}

}  // namespace dijkwacht::api
