#include "identifiers/reason.h"

namespace dijkwacht::identifiers {
namespace {

struct Words {
  std::string_view code;
  std::string_view message;
};

Words words_of(Reason reason) {
  switch (reason) {
    case Reason::kEmpty: return {"empty", "nothing was filled in"};
    case Reason::kTooLong: return {"too-long", "this is longer than 2,048 bytes; give one value"};
    case Reason::kNotUtf8: return {"not-utf8", "this is not UTF-8 text; type it again"};
    case Reason::kControlCharacter:
      return {"control-character", "there is a line break or control character inside; type it again"};
    case Reason::kInvisibleCharacter:
      return {"invisible-character", "there is an invisible character inside; type it again by hand"};
    case Reason::kIbanCharacter: return {"iban-character", "an account number has only the letters A-Z and the digits 0-9"};
    case Reason::kIbanCountry: return {"iban-country", "an account number starts with a country that uses IBAN, such as NL"};
    case Reason::kIbanLength: return {"iban-length", "this account number is too short or too long for its country; check it"};
    case Reason::kIbanStructure:
      return {"iban-structure", "there is a letter where a digit must stand or the other way round (O and 0?); check it"};
    case Reason::kIbanChecksum:
      return {"iban-checksum", "the check digits do not fit: there is a typing error in this account number"};
    case Reason::kPhoneCharacter:
      return {"phone-character", "a phone number has digits, spaces and at most one +; give one number"};
    case Reason::kPhoneRegionMissing:
      return {"phone-region-missing", "write the number with + and the country code, or say its country"};
    case Reason::kPhoneRegionUnknown: return {"phone-region-unknown", "the country must be a two-letter code such as NL"};
    case Reason::kPhoneCountryCode:
      return {"phone-country-code", "no country has this country code; check the digits after the +"};
    case Reason::kPhoneLength: return {"phone-length", "this phone number is too short or too long for its country; check it"};
    case Reason::kPhoneNotInUse: return {"phone-not-in-use", "its country has no numbers like this one; check it"};
    case Reason::kPhoneSynthetic:
      return {"phone-synthetic", "numbers with +999 are made up and only accepted on a practice node"};
    case Reason::kEmailNoAt: return {"email-no-at", "an e-mail address has an @; check it"};
    case Reason::kEmailLocal: return {"email-local", "the part before the @ cannot be that of an e-mail address; check it"};
    case Reason::kDomainNoDot: return {"domain-no-dot", "a domain name has at least one dot, such as shop.example"};
    case Reason::kDomainLabel: return {"domain-label", "a part between two dots is empty or longer than 63 characters; check it"};
    case Reason::kDomainLength: return {"domain-length", "a domain name is at most 253 characters long; check it"};
    case Reason::kDomainCharacter: return {"domain-character", "there is a sign inside that no domain name has; check it"};
    case Reason::kDomainIdna: return {"domain-idna", "there is a character inside that domain names do not allow; check it"};
    case Reason::kDomainIsIp: return {"domain-is-ip", "this is an IP address, not a domain name; give it as an IP address"};
    case Reason::kDomainIsUrl: return {"domain-is-url", "this is a web address, not a domain name; give it as a web address"};
    case Reason::kUrlScheme: return {"url-scheme", "a web address starts with https:// or http://"};
    case Reason::kUrlCredentials:
      return {"url-credentials", "there is a name or password before the host; the real host stands after the @"};
    case Reason::kUrlCharacter: return {"url-character", "there is a space or backslash inside; give one web address"};
    case Reason::kUrlPort: return {"url-port", "what stands after the colon is no port number; check it"};
    case Reason::kUrlForm: return {"url-form", "this is no web address; check it"};
    case Reason::kIpForm: return {"ip-form", "this is no IP address such as 192.0.2.1 or 2001:db8::1; check it"};
    case Reason::kIpLeadingZero: return {"ip-leading-zero", "write the numbers of an IP address without zeros in front"};
    case Reason::kIpZone: return {"ip-zone", "leave out the part after the %: it has a meaning on one machine only"};
    case Reason::kIpRange: return {"ip-range", "this is a network; give one address"};
    case Reason::kKvkCharacter: return {"kvk-character", "a KvK number has digits only; give one number"};
    case Reason::kKvkLength: return {"kvk-length", "a KvK number has eight digits, zeros in front included; check it"};
    case Reason::kKvkBranch:
      return {"kvk-branch", "this is the number of a branch (twelve digits); give the KvK number of the business"};
    case Reason::kKvkZero: return {"kvk-zero", "no business has this KvK number; check it"};
    case Reason::kHandlePlatform:
      return {"handle-platform", "say which platform it is: give the full web address of the profile"};
    case Reason::kHandleProfile:
      return {"handle-profile", "this page of the platform is no profile; open the profile and copy its address"};
    case Reason::kHandleName: return {"handle-name", "this platform has no account with such a name; check it"};
    case Reason::kDeviceVersion: return {"device-version", "a device starts with fs1-, the version of the feature set"};
    case Reason::kDeviceHash: return {"device-hash", "after fs1- stand sixty-four digits 0-9 and a-f; check it"};
    case Reason::kWalletCharacter:
      return {"wallet-character", "there is a sign inside that no wallet address has; give one address"};
    case Reason::kWalletForm: return {"wallet-form", "this is no wallet address of this currency; copy it whole"};
    case Reason::kWalletChecksum:
      return {"wallet-checksum", "the check signs of this wallet address do not fit; copy it instead of typing it"};
    case Reason::kWalletTestNetwork:
      return {"wallet-test-network", "this is an address of a test network; give one of the main network"};
  }
  return {"unknown", "this value cannot be read"};
}

}  // namespace

std::string_view code_of(Reason reason) { return words_of(reason).code; }

std::string_view message_of(Reason reason) { return words_of(reason).message; }

}  // namespace dijkwacht::identifiers
