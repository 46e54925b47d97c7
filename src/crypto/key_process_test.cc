#include "crypto/key_process.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <thread>

#include "crypto/confinement.h"
#include "crypto/frame.h"
#include "crypto/key_operation.h"
#include "crypto/local_key_service.h"
#include "crypto/spawned_key_process.h"
#include "crypto/temporary_folder_testing.h"

namespace dijkwacht::crypto {
namespace {

using std::chrono::milliseconds;

const std::vector<KeyDomain> kDomains{KeyDomain::kIntake, KeyDomain::kCasework, KeyDomain::kExchange};
constexpr KeyProcessLimits kImpatient{.answer_time_max = milliseconds(300), .restart_pause = milliseconds(0)};

struct SocketPair {
  Descriptor ours;
  Descriptor theirs;
};

SocketPair socket_pair() {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) std::abort();
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Of values like "DEMO-1234": what stands before the dash. Anything else is not canonical.
Result<std::string> code_before_dash(std::string_view, std::string_view canonical) {
  const auto dash = canonical.find('-');
  if (dash == std::string_view::npos) return fail(ErrorCode::kDataCorrupt, "not canonical");
  return std::string(canonical.substr(0, dash));
}

TokenInput iban(std::string value) { return {"iban", Sensitive(std::move(value))}; }

/// The server's loop in a thread of this process, and a client of it.
class ServedKeysTest : public ::testing::Test {
 protected:
  ServedKeysTest() : local_(KeyRing::create_or_load(temporary_ / "keys", kDomains).value(), code_before_dash) {
    auto pair = socket_pair();
    server_ = std::jthread([this, socket = std::move(pair.theirs)] { ended_ = serve_keys(socket.get(), local_); });
    auto ours = std::make_shared<Descriptor>(std::move(pair.ours));
    client_ = KeyProcessClient::start([ours] { return Result<Descriptor>(std::move(*ours)); }).value();
  }

