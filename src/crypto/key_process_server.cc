#include <fmt/core.h>

#include <cstdio>

#include "crypto/confinement.h"
#include "crypto/frame.h"
#include "crypto/key_operation.h"
#include "crypto/key_process.h"
#include "crypto/local_key_service.h"

namespace dijkwacht::crypto {
namespace {

Result<KeyDomain> read_domain(FrameReader& request) {
  const auto number = TRY(request.number8());
  if (number >= kKeyDomainCount) return fail(ErrorCode::kInvalidArgument, "no such key domain");
  return static_cast<KeyDomain>(number);
}

Bytes owned(ByteView bytes) { return Bytes(bytes.begin(), bytes.end()); }

Result<Bytes> hello(KeyService& keys, FrameReader& request) {
  TRY(request.end());
  FrameWriter answer;
  answer.fixed(keys.signing_key());
  for (std::size_t i = 0; i < kKeyDomainCount; ++i) {
    const auto domain = static_cast<KeyDomain>(i);
    if (!keys.has(domain)) continue;
    answer.number8(static_cast<std::uint8_t>(i));
    answer.fixed(keys.sealing_key(domain));
  }
  return answer.take();
}

Result<Bytes> tokenise(KeyService& keys, FrameReader& request) {
  const auto domain = TRY(read_domain(request));
  const auto count = TRY(request.count(8));
  std::vector<TokenInput> inputs;
  inputs.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::string type(TRY(request.text()));
    inputs.push_back({std::move(type), Sensitive(std::string(TRY(request.text())))});
  }
  TRY(request.end());
  FrameWriter answer;
  for (const auto& token : TRY(keys.tokenise(domain, inputs))) answer.fixed(token.bytes);
  return answer.take();
}

Result<Bytes> open_part(KeyService& keys, FrameReader& request) {
  const auto domain = TRY(read_domain(request));
  WrappedPart part;
  part.wrap = owned(TRY(request.bytes()));
  part.compartment.nonce = owned(TRY(request.bytes()));
  part.compartment.ciphertext = owned(TRY(request.bytes()));
  part.context = TRY(request.text());
  TRY(request.end());
  return TRY(keys.open_part(domain, part)).reveal("answer the node");
}

Result<Bytes> open_boxes(KeyService& keys, FrameReader& request) {
  const auto domain = TRY(read_domain(request));
  const auto count = TRY(request.count(4));
  std::vector<Bytes> sealed;
  sealed.reserve(count);
  for (std::size_t i = 0; i < count; ++i) sealed.push_back(owned(TRY(request.bytes())));
  TRY(request.end());
  FrameWriter answer;
  for (const auto& box : TRY(keys.open_boxes(domain, sealed))) answer.bytes(box.reveal("answer the node"));
  return answer.take();
}

Result<Bytes> reseal(KeyService& keys, FrameReader& request) {
  const auto domain = TRY(read_domain(request));
  PublicKey recipient{};
  const auto key = TRY(request.fixed(recipient.size()));
  std::copy(key.begin(), key.end(), recipient.begin());
  const auto sealed = TRY(request.bytes());
  TRY(request.end());
  return keys.reseal(domain, sealed, recipient);
}

Result<Bytes> move_value(KeyService& keys, FrameReader& request) {
  const auto from = TRY(read_domain(request));
  const auto to = TRY(read_domain(request));
  const std::string type(TRY(request.text()));
  const auto sealed = TRY(request.bytes());
  TRY(request.end());
  const auto moved = TRY(keys.move_value(from, to, type, sealed));
  FrameWriter answer;
  answer.fixed(moved.token.bytes);
  answer.text(moved.routing_code);
  answer.fixed(moved.sealed);
  return answer.take();
}

Result<Bytes> sign(KeyService& keys, FrameReader& request) {
  const auto domain = TRY(request.text());
  const auto message = TRY(request.bytes());
  TRY(request.end());
  const auto signature = TRY(keys.sign(domain, message));
  return owned(signature);
}

Result<Bytes> perform(KeyService& keys, KeyOperation operation, FrameReader& request) {
  switch (operation) {
    case KeyOperation::kHello: return hello(keys, request);
    case KeyOperation::kTokenise: return tokenise(keys, request);
    case KeyOperation::kOpenPart: return open_part(keys, request);
    case KeyOperation::kOpenBoxes: return open_boxes(keys, request);
    case KeyOperation::kReseal: return reseal(keys, request);
    case KeyOperation::kSign: return sign(keys, request);
    case KeyOperation::kMoveValue: return move_value(keys, request);
  }
  return fail(ErrorCode::kInvalidArgument, "the key process knows no such operation");
}

Bytes answer_frame(std::uint64_t id, Result<Bytes> outcome) {
  FrameWriter answer;
  answer.number64(id);
  if (outcome) {
    answer.number8(0);
    answer.fixed(*outcome);
    wipe(*outcome);
  } else {
    answer.number8(static_cast<std::uint8_t>(1 + static_cast<int>(outcome.error().code)));
    answer.text(outcome.error().message);
    answer.text(outcome.error().field);
  }
  return answer.take();
}

Status answer_one(int socket, KeyService& keys, Bytes& frame) {
  FrameReader request(frame);
  const auto id = TRY(request.number64());
  const auto operation = static_cast<KeyOperation>(TRY(request.number8()));
  auto answer = answer_frame(id, perform(keys, operation, request));
  wipe(frame);
  const auto written = write_frame(socket, answer, {});
  wipe(answer);
  return written;
}

}  // namespace

Status serve_keys(int socket, KeyService& keys) {
  for (;;) {
    auto frame = read_frame(socket, {});
    const auto status = frame ? answer_one(socket, keys, *frame) : Status(fail(frame.error()));
    if (status) continue;
    if (status.error().code == ErrorCode::kUnavailable) return {};  // The node is gone: our work is done.
    return status;
  }
}

Status run_key_process(const KeyProcessSettings& settings, int socket) {
  LocalKeyService keys(TRY(KeyRing::load(settings.key_folder, settings.domains)), settings.routing_code_of);
  for (const auto& weakness : confine(socket)) fmt::print(stderr, "key process: {}\n", weakness);
  return serve_keys(socket, keys);
}

}  // namespace dijkwacht::crypto
