#include "crypto/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crypto/key_ring.h"
#include "crypto/local_key_service.h"
#include "crypto/sha256.h"
#include "crypto/temporary_folder_testing.h"

namespace dijkwacht::crypto {
namespace {

using ::testing::ElementsAre;

class Dossiers : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder_;
  LocalKeyService keys_{KeyRing::create_or_load(folder_ / "keys", {KeyDomain::kCasework}).value()};
  Bundle bundle_ = sign_bundle(keys_, {{"case.json", "{}"}, {"timeline.json", "[1,2]"}, {"dossier.pdf", "JVBERi0"}}).value();
};

TEST(Sha256, MeetsThePublishedVector) {
  EXPECT_EQ(sha256(as_bytes("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(Dossiers, AreWholeAsTheyWereMadeAndReadAgain) {
  EXPECT_TRUE(check_bundle(bundle_).is_whole());
  const auto read = read_bundle(to_json(bundle_), 1 << 20);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_TRUE(check_bundle(*read).is_whole());
}

TEST_F(Dossiers, AChangedMissingOrAddedPartIsNamed) {
  auto changed = bundle_;
  changed.parts[1].content = "[1,3]";
  EXPECT_THAT(check_bundle(changed).changed, ElementsAre("timeline.json"));
  EXPECT_TRUE(check_bundle(changed).is_signed);
  auto missing = bundle_;
  missing.parts.erase(missing.parts.begin());
  EXPECT_THAT(check_bundle(missing).missing, ElementsAre("case.json"));
  auto added = bundle_;
  added.parts.push_back({"extra.json", "{}"});
  EXPECT_THAT(check_bundle(added).added, ElementsAre("extra.json"));
}

TEST_F(Dossiers, AManifestThatFollowsTheChangeIsNotSigned) {
  auto forged = bundle_;
  forged.parts[0].content = "{\"amount\":1}";
  forged.manifest.replace(0, 64, sha256(as_bytes(forged.parts[0].content)));
  const auto check = check_bundle(forged);
  EXPECT_FALSE(check.is_signed);
  EXPECT_TRUE(check.changed.empty());
  EXPECT_FALSE(check.is_whole());
}

TEST_F(Dossiers, AFileThatIsNoneSaysSo) {
  EXPECT_EQ(read_bundle(R"({"format":"zip"})", 1000).error().field, "format");
  EXPECT_FALSE(read_bundle("nothing", 1000));
}

}  // namespace
}  // namespace dijkwacht::crypto
