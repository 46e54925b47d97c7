#include "audit/head.h"

#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "audit/verify.h"
#include "crypto/local_key_service.h"
#include "store/database_testing.h"

namespace dijkwacht::audit {
namespace {

const Time kNow = parse_time("2026-11-24T12:00:00Z").value();

/// A node with its store and keys.
struct Node {
  explicit Node(std::string name)
      : id(std::move(name)), keys(crypto::KeyRing::create_or_load(key_folder.path() / "keys", {}, kNow).value()) {}

  Signer signer() const { return {.id = id, .key = keys.signing_key()}; }

  Status record() {
    return database->write([](store::Transaction& transaction) -> Status {
      TRY(append(transaction, {.actor = "system", .action = "test.done", .subject = "s"}, kNow));
      return {};
    });
  }
  Result<bool> publish(const std::string& countersigner, Time now = kNow) {
    return publish_head(*database, keys, {.node = id, .countersigner = countersigner}, random, now);
  }
  std::optional<PublishedHead> last_head() {
    return database
        ->read_value<std::optional<PublishedHead>>(
            [](store::Transaction& transaction) { return last_published_head(transaction); })
        .value();
  }
  std::vector<store::SequencedEvent> sent_to(const std::string& recipient) {
    EXPECT_TRUE(store::Sequencer::acquire(*database).value().advance());
    return database
        ->read_value<std::vector<store::SequencedEvent>>(
            [&](store::Transaction& transaction) { return read_outbox(transaction, recipient, 0, 100); })
        .value();
  }
  std::vector<WitnessedHead> witnessed(const std::string& source) {
    return database
        ->read_value<std::vector<WitnessedHead>>(
            [&](store::Transaction& transaction) { return read_witnessed_heads(transaction, source); })
        .value();
  }
  /// What the countersigning node does with the data of an `audit.head`.
  Status receive_head(const Signer& source, const std::string& data) {
    const auto signed_head = TRY(parse_signed_head(TRY(JsonDocument::parse(data)).root()));
    const auto countersignature = TRY(countersign(keys, source, signed_head));
    return database->write([&](store::Transaction& transaction) {
      return store_witness(transaction, source.id, {signed_head, countersignature.signature}, store::EventId::random(random),
                           kNow);
    });
  }
  /// What the publishing node does with the data of an `audit.countersigned`.
  Status receive_countersignature(const Signer& countersigner, const std::string& data) {
    const auto countersignature = TRY(parse_countersignature(TRY(JsonDocument::parse(data)).root()));
    return database->write([&](store::Transaction& transaction) {
      return store_countersignature(transaction, id, countersigner, countersignature, kNow);
    });
  }
  Result<std::vector<KnownHead>> known(const Signer& countersigner) {
    return database->read_value<std::vector<KnownHead>>(
        [&](store::Transaction& transaction) { return known_heads(transaction, id, countersigner); });
  }

  static std::vector<store::Migration> schema() {
    auto all = store::outbox_migrations();
    for (const auto& step : migrations()) all.push_back(step);
    return all;
  }

