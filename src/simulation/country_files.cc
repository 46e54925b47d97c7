#include "simulation/country_files.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "base/json.h"
#include "simulation/stepped_barrier.h"

namespace dijkwacht::simulation {
namespace {

/// Reports between two calls of the progress function.
constexpr std::size_t kProgressStep = 1000;

void write_money(JsonWriter& json, std::string_view name, const std::optional<std::int64_t>& cents) {
  json.key(name);
  if (!cents) {
    json.null();
    return;
  }
  json.object([&] { json.member("minor", *cents).member("currency", "EUR"); });
}

void write_victim(JsonWriter& json, const SimulatedVictim& victim) {
  json.object("victim", [&] {
    json.member("name", victim.name);
    if (victim.email) json.member("email", *victim.email);
    if (victim.phone) json.member("phone", *victim.phone);
    json.member("postcode", victim.postcode).member("birthYear", victim.birth_year);
  });
}

void write_counterparty(JsonWriter& json, const std::vector<SimulatedIdentifier>& identifiers) {
  json.array("counterparty", [&] {
    for (const auto& identifier : identifiers) {
      json.object(
          [&] { json.member("type", identifier.type).member("value", identifier.value).member("role", identifier.role); });
    }
  });
}

void write_payments(JsonWriter& json, const std::vector<SimulatedPayment>& payments) {
  json.array("payments", [&] {
    for (const auto& payment : payments) {
      json.object([&] {
        json.member("date", date_text(payment.date));
        write_money(json, "amount", payment.amount_cents);
        if (payment.to_iban) json.member("toIban", *payment.to_iban);
        json.member("reference", payment.reference);
      });
    }
  });
}

void write_withdrawal(JsonWriter& json, const std::optional<SimulatedWithdrawal>& withdrawn) {
  json.key("withdrawn");
  if (!withdrawn) {
    json.null();
    return;
  }
  json.object([&] { json.member("at", time_text(withdrawn->at)).member("reason", withdrawn->reason); });
}

void write_places(JsonWriter& json, std::string_view name, const std::vector<std::size_t>& places) {
  json.array(name, [&] {
    for (const auto place : places) json.value(place);
  });
}

/// What came out, for the manifest.
struct Counts {
  std::size_t paid = 0;
  std::size_t consented = 0;
  std::size_t identified = 0;
  std::size_t withdrawn = 0;
  std::size_t identifiers = 0;
  std::size_t shared_accounts = 0;
  std::size_t typing_errors = 0;
  std::map<std::string, std::size_t> by_fraud_type;

  void add(const Simulated& made) {
    paid += made.report.payments.empty() ? 0 : 1;
    consented += made.report.gives_consent ? 1 : 0;
    identified += made.report.subject ? 1 : 0;
    withdrawn += made.report.withdrawn ? 1 : 0;
    identifiers += made.report.counterparty.size();
    shared_accounts += made.truth.shared_accounts.size();
    typing_errors += made.truth.typing_errors.size();
    ++by_fraud_type[made.report.fraud_type];
  }
};

std::string manifest_text(const Country& country, const Scale& scale, const Counts& counts) {
  const auto& plan = country.plan();
  const auto singles = std::ranges::count(plan.campaigns, 1, &Campaign::reports);
  JsonWriter json;
  json.object([&] {
    json.member("synthetic", true)
        .member("reports", scale.reports)
        .member("seed", std::to_string(scale.seed))
        .member("days", scale.days);
    json.member("firstDay", date_text(country.window().first)).member("lastDay", date_text(country.settings().last_day));
    json.member("groups", static_cast<std::int64_t>(plan.groups)).member("campaigns", plan.campaigns.size());
    json.member("campaignsWithOneReport", static_cast<std::int64_t>(singles));
    json.member("providerAccounts", plan.provider_accounts.size());
    json.member("paid", counts.paid).member("consented", counts.consented).member("identified", counts.identified);
    json.member("withdrawn", counts.withdrawn).member("identifiers", counts.identifiers);
    json.member("namedProviderAccounts", counts.shared_accounts).member("typingErrors", counts.typing_errors);
    json.object("byFraudType", [&] {
      for (const auto& [code, count] : counts.by_fraud_type) json.member(code, count);
    });
  });
  return json.take() + "\n";
}

/// A file that appears in its place when it is whole. Left unfinished it is removed.
class WholeFile {
 public:
  explicit WholeFile(std::filesystem::path place)
      : place_(std::move(place)), draft_(place_.string() + ".part"), stream_(draft_, std::ios::binary) {}
  ~WholeFile() {
    std::error_code ignored;
    if (!is_whole_) std::filesystem::remove(draft_, ignored);
  }
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  std::ostream& stream() { return stream_; }

