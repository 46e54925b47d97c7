#include "policy/fact_condition.h"

#include <algorithm>
#include <array>
#include <limits>

#include "policy/reason_code.h"

namespace dijkwacht::policy {
namespace {

namespace code = reason_code;

constexpr std::array kConditions{
    FactCondition{"recipient_holds_account", "recipientHoldsAccount", "holder", &Facts::recipient_holds_account, true,
                  code::kAccountHolderUnknown, code::kNotAccountHolder, "does the receiving bank hold the account?"},
    FactCondition{"consent", "consent", "consent", &Facts::consent_given, true, code::kConsentUnknown, code::kNoConsent,
                  "did the reporter consent?"},
    FactCondition{"accepted_referral", "accepted", "accepted", &Facts::referral_accepted, true, code::kReferralUnknown,
                  code::kReferralNotAccepted, "was the referral accepted?"},
    FactCondition{"no_natural_person", "naturalPerson", "person", &Facts::natural_person, false, code::kPersonUnknown,
                  code::kNaturalPerson, "does a natural person stand in the data?"},
    FactCondition{"sealed", "sealed", "sealed", &Facts::is_sealed, true, code::kSealUnknown, code::kNotSealed,
                  "is it sealed so that the bearer cannot read it?"},
    FactCondition{"disclosure_checked", "disclosureChecked", "disclosure-checked", &Facts::disclosure_checked, true,
                  code::kDisclosureUnknown, code::kDisclosureNotChecked, "did it pass the disclosure check (small counts)?"},
    FactCondition{"recipient_registers_domain", "recipientRegistersDomain", "registry", &Facts::recipient_registers_domain, true,
                  code::kRegistryUnknown, code::kNotItsRegistry, "is the domain under the receiving registry?"},
    FactCondition{"second_person_agreed", "secondPersonAgreed", "second-person", &Facts::second_person_agreed, true,
                  code::kSecondPersonUnknown, code::kNoSecondPerson, "did a second person agree?"},
    FactCondition{"own_harm", "ownHarm", "own-harm", &Facts::own_harm, true, code::kOwnHarmUnknown, code::kNotOwnHarm,
                  "is it about an offence against the giver?"},
    FactCondition{"permit_granted", "permitGranted", "permit", &Facts::permit_granted, true, code::kPermitUnknown,
                  code::kNoPermit, "did the data protection authority grant a permit?"},
    FactCondition{"pilot_open", "pilotOpen", "pilot", &Facts::pilot_open, true, code::kPilotUnknown, code::kNoPilot,
                  "has a pilot opened the rule for both parties?"},
    FactCondition{"purpose_statement_signed", "purposeStatementSigned", "statement", &Facts::purpose_statement_signed, true,
                  code::kStatementUnknown, code::kNoStatement, "did the recipient sign the purpose statement?"},
    FactCondition{"supervisor_checked", "supervisorChecked", "supervisor", &Facts::supervisor_checked, true,
                  code::kSupervisorUnknown, code::kNoSupervisorCheck, "did the supervisor check the partnership?"},
    FactCondition{"notice_complete", "noticeComplete", "notice", &Facts::notice_complete, true, code::kNoticeUnknown,
                  code::kNoticeIncomplete, "are all fields of the notice filled in?"},
    FactCondition{"research_contract", "researchContract", "contract", &Facts::research_contract, true, code::kContractUnknown,
                  code::kNoContract, "is there a contract for the research project?"},
    FactCondition{"pseudonymised", "pseudonymised", "pseudonymised", &Facts::is_pseudonymised, true, code::kPseudonymUnknown,
                  code::kNotPseudonymised, "are the data pseudonymised?"},
};

}  // namespace

std::span<const FactCondition> fact_conditions() { return kConditions; }

const FactCondition* find_fact_condition(std::string_view key) {
  const auto* found = std::ranges::find(kConditions, key, &FactCondition::key);
  return found == kConditions.end() ? nullptr : found;
}

Facts facts_all_met() {
  constexpr auto kMany = std::numeric_limits<std::int64_t>::max();
  Facts facts{.identified_reporters = kMany, .days_since_notice = kMany};
  for (const auto& condition : kConditions) facts.*condition.fact = condition.wanted;
  return facts;
}

}  // namespace dijkwacht::policy