  std::string id;
  store::testing::TemporaryFolder key_folder;
  crypto::LocalKeyService keys;
  SystemRandom random;
  store::testing::TemporaryDatabase database{schema()};
};

class HeadTest : public testing::Test {
 protected:
  /// Publishes at fhd and lets the police answer.
  void exchange_once() {
    ASSERT_TRUE(fhd_.record());
    ASSERT_TRUE(fhd_.publish("police").value());
    ASSERT_TRUE(police_.receive_head(fhd_.signer(), fhd_.sent_to("police").back().event.data));
    ASSERT_TRUE(fhd_.receive_countersignature(police_.signer(), police_.sent_to("fhd").back().event.data));
  }
  Node fhd_{"fhd"};
  Node police_{"police"};
};

TEST_F(HeadTest, AnEmptyChainPublishesNothing) {
  EXPECT_FALSE(fhd_.publish("police").value());
  EXPECT_FALSE(fhd_.last_head());
  EXPECT_TRUE(fhd_.sent_to("police").empty());
}

TEST_F(HeadTest, AHeadIsPublishedOnceAndAgainOnlyWhenTheChainGrew) {
  ASSERT_TRUE(fhd_.record());
  EXPECT_TRUE(fhd_.publish("police").value());
  EXPECT_FALSE(fhd_.publish("police").value());
  ASSERT_TRUE(fhd_.record());
  EXPECT_TRUE(fhd_.publish("police").value());
  const auto sent = fhd_.sent_to("police");
  ASSERT_EQ(sent.size(), 2U);
  EXPECT_EQ(sent[1].event.type, "audit.head");
  EXPECT_EQ(sent[1].event.subject, "fhd");
  EXPECT_EQ(sent[1].event.version, 2);
}

TEST_F(HeadTest, WithoutACountersignerTheHeadIsKeptAndNotSent) {
  ASSERT_TRUE(fhd_.record());
  EXPECT_TRUE(fhd_.publish("").value());
  EXPECT_EQ(fhd_.last_head()->signed_head.head.number, 1);
  EXPECT_TRUE(fhd_.sent_to("").empty());
}

TEST_F(HeadTest, TheRoundTripEndsWithACountersignatureThatVerifies) {
  exchange_once();
  const auto published = fhd_.last_head();
  ASSERT_TRUE(published);
  EXPECT_EQ(published->countersigned_by, "police");
  EXPECT_EQ(published->countersigned_at, kNow);
  EXPECT_TRUE(is_countersigned("fhd", police_.signer(), published->signed_head.head, *published->countersignature));
  ASSERT_EQ(police_.witnessed("fhd").size(), 1U);
  EXPECT_EQ(police_.witnessed("fhd")[0].signed_head.head, published->signed_head.head);
  const auto known = fhd_.known(police_.signer());
  ASSERT_EQ(known->size(), 1U);
  EXPECT_EQ(known->front().number, 1);
  EXPECT_EQ(known->front().witness, "police");
}

TEST_F(HeadTest, TheSameHeadAgainIsNotAnsweredTwice) {
  exchange_once();
  EXPECT_TRUE(police_.receive_head(fhd_.signer(), fhd_.sent_to("police").back().event.data));
  EXPECT_EQ(police_.sent_to("fhd").size(), 1U);
}

TEST_F(HeadTest, AHeadSignedByAnotherIsNotCountersigned) {
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish("police").value());
  const std::string data = fhd_.sent_to("police").back().event.data;
  EXPECT_EQ(police_.receive_head(police_.signer(), data).error().code, ErrorCode::kPermissionDenied);
  // The right key, but said to be of another node.
  EXPECT_EQ(police_.receive_head({.id = "bank", .key = fhd_.keys.signing_key()}, data).error().code,
            ErrorCode::kPermissionDenied);
  EXPECT_TRUE(police_.sent_to("fhd").empty());
}

TEST_F(HeadTest, AWitnessDoesNotSignAChainThatBecameShorterOrDifferent) {
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish("police").value());
  ASSERT_TRUE(police_.receive_head(fhd_.signer(), fhd_.sent_to("police").back().event.data));
  const auto sign = [&](Head head) {
    const auto signature = fhd_.keys.sign("audit-head", as_bytes(head_text("fhd", head))).value();
    return to_json(SignedHead{head, signature});
  };
  const std::string other_hash(64, 'a');
  EXPECT_EQ(police_.receive_head(fhd_.signer(), sign({1, other_hash, kNow})).error().code, ErrorCode::kConflict);
  EXPECT_EQ(police_.receive_head(fhd_.signer(), sign({2, other_hash, kNow})).error().code, ErrorCode::kConflict);
  EXPECT_TRUE(police_.receive_head(fhd_.signer(), sign({3, other_hash, kNow})));
}

