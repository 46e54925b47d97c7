#include "messaging/partner_register.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>

#include <fmt/core.h>

#include "base/json.h"
#include "http/client.h"
#include "identifiers/bic.h"

namespace dijkwacht::messaging {
namespace {

constexpr std::array kSealingDomains{crypto::KeyDomain::kIntake,    crypto::KeyDomain::kCasework, crypto::KeyDomain::kVictim,
                                     crypto::KeyDomain::kExchange,  crypto::KeyDomain::kPartner,  crypto::KeyDomain::kBarrier,
                                     crypto::KeyDomain::kProgramme, crypto::KeyDomain::kRights};

/// A register of thousands of partners would still be far below this.
constexpr std::size_t kRegisterBytesMax = 8 << 20;
constexpr std::size_t kFingerprintLength = 64;

template <typename T>
Result<T> at_member(const JsonValue& json, std::string_view member, Result<T> value) {
  if (!value) return fail(ErrorCode::kInvalidArgument, value.error().message, fmt::format("{}.{}", json.path(), member));
  return value;
}

Result<std::map<crypto::KeyDomain, crypto::PublicKey>> read_sealing_keys(const JsonValue& json) {
  std::map<crypto::KeyDomain, crypto::PublicKey> keys;
  const auto found = TRY(json.at("sealingKeys"));
  for (const auto& [name, value] : TRY(found.members())) {
    const auto domain = std::ranges::find_if(kSealingDomains, [&](auto d) { return crypto::name_of(d) == name; });
    if (domain == kSealingDomains.end()) return fail(ErrorCode::kInvalidArgument, "this is no sealing domain", value.path());
    keys[*domain] = TRY(at_member(found, name, crypto::parse_public_key(TRY(value.string()))));
  }
  return keys;
}

Result<PartnerNode> read_node(const JsonValue& json) {
  PartnerNode node;
  node.origin = TRY(json.string("origin"));
  node.address = TRY(json.string("nodeAddress"));
  TRY(at_member(json, "nodeAddress", http::parse_client_address(node.address)));
  node.signing_key = TRY(at_member(json, "signingKey", crypto::parse_signing_key(TRY(json.string("signingKey")))));
  node.sealing_keys = TRY(read_sealing_keys(json));
  node.tls_fingerprint = TRY(json.string("tlsFingerprint"));
  const bool is_fingerprint =
      node.tls_fingerprint.size() == kFingerprintLength &&
      std::ranges::all_of(node.tls_fingerprint, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (!is_fingerprint) {
    return fail(ErrorCode::kInvalidArgument, "must be 64 lower-case hexadecimal digits",
                fmt::format("{}.tlsFingerprint", json.path()));
  }
  return node;
}

Result<Bilingual> read_name(const JsonValue& json) {
  const auto name = TRY(json.at("name"));
  return Bilingual{.nl = std::string(TRY(name.string("nl"))), .en = std::string(TRY(name.string("en")))};
}

Result<std::string> read_optional(const JsonValue& json, std::string_view member) {
  const auto found = TRY(json.find(member));
  return found ? std::string(TRY(found->string())) : std::string();
}

Result<ContactPoint> read_contact(const JsonValue& json) {
  ContactPoint contact{.name = TRY(read_name(json)),
                       .phone = TRY(read_optional(json, "phone")),
                       .email = TRY(read_optional(json, "email")),
                       .page = TRY(read_optional(json, "page"))};
  if (const auto usable = check(contact); !usable) {
    return fail(ErrorCode::kInvalidArgument, usable.error().message, fmt::format("{}.{}", json.path(), usable.error().field));
  }
  return contact;
}

/// An address that a page may ask: of a readable origin, with a path and nothing after it.
Result<std::string> read_status_messages(const JsonValue& json) {
  auto address = TRY(read_optional(json, "statusMessages"));
  const auto origin = origin_of(address);
  const auto is_letter_of_path = [](unsigned char c) {
    return std::isalnum(c) != 0 || std::string_view("/-_.").contains(static_cast<char>(c));
  };
  const bool is_good = address.empty() || (!origin.empty() && address.size() > origin.size() &&
                                           std::ranges::all_of(address.substr(origin.size()), is_letter_of_path));
  if (is_good) return address;
  return fail(ErrorCode::kInvalidArgument, "must be a web address with a path and no query",
              fmt::format("{}.statusMessages", json.path()));
}

Result<std::string> read_bic(const JsonValue& json) {
  auto bic = TRY(read_optional(json, "bic"));
  if (bic.empty() || identifiers::is_bic(bic)) return bic;
  return fail(ErrorCode::kInvalidArgument, "must be a BIC, like DEMONL2A", fmt::format("{}.bic", json.path()));
}

Result<Partner> read_partner(const JsonValue& json) {
  Partner partner;
  partner.id = TRY(json.string("id"));
  partner.sector = TRY(json.string("sector"));
  partner.name = TRY(read_name(json));
  for (const auto& code : TRY(json.array("bankCodes"))) partner.bank_codes.emplace_back(TRY(code.string()));
  partner.bic = TRY(read_bic(json));
  if (const auto contact = TRY(json.find("contact"))) partner.contact = TRY(read_contact(*contact));
  partner.status_messages = TRY(read_status_messages(json));
  if (TRY(json.find("nodeAddress"))) partner.node = TRY(read_node(json));
  return partner;
}

void write_contact(JsonWriter& json, const ContactPoint& contact) {
  json.object("contact", [&] {
    write_text(json, "name", contact.name);
    if (!contact.phone.empty()) json.member("phone", contact.phone);
    if (!contact.email.empty()) json.member("email", contact.email);
    if (!contact.page.empty()) json.member("page", contact.page);
  });
}

void write_node(JsonWriter& json, const PartnerNode& node) {
  json.member("origin", node.origin).member("nodeAddress", node.address).member("signingKey", to_base64url(node.signing_key));
  json.object("sealingKeys", [&] {
    for (const auto& [domain, key] : node.sealing_keys) json.member(crypto::name_of(domain), to_base64url(key));
  });
  json.member("tlsFingerprint", node.tls_fingerprint);
}

/// Refuses what two partners share: then one could be taken for the other.
class Uniqueness {
 public:
  Status add(std::string_view kind, std::string_view value) {
    if (value.empty()) return fail(ErrorCode::kInvalidArgument, "must not be empty", std::string(kind));
    if (seen_.emplace(kind, value).second) return {};
    return fail(ErrorCode::kInvalidArgument, "stands at two partners", std::string(kind));
  }

 private:
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

const crypto::PublicKey* PartnerNode::sealing_key(crypto::KeyDomain domain) const {
  const auto found = sealing_keys.find(domain);
  return found == sealing_keys.end() ? nullptr : &found->second;
}

std::string origin_of(std::string_view address) {
  const auto scheme = address.starts_with("https://") ? std::string_view("https://") : std::string_view("http://");
  if (!address.starts_with(scheme)) return "";
  const auto host = address.substr(scheme.size(), address.substr(scheme.size()).find('/'));
  const auto is_letter_of_host = [](unsigned char c) {
    return std::isalnum(c) != 0 || std::string_view(".-:").contains(static_cast<char>(c));
  };
  if (host.empty() || !std::ranges::all_of(host, is_letter_of_host)) return "";
  return std::string(scheme) + std::string(host);
}

Result<PartnerRegister> PartnerRegister::create(std::vector<Partner> partners) {
  Uniqueness unique;
  for (const auto& partner : partners) {
    TRY(unique.add("id", partner.id));
    for (const auto& code : partner.bank_codes) TRY(unique.add("bankCodes", code));
    if (!partner.node) continue;
    TRY(unique.add("signingKey", to_base64url(partner.node->signing_key)));
    TRY(unique.add("tlsFingerprint", partner.node->tls_fingerprint));
  }
  return PartnerRegister(std::move(partners));
}

Result<PartnerRegister> PartnerRegister::parse(std::string_view json) {
  const auto document = TRY(JsonDocument::parse(json, kRegisterBytesMax));
  std::vector<Partner> partners;
  for (const auto& partner : TRY(document.root().array())) partners.push_back(TRY(read_partner(partner)));
  return create(std::move(partners));
}

Result<PartnerRegister> PartnerRegister::load(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return fail(ErrorCode::kNotFound, fmt::format("there is no partner register {}", file.string()));
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  return parse(text);
}

std::string PartnerRegister::text() const {
  JsonWriter json;
  json.array([&] {
    for (const auto& partner : partners_) {
      json.object([&] {
        json.member("id", partner.id).member("sector", partner.sector);
        write_text(json, "name", partner.name);
        json.texts("bankCodes", partner.bank_codes);
        if (!partner.bic.empty()) json.member("bic", partner.bic);
        if (partner.contact) write_contact(json, *partner.contact);
        if (!partner.status_messages.empty()) json.member("statusMessages", partner.status_messages);
        if (partner.node) write_node(json, *partner.node);
      });
    }
  });
  return json.take();
}

Status PartnerRegister::save(const std::filesystem::path& file) const {
  const auto beside = std::filesystem::path(file).concat(".new");
  {
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream << text();
    stream.flush();
    if (!stream) return fail(ErrorCode::kUnavailable, fmt::format("cannot write {}", beside.string()));
  }
  std::error_code error;
  std::filesystem::rename(beside, file, error);
  if (error) return fail(ErrorCode::kUnavailable, fmt::format("cannot write {}: {}", file.string(), error.message()));
  return {};
}

const Partner* PartnerRegister::find(std::string_view id) const {
  const auto found = std::ranges::find(partners_, id, &Partner::id);
  return found == partners_.end() ? nullptr : &*found;
}

const Partner* PartnerRegister::find_by_tls(const http::PeerIdentity& peer) const {
  const auto* partner = find(peer.common_name);
  const bool is_known = partner != nullptr && partner->node && partner->node->tls_fingerprint == peer.fingerprint;
  return is_known ? partner : nullptr;
}

const Partner* PartnerRegister::find_by_bank_code(std::string_view bank_code) const {
  const auto found = std::ranges::find_if(partners_, [&](const Partner& partner) {
    return std::ranges::find(partner.bank_codes, bank_code) != partner.bank_codes.end();
  });
  return found == partners_.end() ? nullptr : &*found;
}

}  // namespace dijkwacht::messaging
