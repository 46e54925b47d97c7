#include "cases/takedown_content.h"

#include <fmt/core.h>

#include <algorithm>

#include "cases/personal_trace.h"
#include "identifiers/domain.h"
#include "identifiers/handle.h"
#include "identifiers/url.h"

namespace dijkwacht::cases {
namespace {

using identifiers::Identifier;
using identifiers::IdentifierType;

constexpr auto kPurpose = "write in a notice to who keeps the content";
constexpr std::size_t kNameBytesMax = 100;
constexpr std::string_view kOther = "other";

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](unsigned char c) { return (c & 0xC0U) != 0x80U; }));
}

std::unexpected<Error> wrong(std::string message, std::string field) {
  return fail(ErrorCode::kInvalidArgument, std::move(message), std::move(field));
}

std::string words_of(PersonalTrace trace) {
  switch (trace) {
    case PersonalTrace::kAccount: return "an account number";
    case PersonalTrace::kEmail: return "an e-mail address";
    case PersonalTrace::kPhone: return "a phone number";
    case PersonalTrace::kReport: return "the number of a report";
  }
  return {};
}

/// Its own page or address, as the analyst found it.
bool is_contact(std::string_view text) {
  if (text.find("://") == std::string_view::npos) return identifiers::examine(IdentifierType::kEmail, text).has_value();
  return text.starts_with("https://") && identifiers::examine(IdentifierType::kUrl, text).has_value();
}

Result<TakedownReceiver> typed_receiver(const TakedownReceiver& typed) {
  if (typed.name.empty() || typed.name.size() > kNameBytesMax) return wrong("write the name, at most 100 bytes", "receiver.name");
  if (find_personal_trace(typed.name)) return wrong("write the name of the service only", "receiver.name");
  if (!is_contact(typed.contact))
    return wrong("must be an e-mail address or a page that starts with https://", "receiver.contact");
  if (typed.kind == ReceiverKind::kRegistry)
    return wrong("choose a registry from the list: a rule asks which domains it keeps", "receiver.kind");
  auto receiver = typed;
  receiver.code = kOther;
  return receiver;
}

Result<TakedownReceiver> receiver_of(const TakedownDraft& draft, const TakedownRules& rules) {
  if (draft.receiver) return typed_receiver(*draft.receiver);
  const auto* known = draft.receiver_code ? rules.receiver(*draft.receiver_code) : nullptr;
  if (known == nullptr) return wrong("choose a receiver, or write its name, kind and contact", "receiver");
  return *known;
}

Status check_explanation(const std::string& text, const TakedownRules& rules) {
  const auto length = static_cast<std::int64_t>(characters(text));
  if (length < rules.characters_min)
    return wrong(fmt::format("explain what was seen and why it is illegal, in at least {} characters", rules.characters_min),
                 "explanation");
  if (length > rules.characters_max)
    return wrong(fmt::format("write at most {} characters", rules.characters_max), "explanation");
  if (const auto trace = find_personal_trace(text))
    return wrong(words_of(*trace) + " stands in this; leave out what points to a person, an account or a report", "explanation");
  return {};
}

std::optional<Identifier> place_of(const Identifier& subject) {
  if (subject.type() == IdentifierType::kUrl) return identifiers::host_of(subject);
  return subject;
}

/// Under one registered name, or at one address.
bool is_same_place(const Identifier& one, const Identifier& other) {
  const auto registered = identifiers::registrable_domain(one);
  return registered ? registered == identifiers::registrable_domain(other) : one == other;
}

bool belongs_to(const Identifier& address, const Identifier& subject, const std::optional<Identifier>& first) {
  const auto host = identifiers::host_of(address);
  if (!host) return false;
  if (subject.type() != IdentifierType::kHandle) return is_same_place(*host, *place_of(subject));
  if (identifiers::handle_of(address) == subject) return true;
  return first && is_same_place(*host, *identifiers::host_of(*first));  // the account's own page came first
}

Result<Identifier> read_address(const std::string& typed, const std::string& field) {
  const auto address = identifiers::examine(IdentifierType::kUrl, typed);
  if (!address) return wrong(std::string(identifiers::message_of(address.error())), field);
  if (const auto trace = find_personal_trace_in_address(address->canonical().reveal(kPurpose)))
    return wrong(words_of(*trace) + " stands in this address; shorten it to what the content needs", field);
  return *address;
}

Result<std::vector<std::string>> read_locations(const std::vector<std::string>& typed, const Identifier& subject) {
  if (typed.size() > kTakedownLocationsMax) return wrong("name at most 20 addresses in one notice", "locations");
  if (subject.type() == IdentifierType::kPhone && !typed.empty())
    return wrong("a phone number is a place by itself; leave the addresses out", "locations");
  std::vector<std::string> locations;
  std::optional<Identifier> first;
  const auto add = [&](const std::string& text, const std::string& field) -> Status {
    const auto address = TRY(read_address(text, field));
    if (!belongs_to(address, subject, first))
      return wrong("is at another place than the trace of the case that the notice is about", field);
    if (!first) first = address;
    const auto& canonical = address.canonical().reveal(kPurpose);
    if (std::ranges::find(locations, canonical) == locations.end()) locations.push_back(canonical);
    return {};
  };
  if (subject.type() == IdentifierType::kUrl) TRY(add(subject.canonical().reveal(kPurpose), "identifierId"));
  for (std::size_t i = 0; i < typed.size(); ++i) TRY(add(typed[i], fmt::format("locations[{}]", i)));
  if (locations.empty() && subject.type() != IdentifierType::kPhone)
    return wrong("name the exact addresses of the content, such as https://shop.example/offer", "locations");
  return locations;
}

