#include "rights/contact_point_service.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "audit/audit_log.h"
#include "crypto/local_key_service.h"
#include "policy/policy_switch_table.h"
#include "rights/schema_table.h"
#include "store/database_testing.h"
#include "store/outbox.h"

namespace dijkwacht::rights {
namespace {

/// A room that holds one thing, and remembers what was done to it.
class OneThing final : public Holdings {
 public:
  Result<std::vector<Finding>> find(const Subject&) override { return std::vector<Finding>{{.code = "signal"}}; }
  Result<std::vector<std::string>> match(const Subject& subject) override {
    std::vector<std::string> ids;
    for (const auto& each : subject.identifiers) ids.push_back(each.type);
    return ids;
  }
  Result<Frozen> freeze(store::Transaction&, const RequestId&, const std::vector<std::string>& matched, Time, Time) override {
    frozen += static_cast<int>(matched.size());
    return Frozen{static_cast<std::int64_t>(matched.size()), 0};
  }
  Result<std::int64_t> end(store::Transaction&, const RequestId&, const std::vector<std::string>& matched, const std::string&,
                           Time) override {
    ended += static_cast<int>(matched.size());
    return 2;
  }
  Status refuse(store::Transaction&, const RequestId&, Time) override {
    ++refused;
    return {};
  }

