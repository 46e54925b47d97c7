#include "crypto/key_ring.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <set>
#include <thread>

#include "crypto/local_key_service.h"
#include "crypto/temporary_folder_testing.h"

namespace dijkwacht::crypto {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<KeyDomain> kDomains{KeyDomain::kIntake, KeyDomain::kCasework};
const Time kNow = parse_time("2026-11-24T20:54:21.123Z").value();

std::string read_text(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_text(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::trunc) << text; }

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

unsigned mode_of(const fs::path& path) {
  struct stat about{};
  stat(path.c_str(), &about);
  return about.st_mode & 07777;
}

std::string secret_in(const fs::path& file) {
  const auto text = read_text(file);
  const auto begin = text.find("secret: ") + 8;
  return text.substr(begin, text.find('\n', begin) - begin);
}

class KeyRingTest : public ::testing::Test {
 protected:
  Result<KeyRing> create() { return KeyRing::create_or_load(folder_, kDomains, kNow); }
  Result<KeyRing> load() { return KeyRing::load(folder_, kDomains); }

  testing::TemporaryFolder temporary_;
  const fs::path folder_ = temporary_ / "keys";
};

TEST_F(KeyRingTest, SetUpMakesOnePrivateFilePerKey) {
  ASSERT_TRUE(create());
  EXPECT_EQ(names_in(folder_), (std::set<std::string>{"node.signing.1.key", "intake.sealing.1.key", "casework.sealing.1.key",
                                                      "casework.token.1.key"}));
  EXPECT_EQ(mode_of(folder_), 0700U);
  for (const auto& name : names_in(folder_)) EXPECT_EQ(mode_of(folder_ / name), 0600U) << name;
  EXPECT_THAT(
      read_text(folder_ / "casework.token.1.key"),
      ::testing::StartsWith("dijkwacht-key 1\nname: casework\nkind: token\nversion: 1\ncreated: 2026-11-24T20:54:21.123Z\n"));
}

TEST_F(KeyRingTest, LoadingAgainGivesTheSameKeysAndWritesNothing) {
  const auto first = create().value();
  const auto before = read_text(folder_ / "casework.token.1.key");
  const auto second = create().value();
  EXPECT_EQ(first.signing_pair().public_key(), second.signing_pair().public_key());
  EXPECT_EQ(first.sealing_pairs(KeyDomain::kIntake).value()->front().public_key,
            second.sealing_pairs(KeyDomain::kIntake).value()->front().public_key);
  EXPECT_EQ(to_hex(first.token_key(KeyDomain::kCasework).value()->bytes()),
            to_hex(second.token_key(KeyDomain::kCasework).value()->bytes()));
  EXPECT_EQ(read_text(folder_ / "casework.token.1.key"), before);
}

TEST_F(KeyRingTest, DomainsHaveKeysOfTheirOwn) {
  const auto ring = KeyRing::create_or_load(folder_, {KeyDomain::kCasework, KeyDomain::kVictim}, kNow).value();
  EXPECT_NE(to_hex(ring.token_key(KeyDomain::kCasework).value()->bytes()),
            to_hex(ring.token_key(KeyDomain::kVictim).value()->bytes()));
}

TEST_F(KeyRingTest, WhatThisNodeDoesNotHoldIsSaid) {
  const auto ring = create().value();
  EXPECT_TRUE(ring.has(KeyDomain::kIntake));
  EXPECT_FALSE(ring.has(KeyDomain::kPartner));
  EXPECT_EQ(ring.token_key(KeyDomain::kIntake).error().code, ErrorCode::kFailedPrecondition) << "intake only seals";
  EXPECT_EQ(ring.sealing_pairs(KeyDomain::kPartner).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(ring.token_key_version(KeyDomain::kPartner), 0);
}

TEST_F(KeyRingTest, ThreadsThatSetUpAtOnceEndWithTheSameKeys) {
  std::vector<std::string> keys(8);
  {
    std::vector<std::jthread> threads;
    for (auto& key : keys) threads.emplace_back([&] { key = to_hex(create().value().signing_pair().public_key()); });
  }
  EXPECT_EQ(std::set(keys.begin(), keys.end()).size(), 1U);
  EXPECT_EQ(names_in(folder_).size(), 4U) << "no temporary file stays";
}

TEST_F(KeyRingTest, AKeyOthersCanReadIsRefused) {
  ASSERT_TRUE(create());
  const auto file = folder_ / "casework.token.1.key";
  for (const mode_t mode : {0640, 0604, 0620, 0602, 0610, 0601, 0644, 0666}) {
    chmod(file.c_str(), mode);
    const auto ring = load();
    ASSERT_FALSE(ring) << mode;
    EXPECT_EQ(ring.error().code, ErrorCode::kFailedPrecondition);
    EXPECT_THAT(ring.error().message, HasSubstr("casework.token.1.key"));
  }
  chmod(file.c_str(), 0400);
  EXPECT_TRUE(load()) << "stricter is fine";
}

TEST_F(KeyRingTest, AFolderOthersCanEnterIsRefused) {
  ASSERT_TRUE(create());
  for (const mode_t mode : {0750, 0705, 0701, 0755}) {
    chmod(folder_.c_str(), mode);
    EXPECT_EQ(load().error().code, ErrorCode::kFailedPrecondition) << mode;
    EXPECT_EQ(create().error().code, ErrorCode::kFailedPrecondition) << mode;
  }
}

TEST_F(KeyRingTest, LinksAndOtherThingsAreNoKeyFiles) {
  ASSERT_TRUE(create());
  const auto file = folder_ / "casework.token.1.key";
  const auto elsewhere = temporary_ / "elsewhere";
  fs::rename(file, elsewhere);
  fs::create_symlink(elsewhere, file);
  EXPECT_FALSE(load()) << "a link may lead to what others can write";
  fs::remove(file);
  mkfifo(file.c_str(), 0600);
  EXPECT_EQ(load().error().code, ErrorCode::kFailedPrecondition) << "a pipe must not make us wait";
}

TEST_F(KeyRingTest, AMissingKeyIsAnErrorAndNotANewKey) {
  EXPECT_EQ(load().error().code, ErrorCode::kNotFound);
  ASSERT_TRUE(create());
  fs::remove(folder_ / "casework.token.1.key");
  const auto ring = load();
  EXPECT_EQ(ring.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(ring.error().message, HasSubstr("casework"));
  EXPECT_FALSE(fs::exists(folder_ / "casework.token.1.key"));
}

TEST_F(KeyRingTest, AnyChangedByteOfAKeyFileIsFoundAndNeverShown) {
  ASSERT_TRUE(create());
  const auto file = folder_ / "casework.token.1.key";
  const auto whole = read_text(file);
  const auto secret = secret_in(file);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    auto changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    write_text(file, changed);
    const auto ring = load();
    ASSERT_FALSE(ring) << "byte " << i;
    EXPECT_EQ(ring.error().code, ErrorCode::kDataCorrupt) << "byte " << i;
    EXPECT_THAT(ring.error().message, HasSubstr("casework.token.1.key"));
    EXPECT_THAT(ring.error().message, Not(HasSubstr(secret.substr(0, 8))));
  }
}

TEST_F(KeyRingTest, ABrokenOffOrOverlongKeyFileIsRefused) {
  ASSERT_TRUE(create());
  const auto file = folder_ / "casework.token.1.key";
  const auto whole = read_text(file);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    write_text(file, whole.substr(0, size));
    EXPECT_EQ(load().error().code, ErrorCode::kDataCorrupt) << size;
  }
  for (const auto& more : {std::string("\n"), std::string("x"), std::string(10'000, 'x')}) {
    write_text(file, whole + more);
    EXPECT_EQ(load().error().code, ErrorCode::kDataCorrupt) << more.size();
  }
}

TEST_F(KeyRingTest, AKeyUnderAnothersNameIsRefused) {
  ASSERT_TRUE(create());
  fs::rename(folder_ / "casework.sealing.1.key", folder_ / "intake.sealing.2.key");
  EXPECT_EQ(load().error().code, ErrorCode::kDataCorrupt);
}

TEST_F(KeyRingTest, WhatAStoppedProcessLeftIsPassedOver) {
  ASSERT_TRUE(create());
  write_text(folder_ / ".casework.token.2.key.0123456789abcdef.tmp", "dijkwacht-key 1\nname: cas");
  EXPECT_TRUE(load());
}

TEST_F(KeyRingTest, ANewVersionDoesNewActsAndTheOldOneStillOpens) {
  LocalKeyService before(create().value());
  const auto old_box = seal_box(before.sealing_key(KeyDomain::kIntake), as_bytes("told"));
  const auto old_token = before.tokenise_one(KeyDomain::kCasework, "iban", Sensitive<std::string>("X")).value();
  const auto old_signer = before.signing_key();
  EXPECT_EQ(KeyRing::add_version(folder_, "intake", KeyKind::kSealing, kNow).value(), 2);
  EXPECT_EQ(KeyRing::add_version(folder_, "casework", KeyKind::kToken, kNow).value(), 2);
  EXPECT_EQ(KeyRing::add_version(folder_, KeyRing::kNodeKeyName, KeyKind::kSigning, kNow).value(), 2);

  LocalKeyService after(load().value());
  EXPECT_NE(after.sealing_key(KeyDomain::kIntake), before.sealing_key(KeyDomain::kIntake));
  const auto new_box = seal_box(after.sealing_key(KeyDomain::kIntake), as_bytes("told later"));
  const auto opened = after.open_boxes(KeyDomain::kIntake, {old_box, new_box}).value();
  EXPECT_EQ(as_text(opened[0].reveal("test")), "told");
  EXPECT_EQ(as_text(opened[1].reveal("test")), "told later");

  EXPECT_NE(after.tokenise_one(KeyDomain::kCasework, "iban", Sensitive<std::string>("X")).value(), old_token);
  EXPECT_EQ(tokenise(*after.ring().token_key(KeyDomain::kCasework, 1).value(), "iban", "X"), old_token);
  EXPECT_EQ(after.ring().token_key_version(KeyDomain::kCasework), 2);
  EXPECT_EQ(after.ring().token_key(KeyDomain::kCasework, 3).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(after.ring().verification_keys(), (std::vector{after.signing_key(), old_signer}));
}

TEST_F(KeyRingTest, VersionsAreOrderedAsNumbers) {
  ASSERT_TRUE(create());
  for (int version = 2; version <= 10; ++version) {
    ASSERT_EQ(KeyRing::add_version(folder_, "casework", KeyKind::kToken, kNow).value(), version);
  }
  EXPECT_EQ(load().value().token_key_version(KeyDomain::kCasework), 10) << "10 comes after 9, not after 1";
}

TEST_F(KeyRingTest, OnlyWhatExistsIsRenewed) {
  ASSERT_TRUE(create());
  EXPECT_EQ(KeyRing::add_version(folder_, "partner", KeyKind::kToken, kNow).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(KeyRing::add_version(folder_, "../evil", KeyKind::kToken, kNow).error().code, ErrorCode::kNotFound);
}

TEST_F(KeyRingTest, NothingIsOverwritten) {
  ASSERT_TRUE(create());
  const auto before = read_text(folder_ / "casework.token.1.key");
  const auto status = create_key_file(folder_, StoredKey{"casework", KeyKind::kToken, 1, kNow, SecretKey::random()});
  EXPECT_EQ(status.error().code, ErrorCode::kConflict);
  EXPECT_EQ(read_text(folder_ / "casework.token.1.key"), before);
  EXPECT_EQ(names_in(folder_).size(), 4U);
}

RC_GTEST_PROP(KeyFileProperty, AnyTextIsReadOrRefusedButNeverTrusted, (const std::string& text)) {
  RC_ASSERT(!parse_key_file(text));
}

TEST(KeyDomainNames, TurnBack) {
  for (std::size_t i = 0; i < kKeyDomainCount; ++i) {
    const auto domain = static_cast<KeyDomain>(i);
    EXPECT_EQ(parse_key_domain(name_of(domain)).value(), domain);
  }
  EXPECT_FALSE(parse_key_domain("node"));
  EXPECT_FALSE(parse_key_domain(""));
}

}  // namespace
}  // namespace dijkwacht::crypto