bool shows_a_profile(const std::string& location) {
  return identifiers::handle_of(Identifier::of_canonical(IdentifierType::kUrl, location)).has_value();
}

policy::DataClass class_of(const TakedownContent& content) {
  if (content.subject.type() == IdentifierType::kPhone) return policy::DataClass::kNumber;
  const bool is_persons =
      content.subject.type() == IdentifierType::kHandle || std::ranges::any_of(content.locations, shows_a_profile);
  return is_persons ? policy::DataClass::kSuspect : policy::DataClass::kTechnical;
}

bool keeps_all(const TakedownReceiver& receiver, const std::vector<std::string>& locations) {
  if (receiver.kind != ReceiverKind::kRegistry || locations.empty()) return false;
  return std::ranges::all_of(locations, [&](const std::string& location) {
    const auto host = identifiers::host_of(Identifier::of_canonical(IdentifierType::kUrl, location));
    return host && host->canonical().reveal(kPurpose).ends_with("." + receiver.top_level_domain);
  });
}

Result<TakedownContent> read_content(const JsonValue& root) {
  const auto receiver = TRY(root.at("receiver"));
  const auto subject = TRY(root.at("subject"));
  TakedownContent content{.receiver = {.code = std::string(TRY(receiver.string("code"))),
                                       .kind = TRY(parse_receiver_kind(TRY(receiver.string("kind")))),
                                       .name = std::string(TRY(receiver.string("name"))),
                                       .contact = std::string(TRY(receiver.string("contact"))),
                                       .top_level_domain = std::string(TRY(receiver.string("topLevelDomain"))),
                                       .source_date = {}},
                          .language = TRY(parse_language(TRY(root.string("language")))),
                          .ground = std::string(TRY(root.string("ground"))),
                          .explanation = std::string(TRY(root.string("explanation"))),
                          .subject = Identifier::of_canonical(TRY(identifiers::parse_type(TRY(subject.string("type")))),
                                                              std::string(TRY(subject.string("value")))),
                          .locations = {}};
  for (const auto& location : TRY(root.array("locations"))) content.locations.emplace_back(TRY(location.string()));
  return content;
}

template <typename T>
Result<T> kept(Result<T> read) {
  if (!read) return fail(ErrorCode::kDataCorrupt, "a takedown notice is not as it was written; restore the store");
  return read;
}

}  // namespace

bool is_technical_trace(IdentifierType type) {
  switch (type) {
    case IdentifierType::kUrl:
    case IdentifierType::kDomain:
    case IdentifierType::kIp:
    case IdentifierType::kHandle:
    case IdentifierType::kPhone: return true;
    case IdentifierType::kIban:
    case IdentifierType::kEmail:
    case IdentifierType::kKvk:
    case IdentifierType::kDevice:
    case IdentifierType::kBitcoin:
    case IdentifierType::kEthereum: return false;
  }
  return false;
}

Result<TakedownContent> check_takedown(const TakedownDraft& draft, const Identifier& subject, const TakedownRules& rules) {
  if (!is_technical_trace(subject.type()))
    return wrong("a notice is about a web address, domain, IP address, account on a platform or phone number", "identifierId");
  if (rules.ground(draft.ground) == nullptr) return wrong("choose why the content is illegal", "ground");
  TRY(check_explanation(draft.explanation, rules));
  return TakedownContent{.receiver = TRY(receiver_of(draft, rules)),
                         .language = draft.language,
                         .ground = draft.ground,
                         .explanation = draft.explanation,
                         .subject = subject,
                         .locations = TRY(read_locations(draft.locations, subject))};
}

policy::Question takedown_question(const TakedownContent& content, const policy::Party& self, std::string subject,
                                   bool good_faith, Time now) {
  const auto data_class = class_of(content);
  return {.from = self,
          .to = {content.receiver.code, std::string(name_of(content.receiver.kind))},
          .data_class = data_class,
          .purpose = content.receiver.kind == ReceiverKind::kRegistry ? "takedown" : "remove-content",
          .subject = std::move(subject),
          .facts = {.natural_person = data_class != policy::DataClass::kTechnical,
                    .recipient_registers_domain = keeps_all(content.receiver, content.locations),
                    .notice_complete = good_faith},
          .at = now};
}

std::string to_json(const TakedownContent& content) {
  JsonWriter json;
  json.object([&] {
    json.object("receiver", [&] {
      json.member("code", content.receiver.code).member("kind", name_of(content.receiver.kind));
      json.member("name", content.receiver.name).member("contact", content.receiver.contact);
      json.member("topLevelDomain", content.receiver.top_level_domain);
    });
    json.member("language", content.language == Language::kDutch ? "nl" : "en");
    json.member("ground", content.ground).member("explanation", content.explanation);
    json.object("subject", [&] {
      json.member("type", identifiers::name_of(content.subject.type()))
          .member("value", content.subject.canonical().reveal(kPurpose));
    });
    json.texts("locations", content.locations);
  });
  return json.take();
}

Result<TakedownContent> parse_takedown_content(std::string_view json) {
  const auto document = TRY(kept(JsonDocument::parse(json)));
  return kept(read_content(document.root()));
}

std::string to_json(const TakedownAnswer& answer) {
  JsonWriter json;
  json.object([&] { json.member("reference", answer.reference).member("words", answer.words); });
  return json.take();
}

Result<TakedownAnswer> parse_takedown_answer(std::string_view json) {
  const auto document = TRY(kept(JsonDocument::parse(json)));
  auto reference = TRY(kept(document.root().string_or("reference", "")));
  return TakedownAnswer{std::move(reference), TRY(kept(document.root().string_or("words", "")))};
}

}  // namespace dijkwacht::cases
