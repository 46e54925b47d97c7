#include "documents/pdf.h"

#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>

#include "store/database_testing.h"

namespace dijkwacht::documents {
namespace {

Document document() {
  return {.title = "Halfjaarverslag 2026-H1",
          .language = "nl-NL",
          .author = "Programmabureau",
          .made_at = parse_time("2026-07-14T09:00:00Z").value(),
          .parts = {Heading{2, "Afspraken"}, Paragraph{"Wat is beloofd, en wat ervan kwam: een café in Ĳmuiden."},
                    Link{"Bron", "https://example.org/bron"}, List{{"eerste", "tweede"}},
                    Table{"Stand", {"Afspraak", "Stand"}, {{"Landelijk invoeren", "Begonnen"}, {"Huisbezoek", "Ingevoerd"}}}}};
}

/// What a program of poppler-utils says of these bytes.
std::string poppler(const std::string& command, const std::string& pdf) {
  const store::testing::TemporaryFolder folder;
  const auto file = folder.path() / "document.pdf";
  std::ofstream(file, std::ios::binary) << pdf;
  const auto line = command + " " + file.string() + (command.starts_with("pdftotext") ? " -" : "") + " 2>&1";
  std::string said;
  FILE* pipe = ::popen(line.c_str(), "r");
  std::array<char, 4096> part{};
  while (const auto n = std::fread(part.data(), 1, part.size(), pipe)) said.append(part.data(), n);
  EXPECT_EQ(::pclose(pipe), 0) << said;
  return said;
}

TEST(Pdf, HasTextTitleLanguageAndStructure) {
  const auto pdf = write_pdf(document()).value();
  const auto info = poppler("pdfinfo", pdf);
  EXPECT_NE(info.find("Title:           Halfjaarverslag 2026-H1"), std::string::npos) << info;
  EXPECT_NE(info.find("Tagged:          yes"), std::string::npos) << info;
  EXPECT_EQ(info.find("Syntax"), std::string::npos) << info;
  EXPECT_NE(pdf.find("/StructTreeRoot"), std::string::npos);
  EXPECT_NE(pdf.rfind("/Lang (nl-NL)"), std::string::npos);
  EXPECT_NE(pdf.rfind("/DisplayDocTitle true"), std::string::npos);
  const auto text = poppler("pdftotext", pdf);
  for (const auto* words : {"Afspraken", "een café in Ĳmuiden", "tweede", "Landelijk invoeren", "Begonnen"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words << " not in " << text;
  }
}

TEST(Pdf, TellsHeadingsListsAndTablesApart) {
  const auto structure = poppler("pdfinfo -struct-text", write_pdf(document()).value());
  for (const auto* tag : {"H1", "H2", "P ", "Table", "TR", "TH", "TD", "LI"}) {
    EXPECT_NE(structure.find(tag), std::string::npos) << tag << " not in " << structure;
  }
}

TEST(Pdf, KeepsAllLinesOfATextInItsPlaceInTheStructure) {
  auto wide = document();
  std::string words;
  for (int i = 1; i <= 60; ++i) words += "effi" + std::to_string(i) + " ";
  wide.parts = {Paragraph{words + "slot."}, Table{"", {words + "kop", "b"}, {{words + "cel", "2"}}}};
  auto structure = poppler("pdfinfo -struct-text", write_pdf(wide).value());
  std::erase_if(structure, [](unsigned char c) { return std::isspace(c) != 0 || c == '"'; });
  for (const auto* end : {"effi59effi60slot.", "effi59effi60kop", "effi59effi60cel"}) {
    EXPECT_NE(structure.find(end), std::string::npos) << end << " not in " << structure;
  }
}

TEST(Pdf, DrawsAChainThatIsAListForWhoHearsIt) {
  auto drawn = document();
  drawn.drawing = Chain{
      {{"1. Contact leggen", {{"Nummer blokkeren", "telecom · in gebruik", BoxLine::kFirm}, {"Waarschuwen", "", BoxLine::kThin}}},
       {"2. Geld overboeken", {{"Geen barrière bij deze stap", "", BoxLine::kDashed}}}}};
  const auto plain = write_pdf(document()).value();
  const auto pdf = write_pdf(drawn).value();
  const auto text = poppler("pdftotext", pdf);
  for (const auto* words :
       {"1. Contact leggen", "Nummer blokkeren", "telecom · in gebruik", "Waarschuwen", "2. Geld overboeken", "Geen barrière"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words << " not in " << text;
  }
  const auto items = [](const std::string& bytes) {
    const auto structure = poppler("pdfinfo -struct", bytes);
    std::size_t count = 0;
    for (auto at = structure.find("LI"); at != std::string::npos; at = structure.find("LI", at + 1)) ++count;
    return count;
  };
  EXPECT_EQ(items(pdf) - items(plain), 5U) << "two steps and three boxes";
}

TEST(Pdf, AChainGoesOnAtTheNextPageWithoutLosingABox) {
  auto drawn = document();
  Chain chain;
  for (int step = 1; step <= 6; ++step) {
    chain.steps.push_back({"stap " + std::to_string(step) + ".", {}});
    for (int box = 1; box <= 12; ++box)
      chain.steps.back().boxes.push_back(
          {"vak " + std::to_string(step) + "-" + std::to_string(box) + ".", "van iemand", BoxLine::kThin});
  }
  drawn.drawing = chain;
  const auto text = poppler("pdftotext", write_pdf(drawn).value());
  for (int step = 1; step <= 6; ++step) {
    EXPECT_NE(text.find("stap " + std::to_string(step) + "."), std::string::npos);
    for (int box = 1; box <= 12; ++box)
      EXPECT_NE(text.find("vak " + std::to_string(step) + "-" + std::to_string(box) + "."), std::string::npos)
          << step << " " << box;
  }
}

TEST(Pdf, GoesOverPagesWithoutLosingARow) {
  auto longer = document();
  Table table{"Lang", {"Nummer", "Stand"}, {}};
  for (int i = 1; i <= 200; ++i) table.rows.push_back({"rij " + std::to_string(i) + ".", "Begonnen"});
  longer.parts.emplace_back(std::move(table));
  std::string words;
  for (int i = 0; i < 3000; ++i) words += "woord ";
  longer.parts.emplace_back(Paragraph{words + "einde"});
  const auto text = poppler("pdftotext -layout", write_pdf(longer).value());
  for (int i = 1; i <= 200; ++i) EXPECT_NE(text.find("rij " + std::to_string(i) + "."), std::string::npos) << i;
  EXPECT_NE(text.find("einde"), std::string::npos);
}

TEST(Pdf, OfTheSameFactsIsTheSame) { EXPECT_EQ(write_pdf(document()).value(), write_pdf(document()).value()); }

TEST(Pdf, IsNotMadeOfWhatCannotBeRead) {
  const auto refused = [](auto change) {
    auto wrong = document();
    change(wrong);
    const auto made = write_pdf(wrong);
    return made ? std::string("made") : made.error().field;
  };
  EXPECT_EQ(refused([](auto& d) { d.title.clear(); }), "title");
  EXPECT_EQ(refused([](auto& d) { d.language.clear(); }), "language");
  EXPECT_EQ(refused([](auto& d) { d.language = "nl) /X ("; }), "language");
  EXPECT_EQ(refused([](auto& d) { d.parts = {Heading{4, "x"}}; }), "level");
  EXPECT_EQ(refused([](auto& d) { d.parts = {Link{"x", "javascript:alert(1)"}}; }), "address");
  EXPECT_EQ(refused([](auto& d) { d.parts = {Link{"x", "https://a/' dest='b"}}; }), "address");
  EXPECT_EQ(refused([](auto& d) { d.parts = {Table{"", {"a", "b"}, {{"1"}}}}; }), "rows");
}

}  // namespace
}  // namespace dijkwacht::documents
