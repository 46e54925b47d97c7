#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/contact_point.h"
#include "base/result.h"
#include "crypto/key_service.h"
#include "crypto/seal.h"
#include "crypto/signature.h"
#include "http/request.h"

namespace dijkwacht::messaging {

/// How a partner's node is reached and recognised.
struct PartnerNode {
  std::string origin;   ///< of its pages: "http://police.localhost:8081"
  std::string address;  ///< host:port for mutual TLS: "127.0.0.1:9081"
  crypto::SigningPublicKey signing_key{};
  std::map<crypto::KeyDomain, crypto::PublicKey> sealing_keys;
  std::string tls_fingerprint;  ///< SHA-256 of its certificate, lower-case hex

  /// Null when it publishes none for this domain.
  const crypto::PublicKey* sealing_key(crypto::KeyDomain domain) const;
};

/// An organisation that takes part.
struct Partner {
  std::string id;      ///< "police": also the common name of its certificate
  std::string sector;  ///< as in data/policy/words.toml
  Bilingual name;
  std::vector<std::string> bank_codes;       ///< of the accounts it holds ("DEMO"); empty when it is no bank
  std::string bic = {};                      ///< of a bank, for messages between banks; empty when it is not known
  std::optional<ContactPoint> contact = {};  ///< for people; an owner of signals and a bank need one, or no payment may wait
  std::optional<PartnerNode> node;           ///< none for a partner that only hands in lists
  std::string status_messages = {};  ///< where people's pages ask what it tells them (docs/status-messages.md); empty: nowhere
};

/// The origin of an address ("https://help.example:8443" of "https://help.example:8443/messages"); empty unless it begins with
/// http:// or https:// and its host has letters, digits, dots and hyphens only, since it goes into a header. Pure.
std::string origin_of(std::string_view address);

/// Who takes part, this node included: `<data>/partners.json`. Immutable; safe to read from several threads.
///   [{"id","sector","name":{"nl","en"},"bankCodes":[…],"bic","contact":{"name":{"nl","en"},"phone","email","page"},"statusMessages","origin","nodeAddress","signingKey","sealingKeys":{"intake",…},"tlsFingerprint"}]
/// A partner without a node has none of the members from "origin" on. "statusMessages" is an address without query, also of a
/// partner without a node. A contact point has one way to reach it or more.
class PartnerRegister {
 public:
  /// Errors: kInvalidArgument naming the member; also when an id, a bank code, a signing key or a fingerprint stands at two
  /// partners.
  static Result<PartnerRegister> create(std::vector<Partner> partners);
  static Result<PartnerRegister> parse(std::string_view json);
  /// Errors: as `parse`; kNotFound when there is no such file.
  static Result<PartnerRegister> load(const std::filesystem::path& file);

  std::string text() const;
  /// Written beside and moved into place, so that a reader never sees half. Errors: kUnavailable.
  Status save(const std::filesystem::path& file) const;

  const std::vector<Partner>& all() const { return partners_; }
  /// Null when there is none.
  const Partner* find(std::string_view id) const;
  /// The partner whose certificate this is, by name and fingerprint both; null otherwise.
  const Partner* find_by_tls(const http::PeerIdentity& peer) const;
  const Partner* find_by_bank_code(std::string_view bank_code) const;

 private:
  explicit PartnerRegister(std::vector<Partner> partners) : partners_(std::move(partners)) {}
  std::vector<Partner> partners_;
};

}  // namespace dijkwacht::messaging
