#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"

namespace dijkwacht::simulation {

// All values here are made up, so none is Sensitive.

struct SimulatedVictim {
  std::string name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::string postcode;
  std::int64_t birth_year = 0;
  std::optional<std::string> province;  ///< Nothing: does not say.
};

struct SimulatedIdentifier {
  std::string type;   ///< "iban", "phone", "email", "url".
  std::string value;  ///< As typed, maybe wrong.
  std::string role;   ///< "payee", "contact", "shop", "link".
};

struct SimulatedPayment {
  std::chrono::year_month_day date;
  std::int64_t amount_cents = 0;
  std::optional<std::string> to_iban;  ///< As typed; nothing when the victim does not know it.
  std::string reference;
};

struct SimulatedWithdrawal {
  Time at;
  std::string reason;
};

/// A report as its reporter tells it.
struct SimulatedReport {
  Uuid report_id{};
  std::string fraud_type;
  std::string channel;
  std::chrono::year_month_day occurred_on;
  Time reported_at;
  std::optional<std::int64_t> amount_cents;  ///< Nothing for an attempt without loss.
  std::string actor;                         ///< "citizen" or "business".
  SimulatedVictim victim;
  std::optional<std::string> subject;  ///< The person number the reporter identifies with; nothing: does not identify.
  std::vector<SimulatedIdentifier> counterparty;
  std::vector<SimulatedPayment> payments;
  std::string claimed_name;
  std::string platform;
  std::string narrative;
  bool gives_consent = false;
  std::optional<SimulatedWithdrawal> withdrawn;
};

/// What the report does not tell: who was behind it. Kept apart; nothing but a score reads it.
struct SimulatedTruth {
  Uuid report_id{};
  std::uint32_t group = 0;
  std::uint32_t campaign = 0;
  std::vector<std::size_t> shared_accounts;  ///< Places in `counterparty` that are a payment provider's account.
  std::vector<std::size_t> typing_errors;    ///< Places in `counterparty` that are typed wrong.
};

struct Simulated {
  SimulatedReport report;
  SimulatedTruth truth;
};

}  // namespace dijkwacht::simulation