TEST_F(HeadTest, AChainThatWasCutIsNotPublishedAgain) {
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish("police").value());
  ASSERT_TRUE(fhd_.database->write([](store::Transaction& transaction) -> Status {
    TRY(transaction.execute("UPDATE audit_tail SET hash = $1", {std::string(64, 'a')}));
    return {};
  }));
  EXPECT_EQ(fhd_.publish("police").error().code, ErrorCode::kDataCorrupt);
}

TEST_F(HeadTest, RefusesACountersignatureOfAnotherAndForAnotherHead) {
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish("police").value());
  const Head head = fhd_.last_head()->signed_head.head;
  const auto by_police = [&](const Head& of) {
    return police_.keys.sign("audit-countersign", as_bytes(head_text("fhd", of))).value();
  };
  const auto receive = [&](const Countersignature& countersignature, const Signer& signer) {
    return fhd_.receive_countersignature(signer, to_json(countersignature));
  };
  EXPECT_EQ(receive({9, head.hash, by_police(head)}, police_.signer()).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(receive({1, std::string(64, 'a'), by_police(head)}, police_.signer()).error().code, ErrorCode::kConflict);
  EXPECT_EQ(receive({1, head.hash, by_police(head)}, fhd_.signer()).error().code, ErrorCode::kPermissionDenied);
  const Head other{.number = 1, .hash = head.hash, .at = kNow + Duration(1)};
  EXPECT_EQ(receive({1, head.hash, by_police(other)}, police_.signer()).error().code, ErrorCode::kPermissionDenied);
  EXPECT_TRUE(fhd_.known(police_.signer())->empty());
  EXPECT_TRUE(receive({1, head.hash, by_police(head)}, police_.signer()));
  EXPECT_TRUE(receive({1, head.hash, by_police(head)}, police_.signer())) << "at least once: again is fine";
}

TEST_F(HeadTest, AForgedStoredCountersignatureIsFound) {
  exchange_once();
  const auto signature = police_.keys.sign("audit-countersign", as_bytes("something else")).value();
  ASSERT_TRUE(fhd_.database->write([&](store::Transaction& transaction) -> Status {
    TRY(transaction.execute("UPDATE audit_head SET countersignature = $1", {to_base64url(signature)}));
    return {};
  }));
  EXPECT_EQ(fhd_.known(police_.signer()).error().code, ErrorCode::kDataCorrupt);
}

TEST(HeadJson, RefusesWhatIsNoHeadAndNamesTheField) {
  const std::string hash(64, '0');
  const std::string signature = to_base64url(Bytes(64));
  const auto field_of = [](const std::string& text) {
    const auto parsed = parse_signed_head(JsonDocument::parse(text).value().root());
    return parsed ? "" : parsed.error().field;
  };
  const auto json = [](const std::string& number, const std::string& hash_text, const std::string& at, const std::string& sign) {
    return R"({"number":)" + number + R"(,"hash":")" + hash_text + R"(","at":")" + at + R"(","signature":")" + sign + R"("})";
  };
  const std::string at = "2026-11-24T12:00:00Z";
  EXPECT_EQ(field_of(json("1", hash, at, signature)), "");
  EXPECT_EQ(field_of(json("0", hash, at, signature)), "number");
  EXPECT_EQ(field_of(json("-1", hash, at, signature)), "number");
  EXPECT_EQ(field_of(json("1.5", hash, at, signature)), "number");
  EXPECT_EQ(field_of(json("1", hash + "0", at, signature)), "hash");
  EXPECT_EQ(field_of(json("1", std::string(64, 'G'), at, signature)), "hash");
  EXPECT_EQ(field_of(json("1", hash, "yesterday", signature)), "at");
  EXPECT_EQ(field_of(json("1", hash, at, "AAAA")), "signature");
  EXPECT_EQ(field_of(json("1", hash, at, "!")), "signature");
  EXPECT_EQ(field_of("{}"), "number");
}

}  // namespace
}  // namespace dijkwacht::audit
