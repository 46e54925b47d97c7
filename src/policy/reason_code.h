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

inline constexpr std::array kAll{
    kNoRule,          kSenderNotCovered,    kRecipientNotCovered,  kClassNotCovered, kPurposeNotCovered,
    kRuleOff,         kSandboxOnly,         kNotYetInForce,        kExpired,         kDpiaMissing,
    kDpiaExpired,     kReportersUnknown,    kThresholdNotMet,      kConsentUnknown,  kNoConsent,
    kReferralUnknown, kReferralNotAccepted, kPersonUnknown,        kNaturalPerson,   kSealUnknown,
    kNotSealed,       kNotAccountHolder,    kAccountHolderUnknown,
};

}  // namespace dijkwacht::policy::reason_code
