#include <algorithm>
#include <cstdlib>

#include "crypto/frame.h"
#include "crypto/key_operation.h"
#include "crypto/key_process.h"

namespace dijkwacht::crypto {
namespace {

/// A batch is cut before it passes this, so that one frame of many small items stays quick and far below kFrameBytesMax.
constexpr std::size_t kBatchBytesTarget = 256 * 1024;
/// The largest single item: leaves room in the frame for its own header.
constexpr std::size_t kItemBytesMax = kFrameBytesMax - 4096;
constexpr int kErrorCodeMax = static_cast<int>(ErrorCode::kInternal);

std::unexpected<Error> unavailable() {
  return fail(ErrorCode::kUnavailable, "the key process does not answer; try again in a moment");
}

std::unexpected<Error> too_large() { return fail(ErrorCode::kTooLarge, "one value is larger than the key process takes"); }

/// The error that the key process sent. Its own defects (corrupt frames) are ours to the caller.
std::unexpected<Error> sent_error(std::uint8_t status, FrameReader& answer) {
  const auto message = answer.text();
  const auto field = answer.text();
  if (!message || !field || !answer.end() || status - 1 > kErrorCodeMax) return unavailable();
  return fail(static_cast<ErrorCode>(status - 1), std::string(*message), std::string(*field));
}

FrameWriter begin(KeyDomain domain) {
  FrameWriter fields;
  fields.number8(static_cast<std::uint8_t>(domain));
  return fields;
}

/// How many items from the front fit one frame: at least one. Errors: kTooLarge when a single one does not.
template <typename Item, typename SizeOf>
Result<std::size_t> batch_size(std::span<const Item> items, SizeOf size_of) {
  std::size_t bytes = 0;
  std::size_t count = 0;
  for (const auto& item : items) {
    const std::size_t size = size_of(item);
    if (size > kItemBytesMax) return too_large();
    if (count > 0 && bytes + size > kBatchBytesTarget) break;
    bytes += size;
    ++count;
  }
  return count;
}

}  // namespace

/// One connection to one key process. Once broken it stays broken: an answer that comes too late would be taken for another's.
class KeyProcessClient::Link {
 public:
  explicit Link(Descriptor socket) : socket_(std::move(socket)) {}

  /// The fields of the answer. Errors: kUnavailable when the link is or becomes broken; the error that the process sent.
  Result<Bytes> ask(KeyOperation operation, ByteView fields, std::chrono::milliseconds time_max) {
    const auto deadline = std::chrono::steady_clock::now() + time_max;
    const std::unique_lock turn(turn_, deadline);
    if (!turn.owns_lock() || is_broken_) return unavailable();
    auto answer = exchange(operation, fields, deadline);
    if (!answer) {
      is_broken_ = true;
      return unavailable();
    }
    return read_answer(*answer);
  }

 private:
  Result<Bytes> exchange(KeyOperation operation, ByteView fields, std::chrono::steady_clock::time_point deadline) {
    FrameWriter request;
    request.number64(++last_id_);
    request.number8(static_cast<std::uint8_t>(operation));
    request.fixed(fields);
    auto frame = request.take();
    const auto written = write_frame(socket_.get(), frame, deadline);
    wipe(frame);
    if (!written) return fail(written.error());
    return read_frame(socket_.get(), deadline);
  }

  Result<Bytes> read_answer(Bytes& frame) {
    FrameReader answer(frame);
    const auto id = answer.number64();
    const auto status = answer.number8();
    if (!id || *id != last_id_ || !status) {
      is_broken_ = true;
      return unavailable();
    }
    if (*status != 0) return sent_error(*status, answer);
    Bytes fields(answer.rest().begin(), answer.rest().end());
    wipe(frame);
    return fields;
  }