  Status finish() {
    stream_.close();
    std::error_code problem;
    if (stream_.good()) std::filesystem::rename(draft_, place_, problem);
    if (!stream_.good() || problem)
      return fail(ErrorCode::kUnavailable, fmt::format("{} cannot be written; is the disk full?", place_.string()), "out");
    is_whole_ = true;
    return {};
  }

 private:
  std::filesystem::path place_;
  std::filesystem::path draft_;
  std::ofstream stream_;
  bool is_whole_ = false;
};

Status prepare_folder(const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) return fail(ErrorCode::kUnavailable, fmt::format("the folder {} cannot be made", folder.string()), "out");
  std::filesystem::remove(folder / "manifest.json", problem);  // An older country is whole no longer.
  return {};
}

}  // namespace

std::string report_line(const SimulatedReport& report) {
  JsonWriter json;
  json.object([&] {
    json.member("reportId", uuid_text(report.report_id)).member("fraudType", report.fraud_type).member("channel", report.channel);
    json.member("occurredOn", date_text(report.occurred_on)).member("reportedAt", time_text(report.reported_at));
    write_money(json, "amount", report.amount_cents);
    json.member("actor", report.actor);
    write_victim(json, report.victim);
    if (report.victim.province) json.member("province", *report.victim.province);
    json.member("subject", report.subject);
    write_counterparty(json, report.counterparty);
    write_payments(json, report.payments);
    json.member("claimedName", report.claimed_name).member("platform", report.platform).member("narrative", report.narrative);
    json.member("consent", report.gives_consent);
    write_withdrawal(json, report.withdrawn);
    json.member("synthetic", true);
  });
  return json.take();
}

std::string truth_line(const SimulatedTruth& truth) {
  JsonWriter json;
  json.object([&] {
    json.member("reportId", uuid_text(truth.report_id));
    json.member("groupId", fmt::format("G{:06}", truth.group)).member("campaignId", fmt::format("C{:06}", truth.campaign));
    write_places(json, "sharedAccounts", truth.shared_accounts);
    write_places(json, "typingErrors", truth.typing_errors);
  });
  return json.take();
}

Status write_country(const Settings& settings, const Scale& scale, const std::filesystem::path& out_dir,
                     const Progress& progress) {
  const auto country = TRY(Country::make(settings, scale));
  TRY(prepare_folder(out_dir));
  WholeFile reports(out_dir / "reports.ndjson");
  WholeFile truths(out_dir / "truth.ndjson");
  WholeFile barrier(out_dir / "barrier.json");
  WholeFile manifest(out_dir / "manifest.json");
  Counts counts;
  for (std::size_t i = 0; i < country.size(); ++i) {
    const auto made = country.at(i);
    reports.stream() << report_line(made.report) << '\n';
    truths.stream() << truth_line(made.truth) << '\n';
    counts.add(made);
    if (progress && ((i + 1) % kProgressStep == 0 || i + 1 == country.size())) progress(i + 1, country.size());
  }
  barrier.stream() << barrier_text(settings, SteppedBarrier::make(settings, scale.seed)) << '\n';
  manifest.stream() << manifest_text(country, scale, counts);
  TRY(reports.finish());
  TRY(truths.finish());
  TRY(barrier.finish());
  return manifest.finish();
}

}  // namespace dijkwacht::simulation
