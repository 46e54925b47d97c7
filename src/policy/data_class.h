#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace dijkwacht::policy {

/// What kind of data a crossing carries. Source: the plan's privacy framework as data classes of data/policy/.
enum class DataClass : std::uint8_t {
  kAggregate,      ///< AGG  counts of ten and more, rounded
  kModusOperandi,  ///< MO   modus text without persons
  kTechnical,      ///< TECH domain, URL, hash, sender id without a natural person in it
  kNumber,         ///< NUM  phone or e-mail of a counterparty
  kAccount,        ///< ACC  IBAN or wallet
  kDevice,         ///< DEV  device id
  kVictim,         ///< VIC  data about the person harmed
  kSuspect,        ///< SUS  a named suspect
  kAccountHolder,  ///< NAW  name and address of an account's holder
  kTraffic,        ///< TRAF telecom traffic data
  kSpecial,        ///< SPEC special categories (GDPR art. 9)
  kProtocol,       ///< PROT ids, receipts, states and sealed objections (rule P0)
};

/// "ACC". Stable: in data files, JSON and audit.
std::string_view code_of(DataClass data_class);
/// Errors: kInvalidArgument.
Result<DataClass> parse_data_class(std::string_view code);
/// Is this data about persons, so that a rule that carries it needs a valid DPIA? TECH is not: R02 asks that no natural
/// person stands in it.
bool is_personal(DataClass data_class);
/// "iban" is ACC, "phone" and "email" NUM, "url", "domain" and "ip" TECH, "kvk" and "handle" SUS: the trade
/// register and the profile turn them into a name; "device" DEV; "bitcoin" and "ethereum" ACC. Errors: kInvalidArgument.
Result<DataClass> class_of_identifier(std::string_view type);

}  // namespace dijkwacht::policy