  std::timed_mutex turn_;  ///< guards all below: one request and its answer at a time
  Descriptor socket_;
  std::uint64_t last_id_ = 0;
  bool is_broken_ = false;
};

KeyProcessClient::KeyProcessClient(Connect connect, KeyProcessLimits limits) : connect_(std::move(connect)), limits_(limits) {}
KeyProcessClient::~KeyProcessClient() = default;

Result<std::unique_ptr<KeyProcessClient>> KeyProcessClient::start(Connect connect, KeyProcessLimits limits) {
  std::unique_ptr<KeyProcessClient> client(new KeyProcessClient(std::move(connect), limits));
  TRY(client->connect());
  return client;
}

Result<KeyProcessClient::PublicKeys> KeyProcessClient::greet(Link& link) const {
  const auto fields = TRY(link.ask(KeyOperation::kHello, {}, limits_.answer_time_max));
  FrameReader answer(fields);
  PublicKeys keys;
  std::ranges::copy(TRY(answer.fixed(keys.signing.size())), keys.signing.begin());
  while (!answer.rest().empty()) {
    const auto domain = TRY(answer.number8());
    if (domain >= kKeyDomainCount) return unavailable();
    auto& key = keys.sealing[static_cast<KeyDomain>(domain)];
    std::ranges::copy(TRY(answer.fixed(key.size())), key.begin());
  }
  return keys;
}

/// Starts a process and greets it. Not under the lock: it takes its time, and others are told "unavailable" meanwhile.
Status KeyProcessClient::connect() {
  auto socket = connect_();
  if (!socket) return fail(socket.error());
  auto fresh = std::make_shared<Link>(std::move(*socket));
  auto keys = greet(*fresh);
  if (!keys) return unavailable();
  const std::lock_guard lock(mutex_);
  link_ = std::move(fresh);
  public_keys_ = std::move(*keys);
  return {};
}

Result<std::shared_ptr<KeyProcessClient::Link>> KeyProcessClient::link() {
  {
    const std::lock_guard lock(mutex_);
    if (link_) return link_;
    const auto now = std::chrono::steady_clock::now();
    if (is_connecting_ || now < next_attempt_) return unavailable();
    is_connecting_ = true;
    next_attempt_ = now + limits_.restart_pause;
  }
  const auto connected = connect();
  const std::lock_guard lock(mutex_);
  is_connecting_ = false;
  if (!connected || !link_) return unavailable();
  return link_;
}

Result<Bytes> KeyProcessClient::ask(Bytes request_fields, KeyOperation operation) {
  if (request_fields.size() > kFrameBytesMax - 16) return too_large();
  const auto current = TRY(link());
  auto answer = current->ask(operation, request_fields, limits_.answer_time_max);
  wipe(request_fields);
  if (!answer && answer.error().code == ErrorCode::kUnavailable) {
    const std::lock_guard lock(mutex_);
    if (link_ == current) link_.reset();
  }
  return answer;
}

Result<std::vector<Token>> KeyProcessClient::tokenise(KeyDomain domain, const std::vector<TokenInput>& inputs) {
  const auto size_of = [](const TokenInput& input) {
    return input.type.size() + input.canonical.reveal("count bytes").size() + 8;
  };
  std::vector<Token> tokens;
  tokens.reserve(inputs.size());
  for (std::span<const TokenInput> rest = inputs; !rest.empty();) {
    const auto count = TRY(batch_size(rest, size_of));
    TRY(ask_for_tokens(domain, rest.first(count), tokens));
    rest = rest.subspan(count);
  }
  return tokens;
}

Status KeyProcessClient::ask_for_tokens(KeyDomain domain, std::span<const TokenInput> inputs, std::vector<Token>& tokens) {
  auto fields = begin(domain);
  fields.number32(static_cast<std::uint32_t>(inputs.size()));
  for (const auto& input : inputs) {
    fields.text(input.type);
    fields.text(input.canonical.reveal("ask the key process for its token"));
  }
  const auto answered = TRY(ask(fields.take(), KeyOperation::kTokenise));
  FrameReader answer(answered);
  for (std::size_t i = 0; i < inputs.size(); ++i) tokens.push_back(TRY(Token::from_bytes(TRY(answer.fixed(sizeof(Token))))));
  return answer.end();
}

Result<Sensitive<Bytes>> KeyProcessClient::open_part(KeyDomain domain, const WrappedPart& part) {
  auto fields = begin(domain);
  fields.bytes(part.wrap);
  fields.bytes(part.compartment.nonce);
  fields.bytes(part.compartment.ciphertext);
  fields.text(part.context);
  return Sensitive<Bytes>(TRY(ask(fields.take(), KeyOperation::kOpenPart)));
}

Result<std::vector<Sensitive<Bytes>>> KeyProcessClient::open_boxes(KeyDomain domain, const std::vector<Bytes>& sealed) {
  std::vector<Sensitive<Bytes>> opened;
  opened.reserve(sealed.size());
  for (std::span<const Bytes> rest = sealed; !rest.empty();) {
    const auto count = TRY(batch_size(rest, [](const Bytes& box) { return box.size() + 4; }));
    TRY(ask_to_open(domain, rest.first(count), opened));
    rest = rest.subspan(count);
  }
  return opened;
}

Status KeyProcessClient::ask_to_open(KeyDomain domain, std::span<const Bytes> sealed, std::vector<Sensitive<Bytes>>& opened) {
  auto fields = begin(domain);
  fields.number32(static_cast<std::uint32_t>(sealed.size()));
  for (const auto& box : sealed) fields.bytes(box);
  auto answered = TRY(ask(fields.take(), KeyOperation::kOpenBoxes));
  FrameReader answer(answered);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    const auto box = TRY(answer.bytes());
    opened.emplace_back(Bytes(box.begin(), box.end()));
  }
  const auto ended = answer.end();
  wipe(answered);
  return ended;
}

