#include "messaging/event.h"

#include <gtest/gtest.h>

#include "crypto/key_ring.h"
#include "crypto/local_key_service.h"
#include "messaging/message.h"
#include "store/database_testing.h"

namespace dijkwacht::messaging {
namespace {

const Time kNow = parse_time("2026-11-24T12:00:00.250Z").value();

class EventTest : public ::testing::Test {
 protected:
  Event event() {
    return {.id = store::EventId::random(random_),
            .source = "police",
            .recipient = "demobank",
            .type = "signal.shared",
            .subject = "3f2b",
            .time = kNow,
            .position = 17,
            .version = 2,
            .data = R"({ "a" : [1, 2.50, -0, 1e3], "b":"é\u00e9\n\"\\/ \ud83d\udeb2", "c":null, "d":12345678901234567 })"};
  }
  SignedEvent signed_event() { return sign_event(keys_, event()).value(); }

  static std::string text(const SignedEvent& signed_event) {
    JsonWriter json;
    write_event(json, signed_event);
    return json.take();
  }
  static Result<SignedEvent> read(std::string_view text) { return read_event(JsonDocument::parse(text).value().root()); }
  static std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  }

  store::testing::TemporaryFolder folder_;
  SystemRandom random_;
  crypto::LocalKeyService keys_{crypto::KeyRing::create_or_load(folder_.path() / "keys", {}).value()};
};

TEST_F(EventTest, IsACloudEventAndComesBackWhole) {
  const auto sent = signed_event();
  const auto wire = text(sent);
  const auto document = JsonDocument::parse(wire).value();
  EXPECT_EQ(document.root().string("specversion").value(), "1.0");
  EXPECT_EQ(document.root().string("source").value(), "urn:dijkwacht:node:police");
  EXPECT_EQ(document.root().string("type").value(), "nl.dijkwacht.signal.shared");
  EXPECT_EQ(document.root().string("sequence").value(), "17");
  const auto received = read(wire);
  ASSERT_TRUE(received) << received.error().field;
  EXPECT_EQ(signing_text(received->event), signing_text(sent.event));
  EXPECT_TRUE(check_signature(*received, keys_.signing_key()));
}

TEST_F(EventTest, SignatureHoldsWhenAProxyFormatsTheBodyAnew) {
  const auto wire = text(signed_event());
  const auto loose = replaced(replaced(wire, "\"data\":{", "\"data\" :\n { "), "\"version\"", "\n\"version\"");
  ASSERT_NE(loose, wire);
  EXPECT_TRUE(check_signature(read(loose).value(), keys_.signing_key()));
}

TEST_F(EventTest, AnyChangedFieldBreaksTheSignature) {
  const auto wire = text(signed_event());
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"node:police", "node:policf"},
           {"node:demobank", "node:otherbank"},
           {"signal.shared", "signal.withdrawn"},
           {"\"subject\":\"3f2b\"", "\"subject\":\"3f2c\""},
           {"12:00:00.250Z", "12:00:00.251Z"},
           {"\"sequence\":\"17\"", "\"sequence\":\"18\""},
           {"\"version\":2", "\"version\":3"},
           {"[1,", "[2,"},
       }) {
    const auto tampered = read(replaced(wire, from, to));
    ASSERT_TRUE(tampered) << from << ": " << tampered.error().message;
    EXPECT_EQ(check_signature(*tampered, keys_.signing_key()).error().code, ErrorCode::kPermissionDenied) << from;
  }
  auto other_id = signed_event();
  other_id.event.id = store::EventId::random(random_);
  EXPECT_FALSE(check_signature(other_id, keys_.signing_key()));
  EXPECT_FALSE(check_signature(signed_event(), crypto::SigningKeyPair::random().public_key()));
}

TEST_F(EventTest, TextCannotMoveFromOneFieldToTheNext) {
  auto a = event();
  auto b = event();
  b.id = a.id;
  a.type = "x\",\"y";
  a.subject = "z";
  b.type = "x";
  b.subject = "y\",\"z";
  EXPECT_NE(signing_text(a), signing_text(b));
}

