#include "simulation/country.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/json.h"
#include "identifiers/domain.h"
#include "identifiers/identifier.h"
#include "identifiers/url.h"
#include "simulation/country_files.h"
#include "simulation/typing_error.h"

namespace dijkwacht::simulation {
namespace {

using identifiers::IdentifierType;

const std::filesystem::path kSettingsFile = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data/simulation/country.toml";
constexpr identifiers::ParseOptions kSynthetic{.region = {}, .accept_synthetic_numbers = true};

const Settings& settings() {
  static const Settings read = read_settings(kSettingsFile).value();
  return read;
}

Country country_of(std::int64_t reports, std::uint64_t seed, std::int64_t days = 90) {
  return Country::make(settings(), {.reports = reports, .days = days, .seed = seed}).value();
}

/// The country that the tests of shares look at, made once.
const std::vector<Simulated>& twenty_thousand() {
  static const auto made = [] {
    const auto country = country_of(20'000, 7);
    std::vector<Simulated> all;
    for (std::size_t i = 0; i < country.size(); ++i) all.push_back(country.at(i));
    return all;
  }();
  return made;
}

double share_of(const std::vector<Simulated>& all, auto holds) {
  return static_cast<double>(std::ranges::count_if(all, holds)) / static_cast<double>(all.size());
}

bool has_place(const std::vector<std::size_t>& places, std::size_t place) {
  return std::ranges::find(places, place) != places.end();
}

/// The lines of a country written in full, for comparing bytes.
std::string text_of(const Country& country) {
  std::string text;
  for (std::size_t i = 0; i < country.size(); ++i) {
    const auto made = country.at(i);
    text += report_line(made.report) + "\n" + truth_line(made.truth) + "\n";
  }
  return text;
}

std::uint64_t fnv_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3;
  return hash;
}

TEST(Country, TheSameSeedGivesTheSameBytes) {
  EXPECT_EQ(text_of(country_of(2000, 5)), text_of(country_of(2000, 5)));
  EXPECT_NE(text_of(country_of(2000, 5)), text_of(country_of(2000, 6)));
}

TEST(Country, TheBytesOfASeedAreTheSameOnEveryMachine) {
  // Settings of the test's own, so that editing the data file does not break it.
  auto fixed = settings();
  fixed.last_day = std::chrono::sys_days(std::chrono::year(2026) / 1 / 31);
  fixed.fraud_types.resize(1);
  fixed.fraud_types[0].narratives = {"{goods} {amount} {date} {claimed} {platform}"};
  const auto country = Country::make(fixed, {.reports = 300, .days = 31, .seed = 42}).value();
  EXPECT_EQ(country.size(), 300u);
  EXPECT_EQ(fnv_of(text_of(country)), 6615018386702637342u) << "changed on purpose? Then write the new number here.";
}

TEST(Country, ReportsComeInTheOrderInWhichTheyAreMadeAndAfterTheyHappened) {
  const auto& all = twenty_thousand();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& report = all[i].report;
    if (i > 0) {
      EXPECT_LE(all[i - 1].report.reported_at, report.reported_at);
    }
    EXPECT_LE(std::chrono::sys_days(report.occurred_on), report.reported_at);
    EXPECT_LE(std::chrono::floor<std::chrono::days>(report.reported_at), settings().last_day);
    EXPECT_GT(std::chrono::sys_days(report.occurred_on), settings().last_day - std::chrono::days(90));
    if (report.withdrawn) {
      EXPECT_GT(report.withdrawn->at, report.reported_at);
    }
  }
}

TEST(Country, EveryIdentifierThatIsNotMistypedParses) {
  for (const auto& [report, truth] : twenty_thousand()) {
    for (std::size_t i = 0; i < report.counterparty.size(); ++i) {
      if (has_place(truth.typing_errors, i)) continue;
      const auto& identifier = report.counterparty[i];
      EXPECT_TRUE(identifiers::parse(identifiers::parse_type(identifier.type).value(), identifier.value, kSynthetic))
          << identifier.value;
    }
  }
}

TEST(Country, NearlyAllMistypedAccountsFailTheirCheck) {
  std::size_t mistyped_accounts = 0;
  std::size_t refused = 0;
  for (const auto& [report, truth] : twenty_thousand()) {
    for (const auto place : truth.typing_errors) {
      const auto& identifier = report.counterparty.at(place);
      if (identifier.type != "iban") continue;
      ++mistyped_accounts;
      refused += identifiers::parse(IdentifierType::kIban, identifier.value) ? 0 : 1;
    }
  }
  EXPECT_GT(mistyped_accounts, 100u);
  EXPECT_GE(static_cast<double>(refused), 0.98 * static_cast<double>(mistyped_accounts));
}

TEST(Country, NothingNamedCanBelongToAnybody) {
  for (const auto& [report, truth] : twenty_thousand()) {
    for (const auto& identifier : report.counterparty) {
      const auto parsed = identifiers::parse(identifiers::parse_type(identifier.type).value(), identifier.value, kSynthetic);
      if (!parsed) continue;
      const auto& text = parsed->canonical().reveal("test");
      const auto host = identifiers::host_of(*parsed);
      const auto domain = host ? host->canonical().reveal("test") : text;
      if (identifier.type == "iban") {
        EXPECT_TRUE(text.substr(4, 4) == "DEMO" || text.substr(4, 4) == "PROF" || has_place(truth.typing_errors, 0)) << text;
      } else if (identifier.type == "phone") {
        EXPECT_TRUE(text.starts_with("+999")) << text;
      } else {
        EXPECT_TRUE(domain.ends_with(".example") || domain.ends_with(".test")) << text;
      }
    }
    EXPECT_TRUE(report.victim.email.value_or(".example").ends_with(".example"));
    EXPECT_TRUE(report.victim.phone.value_or("+9991").starts_with("+9991"));
    const auto letters = report.victim.postcode.substr(report.victim.postcode.size() - 2);
    EXPECT_TRUE(letters == "SA" || letters == "SD" || letters == "SS") << letters;
  }
}

TEST(Country, NoTwoGroupsShareAnythingButAPaymentProvidersAccount) {
  std::map<std::string, std::uint32_t> owner;
  std::map<std::string, std::set<std::uint32_t>> shared;
  for (const auto& [report, truth] : twenty_thousand()) {
    for (std::size_t i = 0; i < report.counterparty.size(); ++i) {
      const auto& value = report.counterparty[i].value;
      if (has_place(truth.typing_errors, i)) continue;
      if (has_place(truth.shared_accounts, i)) {
        shared[value].insert(truth.group);
      } else {
        EXPECT_EQ(owner.try_emplace(value, truth.group).first->second, truth.group) << value;
      }
    }
  }
  EXPECT_EQ(shared.size(), 8u);
  for (const auto& [account, groups] : shared) {
    EXPECT_GT(groups.size(), 20u);
    EXPECT_FALSE(owner.contains(account));
  }
}

TEST(Country, SharesAreThoseOfTheSettings) {
  const auto& all = twenty_thousand();
  EXPECT_NEAR(share_of(all, [](const auto& made) { return made.report.withdrawn.has_value(); }), 0.184, 0.01);
  EXPECT_NEAR(share_of(all, [](const auto& made) { return made.report.gives_consent; }), 0.90, 0.01);
  EXPECT_NEAR(share_of(all, [](const auto& made) { return made.report.subject.has_value(); }), 0.80, 0.01);
  EXPECT_NEAR(share_of(all, [](const auto& made) { return made.report.actor == "business"; }), 0.07, 0.01);
  std::size_t named = 0;
  std::size_t wrong = 0;
  std::size_t accounts = 0;
  std::size_t shared = 0;
  for (const auto& [report, truth] : all) {
    named += report.counterparty.size();
    wrong += truth.typing_errors.size();
    accounts += static_cast<std::size_t>(std::ranges::count(report.counterparty, "iban", &SimulatedIdentifier::type));
    shared += truth.shared_accounts.size();
  }
  EXPECT_NEAR(static_cast<double>(wrong) / static_cast<double>(named), 0.03, 0.005);
  EXPECT_NEAR(static_cast<double>(shared) / static_cast<double>(accounts), 0.05, 0.01);
}

TEST(Country, TheMixOfFraudFollowsTheSettings) {
  // Campaigns, not reports, are drawn by type, and one may have 200 reports; hence a tolerance of a fifth over many seeds.
  std::map<std::string, double> reports;
  double all = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto country = country_of(20'000, seed);
    for (const auto& campaign : country.plan().campaigns) {
      reports[settings().fraud_types[campaign.fraud_type].code] += static_cast<double>(campaign.reports);
      all += static_cast<double>(campaign.reports);
    }
  }
  for (const auto& type : settings().fraud_types)
    EXPECT_NEAR(reports[type.code] / all, type.share, 0.2 * type.share + 0.01) << type.code;
}

TEST(Country, AmountsHaveTheMeanAndMedianOfTheirType) {
  std::map<std::string, std::vector<double>> amounts;
  for (const auto& [report, truth] : twenty_thousand()) {
    if (report.amount_cents) amounts[report.fraud_type].push_back(static_cast<double>(*report.amount_cents) / 100);
  }
  for (const auto* code : {"AKF", "WSF", "BHF"}) {
    auto& list = amounts[code];
    const auto& type = *std::ranges::find(settings().fraud_types, code, &FraudType::code);
    std::ranges::sort(list);
    double sum = 0;
    for (const double amount : list) sum += amount;
    EXPECT_NEAR(list[list.size() / 2], type.median_eur, 0.12 * type.median_eur) << code;
    EXPECT_NEAR(sum / static_cast<double>(list.size()), type.mean_eur, 0.15 * type.mean_eur) << code;
  }
}

TEST(Country, PaymentsAddUpToTheAmount) {
  for (const auto& [report, truth] : twenty_thousand()) {
    std::int64_t sum = 0;
    for (const auto& payment : report.payments) {
      EXPECT_GT(payment.amount_cents, 0);
      sum += payment.amount_cents;
    }
    if (!report.payments.empty()) {
      EXPECT_EQ(sum, report.amount_cents.value());
    }
  }
}

TEST(Country, AFifthOfTheCampaignsHasOneReportAndSomeHaveHundreds) {
  const auto country = country_of(20'000, 7);
  const auto& campaigns = country.plan().campaigns;
  const auto singles = std::ranges::count(campaigns, 1, &Campaign::reports);
  EXPECT_NEAR(static_cast<double>(singles) / static_cast<double>(campaigns.size()), 0.20, 0.03);
  EXPECT_GE(std::ranges::max(campaigns, {}, &Campaign::reports).reports, 100);
  EXPECT_GT(campaigns.size(), static_cast<std::size_t>(country.plan().groups) * 3 / 2);
}

TEST(Country, AccountsRotateWithinACampaignWithOverlap) {
  Campaign campaign{.reports = 30, .accounts = {"a", "b", "c"}};
  const Accounts accounts{.named_share = 1, .rotate_after = 12, .overlap = 3, .provider_accounts = 1, .provider_share = 0};
  std::map<std::int64_t, std::set<std::size_t>> used;
  for (std::uint64_t i = 0; i < 200; ++i) {
    Draw draw(1, Stream::kReport, i);
    for (std::int64_t ordinal = 0; ordinal < 30; ++ordinal)
      used[ordinal].insert(account_in_use(accounts, campaign, ordinal, draw));
  }
  EXPECT_EQ(used[0], (std::set<std::size_t>{0}));
  EXPECT_EQ(used[8], (std::set<std::size_t>{0}));
  EXPECT_EQ(used[9], (std::set<std::size_t>{0, 1}));
  EXPECT_EQ(used[11], (std::set<std::size_t>{0, 1}));
  EXPECT_EQ(used[12], (std::set<std::size_t>{1}));
  EXPECT_EQ(used[29], (std::set<std::size_t>{2}));
}

TEST(Country, GroupsUsePhonesOrSitesAgainInLaterCampaigns) {
  const auto country = country_of(20'000, 7);
  std::map<std::string, std::set<const Campaign*>> users;
  for (const auto& campaign : country.plan().campaigns) {
    for (const auto& phone : campaign.phones) users[phone].insert(&campaign);
    for (const auto& url : campaign.urls) users[url].insert(&campaign);
  }
  const auto again = std::ranges::count_if(users, [](const auto& entry) { return entry.second.size() > 1; });
  EXPECT_GT(again, 200);
}

TEST(Country, MostReportsOfACampaignNameMoreThanOneIdentifier) {
  EXPECT_GT(share_of(twenty_thousand(), [](const auto& made) { return made.report.counterparty.size() >= 2; }), 0.5);
  EXPECT_LT(share_of(twenty_thousand(), [](const auto& made) { return made.report.counterparty.empty(); }), 0.1);
}

TEST(Country, OneReportOrOneDayWorksAndNoneIsRefused) {
  EXPECT_EQ(country_of(1, 1).size(), 1u);
  EXPECT_EQ(country_of(1, 1, 1).at(0).report.occurred_on, std::chrono::year_month_day(settings().last_day));
  EXPECT_EQ(country_of(500, 1, 1).size(), 500u);
  const auto refused = [](std::int64_t reports, std::int64_t days) {
    const auto country = Country::make(settings(), {.reports = reports, .days = days, .seed = 1});
    return country ? "" : country.error().field;
  };
  EXPECT_EQ(refused(0, 90), "reports");
  EXPECT_EQ(refused(-1, 90), "reports");
  EXPECT_EQ(refused(kReportsMax + 1, 90), "reports");
  EXPECT_EQ(refused(10, 0), "days");
  EXPECT_EQ(refused(10, kDaysMax + 1), "days");
}

TEST(TypingError, AlwaysDiffersAndKeepsTheFront) {
  for (std::uint64_t i = 0; i < 2000; ++i) {
    Draw draw(3, Stream::kReport, i);
    for (const std::string value :
         {"NL93DEMO0123456789", "+999612345678", "https://top-deal12.example/", "badel.dijkhof7@post.example"}) {
      const auto typed = mistyped(value, draw);
      EXPECT_NE(typed, value);
      EXPECT_EQ(typed.substr(0, 4), value.substr(0, 4));
    }
  }
}

/// A folder that goes with the test.
class CountryFiles : public ::testing::Test {
 protected:
  std::filesystem::path folder_ = std::filesystem::path(::testing::TempDir()) / ("country-" + std::to_string(::getpid()));
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static std::vector<std::string> lines_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
  }
};

TEST_F(CountryFiles, HoldEachReportOnceWithItsTruthAndAManifestThatCounts) {
  std::vector<std::size_t> progress;
  const auto written = write_country(settings(), {.reports = 2500, .days = 60, .seed = 11}, folder_ / "new",
                                     [&](std::size_t done, std::size_t of) {
                                       progress.push_back(done);
                                       EXPECT_EQ(of, 2500u);
                                     });
  ASSERT_TRUE(written) << written.error().message;
  EXPECT_EQ(progress, (std::vector<std::size_t>{1000, 2000, 2500}));
  const auto reports = lines_of(folder_ / "new/reports.ndjson");
  const auto truths = lines_of(folder_ / "new/truth.ndjson");
  ASSERT_EQ(reports.size(), 2500u);
  ASSERT_EQ(truths.size(), 2500u);
  std::set<std::string> ids;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const auto report = JsonDocument::parse(reports[i]).value();
    const auto truth = JsonDocument::parse(truths[i]).value();
    const std::string id(report.root().string("reportId").value());
    EXPECT_TRUE(ids.insert(id).second);
    EXPECT_EQ(truth.root().string("reportId").value(), id);
    EXPECT_TRUE(report.root().boolean("synthetic").value());
    const auto identifiers_named = report.root().array("counterparty").value().size();
    const auto errors = truth.root().array("typingErrors").value();
    for (const auto& place : errors) EXPECT_LT(place.integer().value(), static_cast<std::int64_t>(identifiers_named));
    EXPECT_FALSE(report.root().find("groupId").value().has_value()) << "the truth stays apart";
  }
  const auto manifest_lines = lines_of(folder_ / "new/manifest.json");
  ASSERT_EQ(manifest_lines.size(), 1u);
  const auto manifest = JsonDocument::parse(manifest_lines[0]).value();
  EXPECT_EQ(manifest.root().integer("reports").value(), 2500);
  EXPECT_EQ(manifest.root().string("seed").value(), "11");
  EXPECT_EQ(manifest.root().string("lastDay").value(), date_text(settings().last_day));
}

TEST_F(CountryFiles, AreNotLeftHalfWritten) {
  std::filesystem::create_directories(folder_ / "reports.ndjson" / "in the way");
  EXPECT_EQ(write_country(settings(), {.reports = 10, .days = 5, .seed = 1}, folder_, {}).error().code, ErrorCode::kUnavailable);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "manifest.json"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "reports.ndjson.part"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "truth.ndjson.part"));
}

