#include "formats/stix.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/json.h"
#include "policy/texts.h"

namespace dijkwacht::formats {
namespace {

constexpr Time kSince = from_millis(1'795'680'000'000);

std::vector<insight::EntryVersion> entries() {
  std::vector<insight::EntryVersion> versions;
  auto known = insight::load_knowledge(DIJKWACHT_SOURCE_DIR "/data/insight/knowledge").value();
  for (auto& entry : known) {
    versions.push_back(
        {.entry = std::move(entry), .version = 1, .at = kSince, .created = kSince, .editor = "system", .note = ""});
  }
  return versions;
}

std::vector<barriers::BarrierModel> models() {
  const auto words = policy::Texts::load(DIJKWACHT_SOURCE_DIR "/data/policy").value();
  return barriers::load_barrier_models(DIJKWACHT_SOURCE_DIR "/data/barriers/models", words).value();
}

const StixPublisher kPublisher{"jenv", {"Programmabureau", "Programme office"}, kSince};

TEST(Stix, EveryObjectHasWhatTheStandardAsksAndEveryReferenceIsThere) {
  const auto document = JsonDocument::parse(stix_bundle(entries(), models(), kPublisher)).value();
  EXPECT_EQ(document.root().string("type").value(), "bundle");
  std::set<std::string> ids;
  std::map<std::string, int> types;
  const auto objects = document.root().array("objects").value();
  for (const auto& object : objects) {
    const std::string type(object.string("type").value());
    const std::string id(object.string("id").value());
    EXPECT_EQ(object.string("spec_version").value(), "2.1");
    EXPECT_TRUE(id.starts_with(type + "--"));
    EXPECT_TRUE(parse_time(object.string("created").value()));
    EXPECT_LE(object.string("created").value(), object.string("modified").value());
    EXPECT_TRUE(ids.insert(id).second) << id;
    ++types[type];
  }
  EXPECT_EQ(types["identity"], 1);
  EXPECT_EQ(types["attack-pattern"], static_cast<int>(entries().size()));
  EXPECT_GT(types["course-of-action"], 10);
  EXPECT_GE(types["relationship"], types["course-of-action"]);
  for (const auto& object : objects) {
    for (const auto* reference : {"created_by_ref", "source_ref", "target_ref"}) {
      const auto to = object.find(reference).value();
      if (!to) continue;
      EXPECT_TRUE(ids.contains(std::string(to->string().value())));
    }
  }
}

TEST(Stix, TheSameKnowledgeHasTheSameIdsAndAnotherPublisherOthers) {
  const auto once = stix_bundle(entries(), models(), kPublisher);
  EXPECT_EQ(once, stix_bundle(entries(), models(), kPublisher));
  EXPECT_NE(once, stix_bundle(entries(), models(), {"ccv", {"Een ander", "Another"}, kSince}));
}

TEST(Stix, HoldsNoIndicator) { EXPECT_EQ(stix_bundle(entries(), models(), kPublisher).find("indicator--"), std::string::npos); }

}  // namespace
}  // namespace dijkwacht::formats
