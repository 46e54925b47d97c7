#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "crypto/descriptor.h"
#include "crypto/key_service.h"

namespace dijkwacht::crypto {

enum class KeyOperation : std::uint8_t;

/// The child's side: answers requests on `socket` with `keys`, one after the other, until the other side closes (then it
/// returns well) or sends what is no frame (kDataCorrupt). A request that is wrong in itself gets an error and the loop goes on.
Status serve_keys(int socket, KeyService& keys);

/// The descriptor that `spawn_key_process` hands down.
inline constexpr int kKeySocket = 3;
/// What a key process holds.
struct KeyProcessSettings {
  std::filesystem::path key_folder;
  std::vector<KeyDomain> domains;
  RoutingCodeOf routing_code_of = {};  ///< works without files: the process has none
};
/// All that a key process does: loads the ring, confines itself (confinement.h), serves. Errors: those of KeyRing::load and
/// serve_keys.
Status run_key_process(const KeyProcessSettings& settings, int socket = kKeySocket);

struct KeyProcessLimits {
  /// Longest wait for one answer, turn included. A full batch takes about 100 ms, so this means a process that hangs.
  std::chrono::milliseconds answer_time_max{5000};
  /// Shortest time between two starts, so that a process that dies at once is not started without end.
  std::chrono::milliseconds restart_pause{1000};
};

/// The node's side: a KeyService without keys, that asks the key process. Thread-safe; requests take turns. When the process
/// is dead, hangs or talks nonsense, the call gives kUnavailable within the limit, and the next call connects anew.
class KeyProcessClient final : public KeyService {
 public:
  /// Starts a (new) key process and returns our end of its socket. Called again after a failure, never by two threads at once.
  using Connect = std::function<Result<Descriptor>()>;

  /// Errors: those of `connect`; kUnavailable when the process does not say hello.
  static Result<std::unique_ptr<KeyProcessClient>> start(Connect connect, KeyProcessLimits limits = {});
  ~KeyProcessClient() override;

  /// Batches of any size: sent in frames below the limit. Errors of all: kUnavailable; kTooLarge when one item does not fit.
  Result<std::vector<Token>> tokenise(KeyDomain domain, const std::vector<TokenInput>& inputs) override;
  Result<Sensitive<Bytes>> open_part(KeyDomain domain, const WrappedPart& part) override;
  Result<std::vector<Sensitive<Bytes>>> open_boxes(KeyDomain domain, const std::vector<Bytes>& sealed) override;
  Result<Bytes> reseal(KeyDomain from, ByteView sealed, const PublicKey& recipient) override;
  Result<MovedValue> move_value(KeyDomain from, KeyDomain to, const std::string& type, ByteView sealed) override;
  Result<Signature> sign(std::string_view domain, ByteView message) override;

  /// From the hello: needs no question, and holds while the process is being restarted.
  bool has(KeyDomain domain) const override;
  PublicKey sealing_key(KeyDomain domain) const override;
  SigningPublicKey signing_key() const override;

 private:
  class Link;
  struct PublicKeys {
    SigningPublicKey signing{};
    std::map<KeyDomain, PublicKey> sealing;
  };

  KeyProcessClient(Connect connect, KeyProcessLimits limits);
  Result<std::shared_ptr<Link>> link();
  Status connect();
  Result<PublicKeys> greet(Link& link) const;
  /// One request and its answer's fields. Wipes the request.
  Result<Bytes> ask(Bytes request_fields, KeyOperation operation);
  Status ask_for_tokens(KeyDomain domain, std::span<const TokenInput> inputs, std::vector<Token>& tokens);
  Status ask_to_open(KeyDomain domain, std::span<const Bytes> sealed, std::vector<Sensitive<Bytes>>& opened);

  const Connect connect_;
  const KeyProcessLimits limits_;

  mutable std::mutex mutex_;  ///< guards all below
  std::shared_ptr<Link> link_;
  PublicKeys public_keys_;
  bool is_connecting_ = false;
  std::chrono::steady_clock::time_point next_attempt_{};
};

}  // namespace dijkwacht::crypto
