#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/json.h"
#include "base/result.h"
#include "cases/takedown_rules.h"
#include "identifiers/identifier.h"
#include "policy/decision.h"

namespace dijkwacht::cases {

/// What an analyst writes for a notice. Nothing in it comes from a report.
struct TakedownDraft {
  std::optional<std::string> receiver_code;  ///< of a receiver of the data
  std::optional<TakedownReceiver> receiver;  ///< or one that the analyst typed: kind, name, contact
  Language language = Language::kDutch;      ///< in which the explanation is written, and so the notice
  std::string ground;                        ///< code
  std::string explanation;
  std::vector<std::string> locations;  ///< web addresses, as typed
};

/// What a notice says: the elements (a) and (b) of article 16(2). The notifier (c) and the statement (d) are the data's.
struct TakedownContent {
  TakedownReceiver receiver;
  Language language = Language::kDutch;
  std::string ground;
  std::string explanation;
  /// The trace of the case that it is about.
  identifiers::Identifier subject = identifiers::Identifier::of_canonical(identifiers::IdentifierType::kUrl, {});
  std::vector<std::string> locations;  ///< canonical; empty when a phone number is all there is
};

/// What the receiver answered.
struct TakedownAnswer {
  std::string reference;  ///< its own number; may be empty
  std::string words;      ///< of its decision; may be empty
};

inline constexpr std::size_t kTakedownLocationsMax = 20;
inline constexpr std::size_t kTakedownReferenceBytesMax = 100;
inline constexpr std::size_t kTakedownWordsBytesMax = 4000;

/// May a notice be about this? Web addresses, domains, IP addresses, accounts on platforms and phone numbers: never a bank
/// account, a wallet, an e-mail address or a business. Pure.
bool is_technical_trace(identifiers::IdentifierType type);

/// A draft with all that article 16(2) asks of its writer, about `subject` of the case. Pure. Errors: kInvalidArgument naming the
/// field: "identifierId" (no technical trace), "receiver…", "ground", "explanation" (too short, too long, or it points to a
/// person, an account or a report), "locations[2]" (no safe web address, of another place than the subject, or it holds an
/// account or e-mail address), "locations" (none, or more than kTakedownLocationsMax).
Result<TakedownContent> check_takedown(const TakedownDraft& draft, const identifiers::Identifier& subject,
                                       const TakedownRules& rules);

/// What policy is asked before the notice goes: technical data only when no address in it shows somebody's profile. `subject`:
/// the notice's id. `good_faith`: the statement (d) was given. Pure.
policy::Question takedown_question(const TakedownContent& content, const policy::Party& self, std::string subject,
                                   bool good_faith, Time now);

/// As kept under seal. Pure.
std::string to_json(const TakedownContent& content);
/// Errors: kDataCorrupt.
Result<TakedownContent> parse_takedown_content(std::string_view json);
std::string to_json(const TakedownAnswer& answer);
Result<TakedownAnswer> parse_takedown_answer(std::string_view json);

}  // namespace dijkwacht::cases