  testing::TemporaryFolder temporary_;
  LocalKeyService local_;
  Status ended_ = fail(ErrorCode::kInternal, "not ended");
  std::jthread server_;
  std::unique_ptr<KeyProcessClient> client_;
};

TEST_F(ServedKeysTest, ClientAnswersAsTheKeysThemselves) {
  EXPECT_EQ(client_->signing_key(), local_.signing_key());
  EXPECT_EQ(client_->sealing_key(KeyDomain::kIntake), local_.sealing_key(KeyDomain::kIntake));
  EXPECT_TRUE(client_->has(KeyDomain::kExchange));
  EXPECT_FALSE(client_->has(KeyDomain::kBarrier));
  const std::vector<TokenInput> inputs{iban("NL91ABNA0417164300"), iban(""), {"phone", Sensitive<std::string>("+31612345678")}};
  EXPECT_EQ(client_->tokenise(KeyDomain::kCasework, inputs).value(), local_.tokenise(KeyDomain::kCasework, inputs).value());
  EXPECT_EQ(client_->sign("event", as_bytes("m")).value(), local_.sign("event", as_bytes("m")).value());
  EXPECT_TRUE(client_->tokenise(KeyDomain::kCasework, {}).value().empty());
}

TEST_F(ServedKeysTest, PartsAndBoxesOpenAcrossTheSocket) {
  const auto key = SecretKey::random();
  const WrappedPart part{wrap_key(client_->sealing_key(KeyDomain::kIntake), key),
                         seal_compartment(key, "r|c|1", as_bytes("told")), "r|c|1"};
  EXPECT_EQ(as_text(client_->open_part(KeyDomain::kIntake, part).value().reveal("test")), "told");
  const auto box = seal_box(client_->sealing_key(KeyDomain::kCasework), as_bytes("value"));
  const auto opened = client_->open_boxes(KeyDomain::kCasework, {box, box}).value();
  ASSERT_EQ(opened.size(), 2U);
  EXPECT_EQ(as_text(opened[1].reveal("test")), "value");
}

TEST_F(ServedKeysTest, ResealedValueOpensForTheNewRecipientOnly) {
  const auto recipient = SealingKeyPair::random();
  const auto box = seal_box(client_->sealing_key(KeyDomain::kCasework), as_bytes("value"));
  const auto resealed = client_->reseal(KeyDomain::kCasework, box, recipient.public_key).value();
  EXPECT_EQ(as_text(open_box(recipient, resealed).value()), "value");
  EXPECT_FALSE(client_->open_boxes(KeyDomain::kCasework, {resealed}));
}

TEST_F(ServedKeysTest, MovedValueHasTheNewDomainsTokenAndOpensThereOnly) {
  const auto box = seal_box(client_->sealing_key(KeyDomain::kCasework), as_bytes("DEMO-1234"));
  const auto moved = client_->move_value(KeyDomain::kCasework, KeyDomain::kExchange, "iban", box).value();
  EXPECT_EQ(moved.routing_code, "DEMO");
  EXPECT_EQ(moved.token, local_.tokenise_one(KeyDomain::kExchange, "iban", Sensitive<std::string>("DEMO-1234")).value());
  EXPECT_NE(moved.token, local_.tokenise_one(KeyDomain::kCasework, "iban", Sensitive<std::string>("DEMO-1234")).value());
  const auto opened = local_.open_boxes(KeyDomain::kExchange, {moved.sealed}).value();
  EXPECT_EQ(as_text(opened.front().reveal("test")), "DEMO-1234");
  EXPECT_FALSE(local_.open_boxes(KeyDomain::kCasework, {moved.sealed}));
}

TEST_F(ServedKeysTest, ValueThatCannotBeReadOrCodedDoesNotMove) {
  const auto move = [&](std::string_view value, KeyDomain to = KeyDomain::kExchange) {
    const auto box = seal_box(client_->sealing_key(KeyDomain::kCasework), as_bytes(value));
    return client_->move_value(KeyDomain::kCasework, to, "iban", box).error().code;
  };
  EXPECT_EQ(move("DEMO1234"), ErrorCode::kDataCorrupt) << "not canonical";
  EXPECT_EQ(move("NL91DEMO0417164300-"), ErrorCode::kInternal) << "a value does not pass as its own code";
  EXPECT_EQ(move("DEMO-1234", KeyDomain::kBarrier), ErrorCode::kFailedPrecondition);
  const auto elsewhere = seal_box(client_->sealing_key(KeyDomain::kIntake), as_bytes("DEMO-1234"));
  EXPECT_EQ(client_->move_value(KeyDomain::kCasework, KeyDomain::kExchange, "iban", elsewhere).error().code,
            ErrorCode::kDataCorrupt);
  LocalKeyService without_reader(KeyRing::load(temporary_ / "keys", kDomains).value());
  EXPECT_EQ(without_reader.move_value(KeyDomain::kCasework, KeyDomain::kExchange, "iban", elsewhere).error().code,
            ErrorCode::kFailedPrecondition);
}

TEST_F(ServedKeysTest, ErrorsOfTheKeysArriveAsTheyAre) {
  const auto box = seal_box(client_->sealing_key(KeyDomain::kCasework), as_bytes("value"));
  EXPECT_EQ(client_->open_boxes(KeyDomain::kIntake, {box}).error().code, ErrorCode::kDataCorrupt) << "another domain's key";
  EXPECT_EQ(client_->tokenise(KeyDomain::kBarrier, {iban("X")}).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(client_->reseal(KeyDomain::kCasework, box, PublicKey{}).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(client_->sign("event\nforged", {}).error().code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(client_->tokenise_one(KeyDomain::kCasework, "iban", Sensitive<std::string>("X"))) << "it goes on after an error";
}

TEST_F(ServedKeysTest, LargeBatchesAreCutAndComeBackInOrder) {
  std::vector<TokenInput> inputs;
  std::vector<Bytes> boxes;
  for (int i = 0; i < 20'000; ++i) inputs.push_back(iban("NL" + std::to_string(i) + std::string(60, 'x')));
  for (int i = 0; i < 5; ++i)
    boxes.push_back(seal_box(client_->sealing_key(KeyDomain::kIntake), Bytes(200'000, std::uint8_t(i))));
  EXPECT_EQ(client_->tokenise(KeyDomain::kCasework, inputs).value(), local_.tokenise(KeyDomain::kCasework, inputs).value());
  const auto opened = client_->open_boxes(KeyDomain::kIntake, boxes).value();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(opened.at(i).reveal("test"), Bytes(200'000, std::uint8_t(i)));
}

TEST_F(ServedKeysTest, ValueLargerThanAFrameIsRefusedAndTheLinkLives) {
  EXPECT_EQ(client_->tokenise(KeyDomain::kCasework, {iban(std::string(kFrameBytesMax, 'x'))}).error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(client_->sign("event", Bytes(kFrameBytesMax)).error().code, ErrorCode::kTooLarge);
  EXPECT_TRUE(client_->sign("event", {}));
}

TEST_F(ServedKeysTest, ThreadsGetTheirOwnAnswers) {
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([this, thread] {
      for (int i = 0; i < 200; ++i) {
        const std::vector<TokenInput> inputs{iban(std::to_string(1000 * thread + i))};
        EXPECT_EQ(client_->tokenise(KeyDomain::kCasework, inputs).value(), local_.tokenise(KeyDomain::kCasework, inputs).value());
      }
    });
  }
}

TEST_F(ServedKeysTest, ServerEndsWellWhenTheNodeGoes) {
  client_.reset();
  server_.join();
  EXPECT_TRUE(ended_);
}

/// The server under a hand that writes what it likes.
class HostileNodeTest : public ::testing::Test {
 protected:
  HostileNodeTest()
      : local_(KeyRing::create_or_load(temporary_ / "keys", kDomains).value(), code_before_dash), pair_(socket_pair()) {
    server_ = std::jthread([this] { ended_ = serve_keys(pair_.theirs.get(), local_); });
  }
  ~HostileNodeTest() override { pair_.ours.reset(); }

  /// All bytes of the answer.
  Bytes answer_to(std::uint8_t operation, const Bytes& fields) {
    FrameWriter request;
    request.number64(7);
    request.number8(operation);
    request.fixed(fields);
    EXPECT_TRUE(write_frame(pair_.ours.get(), request.take(), {}));
    return read_frame(pair_.ours.get(), {}).value();
  }
  /// The status byte of the answer: 0 is well, else 1 + ErrorCode.
  int ask(std::uint8_t operation, const Bytes& fields) { return answer_to(operation, fields).at(8); }
  static int refused_as(ErrorCode code) { return 1 + static_cast<int>(code); }

  testing::TemporaryFolder temporary_;
  LocalKeyService local_;
  SocketPair pair_;
  Status ended_;
  std::jthread server_;
};

TEST_F(HostileNodeTest, WrongRequestsAreRefusedAndTheLoopGoesOn) {
  EXPECT_EQ(ask(0, {}), refused_as(ErrorCode::kInvalidArgument));
  EXPECT_EQ(ask(99, {}), refused_as(ErrorCode::kInvalidArgument));
  EXPECT_EQ(ask(2, {}), refused_as(ErrorCode::kDataCorrupt));
  EXPECT_EQ(ask(2, {kKeyDomainCount, 0, 0, 0, 0}), refused_as(ErrorCode::kInvalidArgument)) << "no such domain";
  EXPECT_EQ(ask(2, {1, 0xFF, 0xFF, 0xFF, 0xFF}), refused_as(ErrorCode::kDataCorrupt)) << "a count that nothing backs";
  EXPECT_EQ(ask(2, {1, 0, 0, 0, 0, 9}), refused_as(ErrorCode::kDataCorrupt)) << "something left over";
  EXPECT_EQ(ask(3, {0, 0, 0, 0, 9, 1}), refused_as(ErrorCode::kDataCorrupt)) << "a length beyond the frame";
  EXPECT_EQ(ask(3, Bytes(17)), refused_as(ErrorCode::kDataCorrupt)) << "an empty wrap";
  EXPECT_EQ(ask(1, {}), 0);
}

TEST_F(HostileNodeTest, MovedValueDoesNotCrossTheSocket) {
  FrameWriter fields;
  fields.number8(1);  // casework
  fields.number8(3);  // exchange
  fields.text("iban");
  fields.bytes(seal_box(local_.sealing_key(KeyDomain::kCasework), as_bytes("DEMO-0417164300")));
  const auto answer = answer_to(7, fields.take());
  EXPECT_EQ(answer.at(8), 0);
  EXPECT_NE(as_text(answer).find("DEMO"), std::string_view::npos) << "the code does";
  EXPECT_EQ(as_text(answer).find("0417164300"), std::string_view::npos);
}

TEST_F(HostileNodeTest, FrameWithoutARequestEndsTheServer) {
  ASSERT_TRUE(write_frame(pair_.ours.get(), Bytes(3), {}));
  server_.join();
  EXPECT_EQ(ended_.error().code, ErrorCode::kDataCorrupt);
}

TEST_F(HostileNodeTest, OversizedFrameEndsTheServer) {
  const Bytes length{0x7F, 0, 0, 0};
  ASSERT_EQ(send(pair_.ours.get(), length.data(), length.size(), 0), 4);
  server_.join();
  EXPECT_EQ(ended_.error().code, ErrorCode::kDataCorrupt);
}

/// A client whose key process says hello and then does as the test likes.
class HostileKeyProcessTest : public ::testing::Test {
 protected:
  std::unique_ptr<KeyProcessClient> client_of(std::function<void(int socket, std::uint64_t id)> behave) {
    auto pair = socket_pair();
    auto ours = std::make_shared<Descriptor>(std::move(pair.ours));
    process_ = std::jthread([socket = std::make_shared<Descriptor>(std::move(pair.theirs)), behave] {
      answer(socket->get(), read_id(socket->get()), Bytes(32, 1));
      behave(socket->get(), read_id(socket->get()));
    });
    // The first connection works; there is no second.
    return KeyProcessClient::start(
               [ours]() -> Result<Descriptor> {
                 if (!ours->is_open()) return fail(ErrorCode::kUnavailable, "no second process");
                 return std::move(*ours);
               },
               kImpatient)
        .value();
  }

  static std::uint64_t read_id(int socket) { return FrameReader(read_frame(socket, {}).value()).number64().value(); }
  static void answer(int socket, std::uint64_t id, const Bytes& fields) {
    FrameWriter frame;
    frame.number64(id);
    frame.number8(0);
    frame.fixed(fields);
    EXPECT_TRUE(write_frame(socket, frame.take(), {}));
  }

  std::jthread process_;
};

TEST_F(HostileKeyProcessTest, SilenceIsUnavailableWithinTheLimit) {
  std::atomic_flag done;
  auto client = client_of([&](int, std::uint64_t) { done.wait(false); });
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(client->sign("event", {}).error().code, ErrorCode::kUnavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_EQ(client->sign("event", {}).error().code, ErrorCode::kUnavailable) << "at once, and for good";
  done.test_and_set();
  done.notify_all();
  process_.join();  // It looks at `done`.
}

TEST_F(HostileKeyProcessTest, AnswerToAnotherQuestionIsNotTaken) {
  auto client = client_of([](int socket, std::uint64_t id) { answer(socket, id + 1, Bytes(64)); });
  EXPECT_EQ(client->sign("event", {}).error().code, ErrorCode::kUnavailable);
}

TEST_F(HostileKeyProcessTest, BrokenOffAnswerIsUnavailable) {
  auto client = client_of([](int socket, std::uint64_t) { EXPECT_EQ(send(socket, "\0\0\0\x20", 4, 0), 4); });
  EXPECT_EQ(client->sign("event", {}).error().code, ErrorCode::kUnavailable);
}

TEST_F(HostileKeyProcessTest, SignatureOfAnotherSizeIsNotTaken) {
  auto client = client_of([](int socket, std::uint64_t id) { answer(socket, id, Bytes(63)); });
  EXPECT_EQ(client->sign("event", {}).error().code, ErrorCode::kUnavailable);
}

/// A real process: this test's own program, started with `--keys FOLDER` (see main below).
class SpawnedKeysTest : public ::testing::Test {
 protected:
  SpawnedKeysTest() { static_cast<void>(KeyRing::create_or_load(temporary_ / "keys", kDomains).value()); }

  Result<SpawnedKeyProcess> spawn() { return spawn_key_process("/proc/self/exe", {"--keys", (temporary_ / "keys").string()}); }

  testing::TemporaryFolder temporary_;
};

TEST_F(SpawnedKeysTest, ProcessServesAndIsReaped) {
  const auto keys = start_key_process("/proc/self/exe", {"--keys", (temporary_ / "keys").string()});
  ASSERT_TRUE(keys) << keys.error().message;
  LocalKeyService local(KeyRing::load(temporary_ / "keys", kDomains).value());
  EXPECT_EQ((*keys)->tokenise(KeyDomain::kCasework, {iban("X")}).value(),
            local.tokenise(KeyDomain::kCasework, {iban("X")}).value());
}

TEST_F(SpawnedKeysTest, KilledMidWayIsUnavailableAndThenWorksAgain) {
  pid_t id = -1;
  std::optional<SpawnedKeyProcess> process;
  const auto connect = [&]() -> Result<Descriptor> {
    process.reset();
    process.emplace(TRY(spawn()));
    id = process->id();
    return process->take_socket();
  };
  auto client = KeyProcessClient::start(connect, {.restart_pause = milliseconds(0)}).value();
  const auto token = client->tokenise(KeyDomain::kCasework, {iban("X")}).value();
  const auto sealing_key = client->sealing_key(KeyDomain::kIntake);
  for (int round = 0; round < 3; ++round) {
    const auto killed = id;
    kill(killed, SIGKILL);
    EXPECT_EQ(client->tokenise(KeyDomain::kCasework, {iban("X")}).error().code, ErrorCode::kUnavailable);
    EXPECT_EQ(client->sealing_key(KeyDomain::kIntake), sealing_key) << "public keys need no process";
    EXPECT_EQ(client->tokenise(KeyDomain::kCasework, {iban("X")}).value(), token);
    EXPECT_NE(id, killed);
  }
  client.reset();
}

TEST_F(SpawnedKeysTest, StoppedProcessIsUnavailableAndThenReplaced) {
  pid_t id = -1;
  std::optional<SpawnedKeyProcess> process;
  const auto connect = [&]() -> Result<Descriptor> {
    process.reset();
    process.emplace(TRY(spawn()));
    id = process->id();
    return process->take_socket();
  };
  auto client =
      KeyProcessClient::start(connect, {.answer_time_max = milliseconds(500), .restart_pause = milliseconds(0)}).value();
  kill(id, SIGSTOP);
  EXPECT_EQ(client->sign("event", {}).error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(client->sign("event", {})) << "the old one was killed, a new one answers";
  client.reset();
}

TEST_F(SpawnedKeysTest, ProcessThatDiesAtOnceIsNotStartedWithoutEnd) {
  int starts = 0;
  const auto connect = [&]() -> Result<Descriptor> {
    ++starts;
    auto process = TRY(spawn());
    if (starts > 1) kill(process.id(), SIGKILL);
    return process.take_socket();  // The handle ends here, and the process with it.
  };
  std::optional<SpawnedKeyProcess> first;
  const auto connect_first = [&]() -> Result<Descriptor> {
    if (starts > 0) return connect();
    ++starts;
    first.emplace(TRY(spawn()));
    return first->take_socket();
  };
  auto client = KeyProcessClient::start(connect_first, {.restart_pause = std::chrono::hours(1)}).value();
  kill(first->id(), SIGKILL);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(client->sign("event", {}).error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(starts, 2);
  client.reset();
}

TEST_F(SpawnedKeysTest, FolderThatCannotBeReadShowsAtTheStart) {
  const auto keys = start_key_process("/proc/self/exe", {"--keys", (temporary_ / "absent").string()});
  EXPECT_EQ(keys.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(start_key_process("/no/such/program", {}).error().code, ErrorCode::kUnavailable);
}

TEST_F(SpawnedKeysTest, ConfinedProcessHasNoFilesNetworkOrPrograms) {
  auto process = spawn_key_process("/proc/self/exe", {"--try-to-escape"}).value();
  const auto escapes = read_frame(process.take_socket().get(), {});
  ASSERT_TRUE(escapes);
  EXPECT_EQ(as_text(*escapes), "none");
}

TEST_F(SpawnedKeysTest, ProcessInheritsNoDescriptorOfOurs) {
  const Descriptor file(open("/dev/null", O_RDONLY));
  const Descriptor ours(fcntl(file.get(), F_DUPFD, 100));  // Without CLOEXEC, as a careless library would.
  ASSERT_GE(ours.get(), 100);
  auto process = spawn_key_process("/proc/self/exe", {"--is-open", std::to_string(ours.get())}).value();
  EXPECT_EQ(as_text(read_frame(process.take_socket().get(), {}).value()), "closed");
}

}  // namespace
}  // namespace dijkwacht::crypto

namespace {

using dijkwacht::as_bytes;
namespace crypto = dijkwacht::crypto;

/// Tries what a taken-over key process would try, and says what it could do.
int try_to_escape() {
  static_cast<void>(crypto::confine(crypto::kKeySocket));  // What fails shows in what can be done.
  std::string escapes;
  if (socket(AF_INET, SOCK_STREAM, 0) >= 0) escapes += "network ";
  if (socket(AF_UNIX, SOCK_STREAM, 0) >= 0) escapes += "socket ";
  if (open("/dev/null", O_RDWR) >= 0) escapes += "file ";
  char* const arguments[] = {nullptr};
  if (execve("/bin/true", arguments, arguments) == 0) escapes += "program ";
  if (prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0) escapes += "dump ";
  if (escapes.empty()) escapes = "none";
  return crypto::write_frame(crypto::kKeySocket, as_bytes(escapes), {}) ? 0 : 1;
}

int is_open(int descriptor) {
  const std::string_view answer = fcntl(descriptor, F_GETFD) >= 0 ? "open" : "closed";
  return crypto::write_frame(crypto::kKeySocket, as_bytes(answer), {}) ? 0 : 1;
}

}  // namespace

/// The tests, or one of the processes that they start.
int main(int count, char** arguments) {
  const std::string_view role = count > 1 ? arguments[1] : "";
  // _exit: a confined process may not do what sanitizers want to do at the end.
  if (role == "--keys") _exit(crypto::run_key_process({arguments[2], crypto::kDomains}) ? 0 : 1);
  if (role == "--try-to-escape") _exit(try_to_escape());
  if (role == "--is-open") return is_open(std::stoi(arguments[2]));
  ::testing::InitGoogleMock(&count, arguments);
  return RUN_ALL_TESTS();
}
