#include <gtest/gtest.h>

#include <sstream>

#include "audit/audit_log.h"
#include "prevention/material.h"
#include "prevention/prevention_service.h"
#include "prevention/schema_table.h"
#include "store/database_testing.h"

namespace dijkwacht::prevention {
namespace {

const std::filesystem::path kData = DIJKWACHT_SOURCE_DIR "/data/prevention";
constexpr Time kNow = Time(std::chrono::sys_days(std::chrono::year(2026) / 11 / 26)) + std::chrono::hours(9);

constexpr auto kEffect =
    R"({"outcome":"checked first","value":12,"low":8,"high":16,"n":400,"method":"trial","hasControlGroup":true,"date":"2026-10-01","source":"report"})";

template <typename T>
Result<T> read(std::string text) {
  const auto document = JsonDocument::parse(text).value();
  return T::read(document.root());
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

CalendarEvent event(std::string title) {
  return {.title = std::move(title),
          .place = "Haarlem; zaal 2, boven",
          .about = "Kom\nook",
          .address = "https://voorbeeld.example/avond",
          .starts = kNow + std::chrono::hours(24),
          .ends = kNow + std::chrono::hours(26)};
}

TEST(CampaignEffect, NeedsIntervalNumberMethodAndDay) {
  EXPECT_TRUE(read<CampaignEffect>(kEffect));
  for (const auto& [from, to, field] : {std::tuple{"\"low\":8", "\"low\":13", "low"},
                                        {"\"high\":16", "\"high\":11", "high"},
                                        {"\"n\":400", "\"n\":0", "n"},
                                        {"\"low\":8,", "", "low"},
                                        {"\"method\":\"trial\"", "\"method\":\"\"", "method"},
                                        {"2026-10-01", "", "date"}}) {
    const auto refused = read<CampaignEffect>(with(kEffect, from, to));
    ASSERT_FALSE(refused) << from;
    EXPECT_EQ(refused.error().field, field);
  }
}

TEST(Campaign, NamesTheFieldThatIsWrong) {
  constexpr auto kGood =
      R"({"title":"a","goal":"b","behaviour":"c","audiences":["everyone"],"from":"2026-02-01","until":"2026-03-01"})";
  EXPECT_TRUE(read<Campaign>(kGood));
  EXPECT_EQ(read<Campaign>(with(kGood, "everyone", "nobody")).error().field, "audiences[0]");
  EXPECT_EQ(read<Campaign>(with(kGood, "2026-03-01", "2026-01-01")).error().field, "until");
  EXPECT_EQ(read<Campaign>(with(kGood, "\"goal\":\"b\"", "\"goal\":\"\"")).error().field, "goal");
}

TEST(Calendar, KeepsToTheGrammar) {
  const auto long_title = std::string("Één avond over ") + std::string(90, 'x') + "éééééééééééééééééééé";
  SeededRandom random(1);
  const std::vector<StoredEvent> events{{EventId::random(random), event(long_title), kNow}};
  const auto text = calendar_text(events, "jenv.localhost", "Preventie");
  std::istringstream lines(text);
  std::string unfolded;
  for (std::string line; std::getline(lines, line);) {
    ASSERT_TRUE(line.ends_with('\r'));
    line.pop_back();
    EXPECT_LE(line.size(), 75U) << line;
    EXPECT_FALSE(line.ends_with("\xC3")) << "cut inside a character";
    line.starts_with(' ') ? unfolded += line.substr(1) : unfolded += "\n" + line;
  }
  EXPECT_NE(unfolded.find("SUMMARY:" + long_title), std::string::npos) << unfolded;
  EXPECT_NE(unfolded.find("LOCATION:Haarlem\\; zaal 2\\, boven"), std::string::npos);
  EXPECT_NE(unfolded.find("DESCRIPTION:Kom\\nook"), std::string::npos);
  EXPECT_NE(unfolded.find("DTSTART:20261127T090000Z"), std::string::npos);
  EXPECT_NE(unfolded.find("UID:" + events[0].id.text() + "@jenv.localhost"), std::string::npos);
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
}

TEST(Materials, AGradeSaysWhatWasSeenAndTheFeedEscapesIt) {
  const auto materials = load_materials(kData / "materials.toml");
  ASSERT_TRUE(materials) << materials.error().message;
  for (const auto& each : *materials) EXPECT_EQ(each.evidence == Evidence::kNotStudied, each.finding.nl.empty()) << each.id;
  auto one = materials->front();
  one.title.nl = "Eerst <kijken> & dan";
  const auto feed = atom_text(std::vector{one}, "https://jenv.example", "Programmabureau");
  EXPECT_NE(feed.find("<title>Eerst &lt;kijken&gt; &amp; dan</title>"), std::string::npos) << feed;
  EXPECT_NE(feed.find("xmlns=\"http://www.w3.org/2005/Atom\""), std::string::npos);
}

class PreventionTest : public ::testing::Test {
 protected:
  static std::vector<store::Migration> schema() {
    auto all = audit::migrations();
    for (const auto& step : migrations()) all.push_back(step);
    return all;
  }

  store::testing::TemporaryDatabase database_{schema()};
  ManualClock clock_{kNow};
  SystemRandom random_;
  PreventionService service_{*database_, clock_, random_};
};

TEST_F(PreventionTest, WhatOthersClaimIsNoMeasuredEffect) {
  ASSERT_TRUE(service_.seed(load_campaigns(kData / "campaigns.toml").value()));
  ASSERT_TRUE(service_.seed(load_campaigns(kData / "campaigns.toml").value()));
  const auto campaigns = service_.campaigns().value();
  ASSERT_EQ(campaigns.size(), 1U) << "a second start brings nothing in twice";
  EXPECT_TRUE(campaigns[0].campaign.claim);
  EXPECT_TRUE(campaigns[0].effects.empty());
}

TEST_F(PreventionTest, AnEffectIsKeptWithItsCampaignAndAnUnknownCampaignIsRefused) {
  ASSERT_TRUE(service_.seed(load_campaigns(kData / "campaigns.toml").value()));
  const auto id = service_.campaigns().value()[0].id;
  const auto measure = [&](const CampaignId& of) {
    return database_->write([&](store::Transaction& transaction) {
      return service_.measure(transaction, of, read<CampaignEffect>(kEffect).value(), "person:officer-1");
    });
  };
  ASSERT_TRUE(measure(id));
  EXPECT_EQ(service_.campaigns().value()[0].effects.size(), 1U);
  EXPECT_EQ(measure(CampaignId::random(random_)).error().code, ErrorCode::kNotFound);
}

TEST_F(PreventionTest, TheCalendarTellsWhatIsStillToCome) {
  const auto add = [&](const CalendarEvent& one) {
    return database_->write([&](store::Transaction& transaction) -> Status {
      TRY(service_.add(transaction, one, "person:officer-1"));
      return {};
    });
  };
  auto past = event("Geweest");
  past.starts = kNow - std::chrono::hours(48);
  past.ends = past.starts + std::chrono::hours(1);
  ASSERT_TRUE(add(past));
  ASSERT_TRUE(add(event("Komt nog")));
  const auto events = service_.coming_events().value();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].event.title, "Komt nog");
}

}  // namespace
}  // namespace dijkwacht::prevention