  int frozen = 0;
  int ended = 0;
  int refused = 0;
};

std::vector<store::Migration> schema() {
  std::vector<store::Migration> all;
  for (const auto& part : {store::outbox_migrations(), audit::migrations(), policy::migrations(), migrations()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

/// The desk, which takes requests and answers for itself, with the police as the other controller.
class ContactPoint : public ::testing::Test {
 protected:
  ContactPoint()
      : keys_(crypto::KeyRing::create_or_load(database_.folder() / "keys", {crypto::KeyDomain::kRights}, clock_.now()).value()),
        policy_(policy::RuleBook::load(DIJKWACHT_SOURCE_DIR "/data/policy").value(), true),
        node_{.database = *database_,
              .keys = keys_,
              .policy = policy_,
              .clock = clock_,
              .random = random_,
              .self = {"fhd", "desk"},
              .controllers = {{{"fhd", "desk"}, {"Meldpunt", "Desk"}, keys_.sealing_key(crypto::KeyDomain::kRights)},
                              {{"police", "police"}, {"Politie", "Police"}, police_.public_key}},
              .clocks = Clocks::load(DIJKWACHT_SOURCE_DIR "/data/rights/clocks.toml").value(),
              .parse = {}} {}

  Bytes sealed(const crypto::PublicKey& key, std::string_view identifiers = "") {
    const auto text =
        R"({"v":1,"name":"Verzonnen Persoon","contact":"p@voorbeeld.example","identifiers":[)" + std::string(identifiers) + "]}";
    return crypto::seal_box(key, crypto::pad(as_bytes(text)));
  }
  NewRequest order(Kind kind) {
    return {.id = RequestId::random(random_),
            .kind = kind,
            .person_key = person_.public_key,
            .code_hash = Bytes(32, 7),
            .parts = {{"fhd", sealed(node_.controllers[0].key, R"({"type":"iban","value":"NL85DEMO0417164300"})")},
                      {"police", sealed(police_.public_key)}}};
  }
  Status take(const NewRequest& request) {
    const auto own = TRY(contact_point_.prepare(request));
    return database_->write([&](store::Transaction& transaction) { return contact_point_.take(transaction, request, own); });
  }
  Result<std::int64_t> answer(const RequestId& id, Outcome outcome) {
    const auto prepared = TRY(answering_.prepare_answer(id, {outcome, "zo zit het", true}));
    return database_->write_value<std::int64_t>(
        [&](store::Transaction& transaction) { return answering_.answer(transaction, prepared, "person:privacy-1"); });
  }
  PartStatus part(std::string_view recipient) {
    const auto status = contact_point_.status(Bytes(32, 7)).value();
    return *std::ranges::find(status.parts, recipient, &PartStatus::recipient);
  }
  std::int64_t count(const std::string& from_where) {
    return database_
        ->read_value<std::int64_t>([&](auto& transaction) -> Result<std::int64_t> {
          return TRY(transaction.query_one("SELECT count(*) FROM " + from_where, {}))->integer(0);
        })
        .value();
  }

  store::testing::TemporaryDatabase database_{schema()};
  ManualClock clock_{parse_time("2026-11-26T12:00:00Z").value()};
  SystemRandom random_;
  crypto::SealingKeyPair police_ = crypto::SealingKeyPair::random();
  crypto::SealingKeyPair person_ = crypto::SealingKeyPair::random();
  crypto::LocalKeyService keys_;
  policy::PolicyDesk policy_;
  NodeContext node_;
  OneThing holdings_;
  AnsweringService answering_{node_,
                              holdings_,
                              {.extended =
                                   [this](store::Transaction& transaction, const event::Extended& extended) {
                                     return contact_point_.apply_extended(transaction, "fhd", extended);
                                   },
                               .answered =
                                   [this](store::Transaction& transaction, const event::Answered& answered) {
                                     return contact_point_.apply_answered(transaction, "fhd", answered);
                                   }}};
  ContactPointService contact_point_{node_, answering_};
};

TEST_F(ContactPoint, EachControllerGetsItsPartAndNobodyElseDoes) {
  auto request = order(Kind::kAccess);
  request.parts.erase("police");
  EXPECT_EQ(take(request).error().field, "parts");
  request = order(Kind::kAccess);
  request.parts["proefbank"] = Bytes(10, 1);
  EXPECT_EQ(take(request).error().field, "parts");
  request = order(Kind::kAccess);
  ASSERT_TRUE(take(request));
  EXPECT_EQ(count("outbox_event WHERE recipient = 'police' AND type = 'rights.requested'"), 1);
  EXPECT_EQ(answering_.list(true, {}, 10)->size(), 1U) << "and the desk has its own";
  EXPECT_EQ(take(request).error().code, ErrorCode::kConflict) << "once";
}

TEST_F(ContactPoint, AnObjectionPausesAtOnceAndAQuestionDoesNot) {
  ASSERT_TRUE(take(order(Kind::kAccess)));
  EXPECT_EQ(holdings_.frozen, 0);
  auto objection = order(Kind::kObjection);
  objection.code_hash = Bytes(32, 8);
  ASSERT_TRUE(take(objection));
  EXPECT_EQ(holdings_.frozen, 1);
}

TEST_F(ContactPoint, OnlyThePersonsKeyOpensAnAnswerAndTheSubjectIsErased) {
  const auto request = order(Kind::kAccess);
  ASSERT_TRUE(take(request));
  ASSERT_TRUE(answering_.open(request.id, "person:privacy-1")->subject);
  ASSERT_TRUE(answer(request.id, Outcome::kGranted));
  const auto told = part("fhd");
  EXPECT_EQ(told.outcome, Outcome::kGranted);
  EXPECT_EQ(as_text(crypto::open_box(person_, told.sealed_answer).value()), "zo zit het");
  EXPECT_FALSE(crypto::open_box(police_, told.sealed_answer));
  EXPECT_EQ(count("rights_part WHERE length(sealed) > 0"), 0) << "what the person wrote is gone";
  const auto opened = answering_.open(request.id, "person:privacy-1");
  EXPECT_FALSE(opened->subject);
  EXPECT_EQ(opened->answer.reveal("test"), "zo zit het");
  EXPECT_EQ(answer(request.id, Outcome::kRefused).error().code, ErrorCode::kFailedPrecondition);
}

TEST_F(ContactPoint, AnUpheldObjectionEndsWhatItIsAboutAndARefusedOneLetsItGoOn) {
  const auto request = order(Kind::kObjection);
  ASSERT_TRUE(take(request));
  EXPECT_EQ(answer(request.id, Outcome::kGranted).value(), 2);
  EXPECT_EQ(holdings_.ended, 1);
  EXPECT_EQ(holdings_.refused, 0);
  EXPECT_EQ(part("fhd").receivers, 2);
  auto other = order(Kind::kObjection);
  other.code_hash = Bytes(32, 8);
  ASSERT_TRUE(take(other));
  ASSERT_TRUE(answer(other.id, Outcome::kRefused));
  EXPECT_EQ(holdings_.ended, 1);
  EXPECT_EQ(holdings_.refused, 1);
}

TEST_F(ContactPoint, AControllerAnswersForItselfOnly) {
  const auto request = order(Kind::kAccess);
  ASSERT_TRUE(take(request));
  const event::Answered forged{request.id, Outcome::kNothingFound, Bytes(60, 1), 0, clock_.now()};
  const auto apply = [&](const std::string& sender) {
    database_->write([&](store::Transaction& transaction) { return contact_point_.apply_answered(transaction, sender, forged); })
        .value();
  };
  apply("demobank");
  EXPECT_FALSE(part("police").outcome);
  EXPECT_FALSE(part("fhd").outcome);
  apply("police");
  EXPECT_EQ(part("police").outcome, Outcome::kNothingFound);
  EXPECT_FALSE(part("fhd").outcome);
}

TEST_F(ContactPoint, ARequestThatDoesNotOpenIsTakenInForTheOfficerToSaySo) {
  auto request = order(Kind::kObjection);
  request.parts["fhd"] = sealed(police_.public_key);  // to another
  ASSERT_TRUE(take(request));
  const auto opened = answering_.open(request.id, "person:privacy-1");
  ASSERT_TRUE(opened);
  EXPECT_FALSE(opened->subject);
  EXPECT_TRUE(answer(request.id, Outcome::kNothingFound));
}

TEST_F(ContactPoint, AnExtensionReachesThePersonWithItsReason) {
  const auto request = order(Kind::kAccess);
  ASSERT_TRUE(take(request));
  ASSERT_TRUE(database_->write([&](store::Transaction& transaction) {
    return answering_.extend(transaction, request.id, "veel werk", "person:privacy-1");
  }));
  EXPECT_EQ(as_text(crypto::open_box(person_, part("fhd").sealed_reason).value()), "veel werk");
}

TEST_F(ContactPoint, ACodeThatNobodyHasFindsNothing) {
  EXPECT_EQ(contact_point_.status(Bytes(32, 9)).error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dijkwacht::rights