TEST_F(CountryFiles, NothingIsWrittenForAWrongScale) {
  EXPECT_EQ(write_country(settings(), {.reports = 0, .days = 5, .seed = 1}, folder_ / "none", {}).error().field, "reports");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "none"));
}

/// The published settings with one change.
class SettingsFile : public CountryFiles {
 protected:
  Result<Settings> with(const std::string& from, const std::string& to) {
    std::stringstream text;
    text << std::ifstream(kSettingsFile).rdbuf();
    auto changed = text.str();
    const auto at = changed.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    changed.replace(at, from.size(), to);
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "country.toml") << changed;
    return read_settings(folder_ / "country.toml");
  }
};

TEST_F(SettingsFile, AWrongFigureIsRefusedByItsName) {
  EXPECT_EQ(with("withdrawn_share = 0.184", "withdrawn_share = 1.84").error().field, "withdrawn_share");
  EXPECT_EQ(with("withdrawn_share = 0.184", "").error().field, "withdrawn_share");
  EXPECT_EQ(with("last_day = \"2026-11-20\"", "last_day = \"2026-02-30\"").error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(with("marketplace = 0.70", "pigeon = 0.70").error().field, "channels");
  EXPECT_EQ(with("code = \"DEMO\"", "code = \"Demo\"").error().field, "code");
  EXPECT_EQ(with("mean_eur = 250", "mean_eur = 100").error().field, "mean_eur");
  EXPECT_EQ(read_settings("/nowhere.toml").error().code, ErrorCode::kNotFound);
}

TEST_F(SettingsFile, EveryFigureHasASourceOrIsMarkedChosen) {
  for (const auto& line : lines_of(kSettingsFile)) {
    const bool is_text = line.starts_with("#") || line.starts_with("  \"") || line.find('[') != std::string::npos;
    const bool has_figure = line.find_first_of("0123456789") != std::string::npos && line.find('=') != std::string::npos;
    if (is_text || !has_figure) continue;
    EXPECT_TRUE(line.find("# source:") != std::string::npos || line.find("# chosen") != std::string::npos) << line;
  }
}

}  // namespace
}  // namespace dijkwacht::simulation
