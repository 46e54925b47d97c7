#include "barriers/facts.h"

#include "base/json.h"
#include "base/name_table.h"

namespace dijkwacht::barriers {
namespace {

constexpr NameTable<Place, 3> kPlaces{"debtor", "creditor", "text"};

Result<Fact> read_fact(const JsonValue& value) {
  Fact fact;
  fact.asked = static_cast<std::size_t>(TRY(value.integer("asked")));
  fact.place = TRY(parse_place(TRY(value.string("place"))));
  fact.signal = TRY(signals::SignalId::parse(TRY(value.string("signalId"))));
  fact.revision = TRY(value.integer("revision"));
  fact.data_class = TRY(policy::parse_data_class(TRY(value.string("dataClass"))));
  fact.role = TRY(value.string("role"));
  fact.owner = TRY(value.string("owner"));
  fact.sender = TRY(value.string("sender"));
  return fact;
}

}  // namespace

std::string_view name_of(Place place) { return kPlaces.name(place); }
Result<Place> parse_place(std::string_view name) { return kPlaces.parse(name, "place"); }

std::string facts_text(const Facts& facts) {
  JsonWriter json;
  json.array([&] {
    for (const auto& fact : facts.signals) {
      json.object([&] {
        json.member("asked", fact.asked);
        json.member("place", name_of(fact.place));
        json.member("signalId", fact.signal.text());
        json.member("revision", fact.revision);
        json.member("dataClass", policy::code_of(fact.data_class));
        json.member("role", fact.role);
        json.member("owner", fact.owner);
        json.member("sender", fact.sender);
      });
    }
  });
  return json.take();
}

Result<Facts> read_facts(std::string_view text) {
  const auto document = TRY(JsonDocument::parse(text));
  Facts facts;
  for (const auto& value : TRY(document.root().array())) facts.signals.push_back(TRY(read_fact(value)));
  return facts;
}

}  // namespace dijkwacht::barriers