Result<Bytes> KeyProcessClient::reseal(KeyDomain from, ByteView sealed, const PublicKey& recipient) {
  auto fields = begin(from);
  fields.fixed(recipient);
  fields.bytes(sealed);
  return ask(fields.take(), KeyOperation::kReseal);
}

Result<MovedValue> KeyProcessClient::move_value(KeyDomain from, KeyDomain to, const std::string& type, ByteView sealed) {
  auto fields = begin(from);
  fields.number8(static_cast<std::uint8_t>(to));
  fields.text(type);
  fields.bytes(sealed);
  const auto answered = TRY(ask(fields.take(), KeyOperation::kMoveValue));
  FrameReader answer(answered);
  MovedValue moved;
  moved.token = TRY(Token::from_bytes(TRY(answer.fixed(sizeof(Token)))));
  moved.routing_code = TRY(answer.text());
  moved.sealed.assign(answer.rest().begin(), answer.rest().end());
  return moved;
}

Result<Signature> KeyProcessClient::sign(std::string_view domain, ByteView message) {
  FrameWriter fields;
  fields.text(domain);
  fields.bytes(message);
  const auto answered = TRY(ask(fields.take(), KeyOperation::kSign));
  Signature signature{};
  if (answered.size() != signature.size()) return unavailable();
  std::ranges::copy(answered, signature.begin());
  return signature;
}

bool KeyProcessClient::has(KeyDomain domain) const {
  const std::lock_guard lock(mutex_);
  return public_keys_.sealing.contains(domain);
}

PublicKey KeyProcessClient::sealing_key(KeyDomain domain) const {
  const std::lock_guard lock(mutex_);
  const auto found = public_keys_.sealing.find(domain);
  if (found == public_keys_.sealing.end()) std::abort();
  return found->second;
}

SigningPublicKey KeyProcessClient::signing_key() const {
  const std::lock_guard lock(mutex_);
  return public_keys_.signing;
}

}  // namespace dijkwacht::crypto
