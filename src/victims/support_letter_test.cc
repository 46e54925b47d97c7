#include "victims/support_letter.h"

#include <gtest/gtest.h>

#include "documents/pdf.h"

namespace dijkwacht::victims {
namespace {

const std::string kData = std::string(DIJKWACHT_SOURCE_DIR) + "/data";
const Time kNow = parse_time("2026-11-27T09:00:00Z").value();

const reports::RoutingTable& routing() {
  static const auto loaded = reports::RoutingTable::load(kData + "/routing").value();
  return loaded;
}
const HelpSteps& steps() {
  static const auto forms = reports::FormCatalogue::load(kData + "/taxonomy", kData + "/forms").value();
  static const auto loaded = HelpSteps::load(kData + "/victims/help-steps.toml", routing(), forms).value();
  return loaded;
}
const SupportLetter& letter() {
  static const auto loaded = SupportLetter::load(kData + "/victims/support-letter.toml", routing()).value();
  return loaded;
}

Result<Sensitive<SupportWish>> parsed(const std::string& text) {
  const auto document = JsonDocument::parse(text);
  return parse_support_wish(document->root(), steps());
}

std::string fault(const std::string& text) {
  const auto wish = parsed(text);
  return wish ? "read" : wish.error().field;
}

/// All that the letter says.
std::string text_of(const documents::Document& document) {
  std::string text = document.title;
  for (const auto& part : document.parts) {
    if (const auto* paragraph = std::get_if<documents::Paragraph>(&part)) text += "\n" + paragraph->text;
    if (const auto* heading = std::get_if<documents::Heading>(&part)) text += "\n" + heading->text;
    if (const auto* list = std::get_if<documents::List>(&part)) {
      for (const auto& item : list->items) text += "\n" + item;
    }
    if (const auto* table = std::get_if<documents::Table>(&part)) {
      for (const auto& row : table->rows) text += "\n" + row.front() + ": " + row.back();
    }
  }
  return text;
}

documents::Document written(const std::string& wish, std::optional<Money> amount = Money{125'050, "EUR"}) {
  const SupportFacts facts{
      .number = "M-1F3A9C02", .desk = "Fraudehelpdesk", .fraud_type = "Aankoopfraude", .day = "2026-11-20", .amount = amount};
  return letter().write(facts, parsed(wish).value(), *routing().desk("SHN"), kNow).value();
}

TEST(SupportLetter, TellsTheReportAndWhatThePersonWantsAndLeavesNoGap) {
  const auto text = text_of(written(
      R"({"name":"Vera Voorbeeld","reach":"06 12345678","words":"Ik slaap slecht.","harms":["upset"],"wishes":["talk"]})"));
  for (const auto* part :
       {"Slachtofferhulp Nederland", "Soort fraude: Aankoopfraude", "Dag: 20 november 2026", "Bedrag: € 1.250,50", "M-1F3A9C02",
        "Vera Voorbeeld, 06 12345678", "Ik slaap slecht.", "Ik wil erover praten"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(text.find('{'), std::string::npos) << text;
}

TEST(SupportLetter, WhatWasNotToldIsNotAsserted) {
  const auto text = text_of(written(R"({"name":"V","reach":"v@voorbeeld.example","harms":[],"wishes":[]})", std::nullopt));
  EXPECT_NE(text.find("Bedrag: niet opgegeven"), std::string::npos);
  EXPECT_EQ(text.find("Wat ik ervan merk"), std::string::npos);
  EXPECT_EQ(text.find("Wat ik zelf wil zeggen"), std::string::npos);
}

TEST(SupportLetter, APlaceholderThatAPersonTypesStaysText) {
  const auto text = text_of(written(R"({"name":"{phone}","reach":"x","harms":[],"wishes":[]})"));
  EXPECT_NE(text.find("{phone}, x"), std::string::npos);
}

TEST(SupportLetter, WhatIsWrongIsNamed) {
  EXPECT_EQ(fault(R"({"name":"","reach":"x","harms":[],"wishes":[]})"), "name");
  EXPECT_EQ(fault(R"({"name":"V","harms":[],"wishes":[]})"), "reach");
  EXPECT_EQ(fault(R"({"name":"V","reach":"x","harms":["nothing"],"wishes":[]})"), "harms");
  EXPECT_EQ(fault(R"({"name":"V","reach":"x","harms":[],"wishes":[],"account":"NL"})"), "account");
}

TEST(SupportLetter, IsAPdf) {
  const auto pdf = documents::write_pdf(written(R"({"name":"V","reach":"x","harms":["paid"],"wishes":[]})"));
  ASSERT_TRUE(pdf);
  EXPECT_TRUE(pdf->starts_with("%PDF"));
}

}  // namespace
}  // namespace dijkwacht::victims
