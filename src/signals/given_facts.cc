#include "signals/given_facts.h"

#include <algorithm>

#include "base/name_table.h"

namespace dijkwacht::signals {
namespace {

constexpr NameTable<GivenItem, kGivenItems> kNames{"fraud-type", "first-report", "reporters", "opinion", "contact"};

bool has(const GivenFacts& facts, GivenItem item) {
  switch (item) {
    case GivenItem::kFraudType: return facts.fraud_type.has_value();
    case GivenItem::kFirstReport: return facts.first_report.has_value();
    case GivenItem::kReporters: return facts.reporters.has_value();
    case GivenItem::kOpinion: return facts.opinion.has_value();
    case GivenItem::kContact: return facts.contact.has_value();
  }
  return false;
}

void leave_out(GivenFacts& facts, GivenItem item) {
  switch (item) {
    case GivenItem::kFraudType: facts.fraud_type.reset(); return;
    case GivenItem::kFirstReport: facts.first_report.reset(); return;
    case GivenItem::kReporters: facts.reporters.reset(); return;
    case GivenItem::kOpinion: facts.opinion.reset(); return;
    case GivenItem::kContact: facts.contact.reset(); return;
  }
}

void write_opinion(JsonWriter& json, const StandingOpinion& opinion) {
  json.object("opinion", [&] {
    json.member("verdict", name_of(opinion.verdict)).member("confidence", opinion.confidence);
    json.member("validUntil", time_text(opinion.valid_until));
  });
}

void write_contact(JsonWriter& json, const ContactPoint& contact) {
  json.object("contact", [&] {
    write_text(json, "name", contact.name);
    json.member("phone", contact.phone).member("email", contact.email).member("page", contact.page);
  });
}

Result<StandingOpinion> read_opinion(const JsonValue& json) {
  return StandingOpinion{TRY(parse_verdict(TRY(json.string("verdict")))), static_cast<int>(TRY(json.integer("confidence"))),
                         TRY(parse_time(TRY(json.string("validUntil"))))};
}

Result<ContactPoint> read_contact(const JsonValue& json) {
  const auto name = TRY(json.at("name"));
  ContactPoint contact{{std::string(TRY(name.string("nl"))), std::string(TRY(name.string("en")))},
                       std::string(TRY(json.string("phone"))),
                       std::string(TRY(json.string("email"))),
                       std::string(TRY(json.string("page")))};
  TRY(check(contact));
  return contact;
}

Result<std::optional<std::string>> read_code(const JsonValue& root, std::string_view name) {
  const auto found = TRY(root.find(name));
  if (!found) return std::nullopt;
  return std::optional(std::string(TRY(found->string())));
}

}  // namespace

std::string_view name_of(GivenItem item) { return kNames.name(item); }
Result<GivenItem> parse_given_item(std::string_view name) { return kNames.parse(name, "items"); }

std::vector<GivenItem> items_of(const GivenFacts& facts) {
  std::vector<GivenItem> items;
  for (std::size_t i = 0; i < kGivenItems; ++i) {
    if (has(facts, static_cast<GivenItem>(i))) items.push_back(static_cast<GivenItem>(i));
  }
  return items;
}

Result<GivenFacts> only(GivenFacts facts, const std::vector<GivenItem>& items) {
  if (items.empty()) return fail(ErrorCode::kInvalidArgument, "choose what to give, or refuse", "items");
  for (const auto item : items) {
    if (!has(facts, item)) return fail(ErrorCode::kInvalidArgument, "there is nothing to give of one of these", "items");
  }
  for (const auto item : items_of(facts)) {
    if (std::ranges::find(items, item) == items.end()) leave_out(facts, item);
  }
  return facts;
}

void write_facts(JsonWriter& json, const GivenFacts& facts) {
  json.object([&] {
    if (facts.fraud_type) json.member("fraudType", *facts.fraud_type);
    if (facts.first_report) json.member("firstReport", *facts.first_report);
    if (facts.reporters) json.member("reporters", *facts.reporters);
    if (facts.opinion) write_opinion(json, *facts.opinion);
    if (facts.contact) write_contact(json, *facts.contact);
  });
}

Result<GivenFacts> read_facts(std::string_view text) {
  const auto document = TRY(JsonDocument::parse(text));
  const auto& root = document.root();
  GivenFacts facts;
  facts.fraud_type = TRY(read_code(root, "fraudType"));
  facts.first_report = TRY(read_code(root, "firstReport"));
  facts.reporters = TRY(read_code(root, "reporters"));
  if (const auto opinion = TRY(root.find("opinion"))) facts.opinion = TRY(read_opinion(*opinion));
  if (const auto contact = TRY(root.find("contact"))) facts.contact = TRY(read_contact(*contact));
  return facts;
}

}  // namespace dijkwacht::signals
