#pragma once

#include <array>
#include <string_view>

/// Every reason the engine can give. Each has a text in data/policy/reasons.toml; loading fails when one is missing.
namespace dijkwacht::policy::reason_code {

inline constexpr std::string_view kNoRule = "no-rule";
inline constexpr std::string_view kSenderNotCovered = "sender-not-covered";
inline constexpr std::string_view kRecipientNotCovered = "recipient-not-covered";
inline constexpr std::string_view kClassNotCovered = "class-not-covered";
inline constexpr std::string_view kPurposeNotCovered = "purpose-not-covered";
inline constexpr std::string_view kRuleOff = "rule-off";
inline constexpr std::string_view kSandboxOnly = "sandbox-only";
inline constexpr std::string_view kNotYetInForce = "not-yet-in-force";
inline constexpr std::string_view kExpired = "expired";
inline constexpr std::string_view kDpiaMissing = "dpia-missing";
inline constexpr std::string_view kDpiaExpired = "dpia-expired";
inline constexpr std::string_view kReportersUnknown = "reporters-unknown";
inline constexpr std::string_view kThresholdNotMet = "threshold-not-met";
inline constexpr std::string_view kAccountHolderUnknown = "account-holder-unknown";
inline constexpr std::string_view kNotAccountHolder = "not-account-holder";
inline constexpr std::string_view kConsentUnknown = "consent-unknown";
inline constexpr std::string_view kNoConsent = "no-consent";
inline constexpr std::string_view kReferralUnknown = "referral-unknown";
inline constexpr std::string_view kReferralNotAccepted = "referral-not-accepted";
inline constexpr std::string_view kPersonUnknown = "natural-person-unknown";
inline constexpr std::string_view kNaturalPerson = "natural-person";
inline constexpr std::string_view kSealUnknown = "seal-unknown";
inline constexpr std::string_view kNotSealed = "not-sealed";

inline constexpr std::string_view kNeverShared = "never-shared";
inline constexpr std::string_view kCarriedOutElsewhere = "carried-out-elsewhere";
inline constexpr std::string_view kNoDateInForce = "no-date-in-force";
inline constexpr std::string_view kDaysUnknown = "days-unknown";
inline constexpr std::string_view kTooEarly = "too-early";
inline constexpr std::string_view kDisclosureUnknown = "disclosure-check-unknown";
inline constexpr std::string_view kDisclosureNotChecked = "disclosure-not-checked";
inline constexpr std::string_view kRegistryUnknown = "registry-unknown";
inline constexpr std::string_view kNotItsRegistry = "not-its-registry";
inline constexpr std::string_view kSecondPersonUnknown = "second-person-unknown";
inline constexpr std::string_view kNoSecondPerson = "no-second-person";
inline constexpr std::string_view kOwnHarmUnknown = "own-harm-unknown";
inline constexpr std::string_view kNotOwnHarm = "not-own-harm";
inline constexpr std::string_view kPermitUnknown = "permit-unknown";
inline constexpr std::string_view kNoPermit = "no-permit";
inline constexpr std::string_view kPilotUnknown = "pilot-unknown";
inline constexpr std::string_view kNoPilot = "no-pilot";
inline constexpr std::string_view kStatementUnknown = "statement-unknown";
inline constexpr std::string_view kNoStatement = "no-statement";
inline constexpr std::string_view kSupervisorUnknown = "supervisor-check-unknown";
inline constexpr std::string_view kNoSupervisorCheck = "no-supervisor-check";
inline constexpr std::string_view kNoticeUnknown = "notice-unknown";
inline constexpr std::string_view kNoticeIncomplete = "notice-incomplete";
inline constexpr std::string_view kContractUnknown = "research-contract-unknown";
inline constexpr std::string_view kNoContract = "no-research-contract";
inline constexpr std::string_view kPseudonymUnknown = "pseudonym-unknown";
inline constexpr std::string_view kNotPseudonymised = "not-pseudonymised";

inline constexpr std::array kAll{
    kNoRule,
    kSenderNotCovered,
    kRecipientNotCovered,
    kClassNotCovered,
    kPurposeNotCovered,
    kRuleOff,
    kSandboxOnly,
    kNotYetInForce,
    kExpired,
    kDpiaMissing,
    kDpiaExpired,
    kReportersUnknown,
    kThresholdNotMet,
    kConsentUnknown,
    kNoConsent,
    kReferralUnknown,
    kReferralNotAccepted,
    kPersonUnknown,
    kNaturalPerson,
    kSealUnknown,
    kNotSealed,
    kNotAccountHolder,
    kAccountHolderUnknown,
    kNeverShared,
    kCarriedOutElsewhere,
    kNoDateInForce,
    kDaysUnknown,
    kTooEarly,
    kDisclosureUnknown,
    kDisclosureNotChecked,
    kRegistryUnknown,
    kNotItsRegistry,
    kSecondPersonUnknown,
    kNoSecondPerson,
    kOwnHarmUnknown,
    kNotOwnHarm,
    kPermitUnknown,
    kNoPermit,
    kPilotUnknown,
    kNoPilot,
    kStatementUnknown,
    kNoStatement,
    kSupervisorUnknown,
    kNoSupervisorCheck,
    kNoticeUnknown,
    kNoticeIncomplete,
    kContractUnknown,
    kNoContract,
    kPseudonymUnknown,
    kNotPseudonymised,
};

}  // namespace dijkwacht::policy::reason_code
