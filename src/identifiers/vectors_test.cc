#include "identifiers/vectors.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "base/json.h"
#include "identifiers/identifier_type.h"
#include "identifiers/reason.h"

namespace dijkwacht::identifiers {
namespace {

const std::filesystem::path kPublished = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "tests/vectors/identifiers.json";

std::string published_text() {
  std::ifstream stream(kPublished, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// A file with `text` that goes with the test.
class VectorFile : public ::testing::Test {
 protected:
  std::filesystem::path with(const std::string& text) {
    path_ = std::filesystem::path(::testing::TempDir()) / (std::string("vectors-") + std::to_string(::getpid()) + ".json");
    std::ofstream(path_, std::ios::binary) << text;
    return path_;
  }
  void TearDown() override {
    if (!path_.empty()) std::filesystem::remove(path_);
  }

 private:
  std::filesystem::path path_;
};

TEST_F(VectorFile, EveryPublishedVectorComesOutAsWritten) {
  const auto report = run_vectors(kPublished);
  ASSERT_TRUE(report) << report.error().message;
  for (const auto& miss : report->mismatches) {
    ADD_FAILURE() << miss.id << " " << miss.part << ": expected '" << miss.expected << "', got '" << miss.got << "'";
  }
  EXPECT_TRUE(report->all_passed());
  EXPECT_GE(report->total, 500u);
}

TEST_F(VectorFile, EachTypeHasFortyVectorsOrMore) {
  const auto text = published_text();
  const auto document = JsonDocument::parse(text);
  ASSERT_TRUE(document);
  std::map<std::string, int> count;
  std::map<std::string, int> reasons;
  const auto vectors = document->root().array("vectors");
  ASSERT_TRUE(vectors);
  for (const auto& vector : *vectors) {
    ++count[std::string(vector.string("type").value())];
    ++reasons[vector.string_or("reason", "").value()];
  }
  for (const auto type : kIdentifierTypes) EXPECT_GE(count[std::string(name_of(type))], 40) << name_of(type);
  for (const auto reason : kReasons) EXPECT_GE(reasons[std::string(code_of(reason))], 1) << code_of(reason);
}

TEST_F(VectorFile, AMismatchIsNamedWithWhatWasExpectedAndWhatCame) {
  const auto report = run_vectors(with(
      R"({"vectors":[{"id":"v1","type":"domain","input":"Shop.example","canonical":"shop.test","display":"shop.example","masked":"shop.example"},
          {"id":"v2","type":"domain","input":"shop.example","reason":"domain-no-dot"},
          {"id":"v3","type":"domain","input":"shop","canonical":"shop","display":"shop","masked":"shop"}]})"));
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->total, 3u);
  EXPECT_EQ(report->passed, 0u);
  EXPECT_FALSE(report->all_passed());
  ASSERT_GE(report->mismatches.size(), 3u);
  EXPECT_EQ(report->mismatches[0].id, "v1");
  EXPECT_EQ(report->mismatches[0].part, "canonical");
  EXPECT_EQ(report->mismatches[0].expected, "shop.test");
  EXPECT_EQ(report->mismatches[0].got, "shop.example");
}

TEST_F(VectorFile, TheHashIsThatOfSha256sum) {
  const auto report = run_vectors(with(R"({"vectors":[{"id":"v1","type":"ip","input":"","reason":"empty"}]})"));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->sha256, "841b68fc61debde654619adb808a4980aabd85f73fa282f9b1df7980263abd90");
  EXPECT_TRUE(report->all_passed());
}

TEST_F(VectorFile, AFileOfAnotherShapeIsRefusedWithThePlace) {
  EXPECT_EQ(run_vectors("/nowhere/vectors.json").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(run_vectors(with("not json")).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(run_vectors(with(R"({"vectors":[]})")).error().code, ErrorCode::kInvalidArgument);
  const auto no_type = run_vectors(with(R"({"vectors":[{"id":"v1","input":"x","reason":"empty"}]})"));
  ASSERT_FALSE(no_type);
  EXPECT_EQ(no_type.error().field, "vectors[0].type");
  const auto huge = run_vectors(with(
      R"({"vectors":[{"id":"v1","type":"ip","inputRepeated":{"text":"aaaaaaaaaa","count":99999999999},"reason":"too-long"}]})"));
  ASSERT_FALSE(huge);
  EXPECT_EQ(huge.error().field, "vectors[0].inputRepeated.count");
}

}  // namespace
}  // namespace dijkwacht::identifiers