TEST_F(EventTest, MalformedMembersAreNamed) {
  const auto wire = text(signed_event());
  for (const auto& [from, to, field] : std::vector<std::array<std::string, 3>>{
           {"\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"", "specversion"},
           {"application/json", "text/xml", "datacontenttype"},
           {"urn:dijkwacht:node:police", "police", "source"},
           {"urn:dijkwacht:node:police", "urn:dijkwacht:node:", "source"},
           {"nl.dijkwacht.", "com.example.", "type"},
           {"\"17\"", "17", "sequence"},
           {"\"17\"", "\"017\"", "sequence"},
           {"\"17\"", "\"0\"", "sequence"},
           {"\"17\"", "\"-1\"", "sequence"},
           {"\"17\"", "\"99999999999999999999\"", "sequence"},
           {"\"version\":2", "\"version\":0", "version"},
           {"\"version\":2", "\"version\":\"2\"", "version"},
           {"2026-11-24T", "2026-13-24T", "time"},
           {"\"signature\":\"", "\"signature\":\"A", "signature"},
           {"\"subject\":\"3f2b\"", "\"subject\":null", "subject"},
       }) {
    const auto malformed = read(replaced(wire, from, to));
    ASSERT_FALSE(malformed) << to;
    EXPECT_EQ(malformed.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(malformed.error().field, field) << to;
  }
}

TEST_F(EventTest, DataThatIsNoJsonIsNotSigned) {
  for (const auto* data : {"", "{", "{} {}", R"(1},{"data":2)", R"({"a":1,"a":2})"}) {
    auto bad = event();
    bad.data = data;
    EXPECT_FALSE(sign_event(keys_, bad)) << data;
  }
}

TEST_F(EventTest, DataThatFitsAloneFitsInAMessage) {
  // The deepest that `normal_json` takes must still be read inside the message around it.
  for (int depth = 1; depth < 40; ++depth) {
    auto deep = event();
    deep.data = std::string(depth, '[') + std::string(depth, ']');
    const auto made = sign_event(keys_, deep);
    if (!made) continue;
    EXPECT_TRUE(read_message(message_text({.heartbeat = {"police", 17, kNow}, .events = {*made}}))) << depth;
  }
}

TEST_F(EventTest, MessageComesBackWholeAndHasItsLimit) {
  Message message{.heartbeat = {.owner = "police", .up_to_position = 40, .until = kNow},
                  .events = {signed_event(), signed_event()}};
  const auto read = read_message(message_text(message));
  ASSERT_TRUE(read) << read.error().field;
  EXPECT_EQ(read->events.size(), 2u);
  EXPECT_EQ(read->heartbeat.up_to_position, 40);
  EXPECT_EQ(read->heartbeat.until, kNow);
  message.events.resize(101, message.events.front());
  EXPECT_EQ(read_message(message_text(message)).error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(read_message(R"({"events":[]})").error().field, "heartbeat");
  EXPECT_EQ(read_message(R"({"heartbeat":{"owner":"police","upToPosition":-1,"until":"2026-11-24T12:00:00Z"},"events":[]})")
                .error()
                .field,
            "heartbeat.upToPosition");
}

TEST_F(EventTest, ReceiptVerifiesAndNoFieldCanBeChanged) {
  const auto receipt = sign_receipt(keys_, {.source = "police",
                                            .receiver = "demobank",
                                            .up_to_position = 17,
                                            .at = kNow,
                                            .refused = {{.position = 16, .reason = "unknown-type"}}})
                           .value();
  const auto wire = receipt_text(receipt);
  const auto check = [&](const std::string& text) -> Status {
    return check_receipt(TRY(read_receipt(text)), keys_.signing_key());
  };
  EXPECT_TRUE(check(wire));
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"police", "polics"},
                                                                                 {"demobank", "otherbank"},
                                                                                 {"\"upToPosition\":17", "\"upToPosition\":18"},
                                                                                 {"00.250Z", "00.251Z"},
                                                                                 {"\"sequence\":16", "\"sequence\":15"},
                                                                                 {"unknown-type", "not-found"}}) {
    EXPECT_EQ(check(replaced(wire, from, to)).error().code, ErrorCode::kPermissionDenied) << from;
  }
  EXPECT_EQ(read_receipt(replaced(wire, "unknown-type", "NL91 ABNA")).error().field, "refused[0].reason");
}

}  // namespace
}  // namespace dijkwacht::messaging
