#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/random.h"
#include "cases/linkable_report.h"
#include "cases/linking_score.h"
#include "crypto/secret.h"

/// Small synthetic offender groups for the tests of this room; the real country is another room's. Not part of the product.
namespace dijkwacht::cases::testing {

inline constexpr std::uint64_t kNotALink = 0;

struct SyntheticReport {
  LinkableReport report;
  std::uint64_t group = 0;
  std::vector<std::uint64_t> true_links;  ///< exact identifiers that are no payment provider's
};

struct SyntheticShape {
  std::size_t reports = 3000;
  int days = 90;
  double single_campaigns = 0.2;
  double typos = 0.03;
  double provider_payments = 0.05;
  std::uint64_t providers = 8;
  std::uint64_t account_rotates_after = 12;
  double names_account = 0.9;
  double names_phone = 0.6;
  double names_domain = 0.5;
  double reuses = 0.4;  ///< a later campaign of a group uses an earlier one's phone or domain
};

/// A token for a number: what a keyed fingerprint looks like.
inline crypto::Token token_of(std::uint64_t value) {
  crypto::Token token;
  SeededRandom random(value * 7919 + 1);
  random.fill(token.bytes);
  return token;
}

inline LinkableIdentifier identifier_of(std::string type, std::uint64_t value) {
  return {.type = std::move(type), .token = token_of(value), .sealed = Bytes{1, 2, 3}};
}

inline Time moment(std::int64_t seconds = 0) { return from_millis(1'790'000'000'000 + seconds * 1000); }

inline std::chrono::year_month_day day(int number) {
  return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1) + std::chrono::days(number));
}

class SyntheticGroups {
 public:
  SyntheticGroups(const SyntheticShape& shape, std::uint64_t seed) : shape_(shape), random_(seed) {
    for (std::uint64_t i = 0; i < shape.providers; ++i) providers_.push_back(next_value());
  }

  std::vector<SyntheticReport> make() {
    while (made_.size() < shape_.reports) make_group();
    made_.resize(shape_.reports);
    for (std::size_t i = made_.size(); i > 1; --i) std::swap(made_[i - 1], made_[random_.below(i)]);
    return std::move(made_);
  }

 private:
  struct Campaign {
    std::string fraud_type;
    int first_day = 0;
    int days = 1;
    std::uint64_t reports = 1;
    std::vector<std::uint64_t> phones;
    std::uint64_t domain = 0;
  };

  std::uint64_t next_value() { return ++last_value_; }
  bool happens(double chance) { return random_.unit() < chance; }

  void make_group() {
    ++group_;
    std::vector<Campaign> earlier;
    for (auto campaigns = 1 + random_.below(4); campaigns > 0; --campaigns) {
      earlier.push_back(make_campaign(earlier));
      make_reports(earlier.back());
    }
  }

  Campaign make_campaign(const std::vector<Campaign>& earlier) {
    static constexpr const char* kTypes[] = {"purchase", "purchase",      "purchase", "web-shop",
                                             "web-shop", "bank-helpdesk", "friend",   "investment"};
    Campaign campaign{.fraud_type = kTypes[random_.below(8)],
                      .first_day = static_cast<int>(random_.below(static_cast<std::uint64_t>(shape_.days))),
                      .days = 1 + static_cast<int>(random_.below(21))};
    if (!happens(shape_.single_campaigns)) campaign.reports = 2 + static_cast<std::uint64_t>(10 / (0.05 + random_.unit()));
    for (int i = 0; i < 2; ++i) {
      campaign.phones.push_back(!earlier.empty() && happens(shape_.reuses) ? earlier.back().phones.front() : next_value());
    }
    campaign.domain = !earlier.empty() && happens(shape_.reuses) ? earlier.back().domain : next_value();
    return campaign;
  }

  void make_reports(const Campaign& campaign) {
    std::uint64_t account = next_value();
    for (std::uint64_t i = 0; i < campaign.reports; ++i) {
      if (i % shape_.account_rotates_after == 0) account = next_value();
      const auto spread = i * static_cast<std::uint64_t>(campaign.days) / campaign.reports;
      SyntheticReport made{.report = {.report_id = reports::ReportId::random(random_),
                                      .fraud_type = campaign.fraud_type,
                                      .channel = "phone",
                                      .occurred_on = day(campaign.first_day + static_cast<int>(spread)),
                                      .amount = Money{static_cast<std::int64_t>(100 + random_.below(100'000))},
                                      .received_at = moment()},
                           .group = group_};
      if (happens(shape_.names_account)) name_account(made, account);
      if (happens(shape_.names_phone)) name(made, "phone", campaign.phones[random_.below(2)]);
      if (happens(shape_.names_domain)) name(made, "domain", campaign.domain);
      made_.push_back(std::move(made));
    }
  }

  void name_account(SyntheticReport& made, std::uint64_t account) {
    if (!happens(shape_.provider_payments)) return name(made, "iban", account);
    made.report.identifiers.push_back(identifier_of("iban", providers_[random_.below(providers_.size())]));
  }

  void name(SyntheticReport& made, const char* type, std::uint64_t value) {
    const auto told = happens(shape_.typos) ? next_value() : value;
    made.report.identifiers.push_back(identifier_of(type, told));
    made.true_links.push_back(told);
  }

  SyntheticShape shape_;
  SeededRandom random_;
  std::vector<SyntheticReport> made_;
  std::vector<std::uint64_t> providers_;
  std::uint64_t last_value_ = 0;
  std::uint64_t group_ = 0;
};

}  // namespace dijkwacht::cases::testing
