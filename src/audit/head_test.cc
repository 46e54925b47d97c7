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
  Result<bool> publish(Time now = kNow) { return publish_head(*database, keys, id, now); }
  std::optional<PublishedHead> last_head() {
    return database
        ->read_value<std::optional<PublishedHead>>(
            [](store::Transaction& transaction) { return last_published_head(transaction); })
        .value();
  }
  /// What the next message to the countersigner would carry.
  std::optional<SignedHead> pending() {
    return database
        ->read_value<std::optional<SignedHead>>([](store::Transaction& transaction) { return pending_head(transaction); })
        .value();
  }
  std::vector<WitnessedHead> witnessed(const std::string& source) {
    return database
        ->read_value<std::vector<WitnessedHead>>(
            [&](store::Transaction& transaction) { return read_witnessed_heads(transaction, source); })
        .value();
  }
  Result<Countersignature> witness(const Signer& source, const SignedHead& signed_head) {
    return audit::witness(*database, keys, source, signed_head);
  }
  Status keep(const Signer& countersigner, const Countersignature& countersignature) {
    return database->write([&](store::Transaction& transaction) {
      return store_countersignature(transaction, id, countersigner, countersignature, kNow);
    });
  }
  Result<std::vector<KnownHead>> known(const Signer& countersigner) {
    return database->read_value<std::vector<KnownHead>>(
        [&](store::Transaction& transaction) { return known_heads(transaction, id, countersigner); });
  }

  std::string id;
  store::testing::TemporaryFolder key_folder;
  crypto::LocalKeyService keys;
  store::testing::TemporaryDatabase database{migrations()};
};

class HeadTest : public testing::Test {
 protected:
  /// Publishes at fhd and lets the police answer.
  void exchange_once() {
    ASSERT_TRUE(fhd_.record());
    ASSERT_TRUE(fhd_.publish().value());
    ASSERT_TRUE(fhd_.keep(police_.signer(), police_.witness(fhd_.signer(), fhd_.pending().value()).value()));
  }
  Node fhd_{"fhd"};
  Node police_{"police"};
};

TEST_F(HeadTest, AnEmptyChainPublishesNothing) {
  EXPECT_FALSE(fhd_.publish().value());
  EXPECT_FALSE(fhd_.last_head());
  EXPECT_FALSE(fhd_.pending());
}

TEST_F(HeadTest, AHeadIsPublishedOnceAndAgainOnlyWhenTheChainGrew) {
  ASSERT_TRUE(fhd_.record());
  EXPECT_TRUE(fhd_.publish().value());
  EXPECT_FALSE(fhd_.publish().value());
  ASSERT_TRUE(fhd_.record());
  EXPECT_TRUE(fhd_.publish().value());
  EXPECT_EQ(fhd_.last_head()->signed_head.head.number, 2);
}

TEST_F(HeadTest, TheNewestHeadWaitsUntilItIsCountersigned) {
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish().value());
  EXPECT_EQ(fhd_.pending()->head.number, 1);
  EXPECT_EQ(fhd_.pending()->head.number, 1) << "as often as it is asked: a lost answer is asked for again";
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish().value());
  EXPECT_EQ(fhd_.pending()->head.number, 2) << "it stands for the one before";
  ASSERT_TRUE(fhd_.keep(police_.signer(), police_.witness(fhd_.signer(), *fhd_.pending()).value()));
  EXPECT_FALSE(fhd_.pending());
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

TEST_F(HeadTest, TheSameHeadAgainIsAnsweredAgainAndKeptOnce) {
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish().value());
  const auto head = fhd_.pending().value();
  const auto first = police_.witness(fhd_.signer(), head).value();
  EXPECT_EQ(police_.witness(fhd_.signer(), head)->signature, first.signature);
  EXPECT_EQ(police_.witnessed("fhd").size(), 1U);
}

TEST_F(HeadTest, AHeadSignedByAnotherIsNotCountersigned) {
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish().value());
  const auto head = fhd_.pending().value();
  EXPECT_EQ(police_.witness(police_.signer(), head).error().code, ErrorCode::kPermissionDenied);
  // The right key, but said to be of another node.
  EXPECT_EQ(police_.witness({.id = "bank", .key = fhd_.keys.signing_key()}, head).error().code, ErrorCode::kPermissionDenied);
  EXPECT_TRUE(police_.witnessed("fhd").empty());
}

TEST_F(HeadTest, AWitnessDoesNotSignAChainThatBecameShorterOrDifferent) {
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish().value());
  ASSERT_TRUE(police_.witness(fhd_.signer(), fhd_.pending().value()));
  const auto sign = [&](Head head) {
    return SignedHead{head, fhd_.keys.sign("audit-head", as_bytes(head_text("fhd", head))).value()};
  };
  const std::string other_hash(64, 'a');
  EXPECT_EQ(police_.witness(fhd_.signer(), sign({1, other_hash, kNow})).error().code, ErrorCode::kConflict);
  EXPECT_EQ(police_.witness(fhd_.signer(), sign({2, other_hash, kNow})).error().code, ErrorCode::kConflict);
  EXPECT_TRUE(police_.witness(fhd_.signer(), sign({3, other_hash, kNow})));
}

TEST_F(HeadTest, AChainThatWasCutIsNotPublishedAgain) {
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish().value());
  ASSERT_TRUE(fhd_.database->write([](store::Transaction& transaction) -> Status {
    TRY(transaction.execute("UPDATE audit_tail SET hash = $1", {std::string(64, 'a')}));
    return {};
  }));
  EXPECT_EQ(fhd_.publish().error().code, ErrorCode::kDataCorrupt);
}

TEST_F(HeadTest, RefusesACountersignatureOfAnotherAndForAnotherHead) {
  ASSERT_TRUE(fhd_.record());
  ASSERT_TRUE(fhd_.publish().value());
  const Head head = fhd_.last_head()->signed_head.head;
  const auto by_police = [&](const Head& of) {
    return police_.keys.sign("audit-countersign", as_bytes(head_text("fhd", of))).value();
  };
  const auto receive = [&](const Countersignature& countersignature, const Signer& signer) {
    return fhd_.keep(signer, countersignature);
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
