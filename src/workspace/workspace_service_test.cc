#include "workspace/workspace_service.h"

#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "store/database_testing.h"
#include "workspace/schema_table.h"

namespace dijkwacht::workspace {
namespace {

std::vector<store::Migration> schema() {
  auto all = audit::migrations();
  for (const auto& step : migrations()) all.push_back(step);
  return all;
}

const Visitor kOffice{.account = "officer-1", .is_office = true};
const Visitor kMember{.account = "contact-1"};
const Visitor kStranger{.account = "contact-2"};
const Date kDay = parse_date("2026-12-01").value();

class WorkspaceTest : public ::testing::Test {
 protected:
  WorkspaceTest() {
    id_ = act<GroupId>([&](auto& transaction) {
            return service_.make(transaction, "Barrières", "Modellen bijstellen", kOffice);
          }).value();
    add(kMember).value();
  }
  template <typename T>
  Result<T> act(std::function<Result<T>(store::Transaction&)> work) {
    return database_->write_value<T>(std::move(work));
  }
  Status add(const Visitor& visitor) {
    return database_->write([&](auto& transaction) {
      return service_.add_member(transaction, id_, {.account = visitor.account, .partner = "fraudehelpdesk", .since = {}},
                                 kOffice);
    });
  }
  Result<EntryId> write(const NewEntry& entry, const Visitor& visitor = kMember) {
    return act<EntryId>([&](auto& transaction) { return service_.write(transaction, id_, entry, visitor); });
  }
  Result<std::int64_t> add_version(const EntryId& document, const char* name, std::string_view content) {
    const auto version = TRY(NewVersion::create(name, to_bytes(content)));
    return act<std::int64_t>(
        [&](auto& transaction) { return service_.add_version(transaction, id_, document, version, kMember); });
  }
  Status complete(const EntryId& action) {
    return database_->write([&](auto& transaction) { return service_.complete(transaction, id_, action, kMember); });
  }

  store::testing::TemporaryDatabase database_{schema()};
  ManualClock clock_{parse_time("2026-11-26T12:00:00Z").value()};
  SystemRandom random_;
  WorkspaceService service_{*database_, clock_, random_};
  GroupId id_;
};

TEST_F(WorkspaceTest, WhoIsNoMemberHearsThatThereIsNoGroup) {
  const auto document = write({.kind = EntryKind::kDocument, .title = "Model", .text = ""}).value();
  EXPECT_EQ(service_.open(id_, kStranger).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(service_.access(id_, kStranger).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(service_.read_version(id_, document, 1, kStranger).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(write({.title = "x", .text = "y"}, kStranger).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(service_.groups(kStranger)->empty());
  EXPECT_EQ(service_.groups(kMember)->size(), 1U);
}

TEST_F(WorkspaceTest, AMemberWhoLeftSeesNothingMore) {
  ASSERT_TRUE(service_.open(id_, kMember));
  ASSERT_TRUE(
      database_->write([&](auto& transaction) { return service_.remove_member(transaction, id_, kMember.account, kOffice); }));
  EXPECT_EQ(service_.open(id_, kMember).error().code, ErrorCode::kNotFound);
}

TEST_F(WorkspaceTest, WhoOpenedAndReadIsWrittenDownForAllMembers) {
  const auto document = write({.kind = EntryKind::kDocument, .title = "Model", .text = ""}).value();
  ASSERT_TRUE(add_version(document, "model.txt", "eerste"));
  ASSERT_TRUE(service_.open(id_, kOffice));
  ASSERT_TRUE(service_.read_version(id_, document, 1, kMember));
  const auto log = service_.access(id_, kMember).value();
  ASSERT_EQ(log.size(), 2U);
  EXPECT_EQ(log[0].what, "document-read");
  EXPECT_EQ(log[0].account, "contact-1");
  EXPECT_EQ(log[1].what, "opened");
  EXPECT_EQ(log[1].account, "officer-1");
}

TEST_F(WorkspaceTest, AnEarlierVersionOfADocumentStays) {
  const auto document = write({.kind = EntryKind::kDocument, .title = "Model", .text = ""}).value();
  EXPECT_EQ(add_version(document, "model.txt", "eerste").value(), 1);
  EXPECT_EQ(add_version(document, "model-2.txt", "tweede").value(), 2);
  EXPECT_EQ(as_text(service_.read_version(id_, document, 1, kMember)->second), "eerste");
  EXPECT_EQ(as_text(service_.read_version(id_, document, 2, kMember)->second), "tweede");
  EXPECT_EQ(service_.read_version(id_, document, 3, kMember).error().code, ErrorCode::kNotFound);
  const auto meeting = write({.kind = EntryKind::kMeeting, .title = "Overleg", .text = "", .day = kDay}).value();
  EXPECT_EQ(add_version(meeting, "model.txt", "x").error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(add_version(document, "../model.txt", "x").error().field, "fileName");
}

TEST_F(WorkspaceTest, AnActionHasAnOwnerWhoIsAMemberAndIsDoneOnce) {
  NewEntry action{.kind = EntryKind::kAction, .title = "Model nakijken", .text = "", .owner = "contact-2", .day = kDay};
  EXPECT_EQ(write(action).error().field, "owner");
  ASSERT_TRUE(add(kStranger));
  const auto id = write(action).value();
  EXPECT_TRUE(complete(id));
  EXPECT_EQ(complete(id).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(service_.open(id_, kMember)->entries.front().entry.done_by, "contact-1");
}

TEST(Entry, NamesWhatItsKindNeeds) {
  EXPECT_EQ(check({.kind = EntryKind::kAnnouncement, .title = "x", .text = ""}).error().field, "text");
  EXPECT_EQ(check({.kind = EntryKind::kAnnouncement, .title = "", .text = "y"}).error().field, "title");
  EXPECT_EQ(check({.kind = EntryKind::kMeeting, .title = "x", .text = ""}).error().field, "day");
  EXPECT_EQ(check({.kind = EntryKind::kAction, .title = "x", .text = "", .day = kDay}).error().field, "owner");
  EXPECT_EQ(check({.kind = EntryKind::kAnnouncement, .title = "x", .text = "y", .day = kDay}).error().field, "day");
  EXPECT_EQ(check({.kind = EntryKind::kDecision, .title = "x", .text = "y", .owner = "z", .day = kDay}).error().field, "owner");
  EXPECT_TRUE(check({.kind = EntryKind::kDecision, .title = "x", .text = "y", .day = kDay}));
  EXPECT_EQ(check({.kind = EntryKind::kDocument, .title = std::string(kNameBytesMax + 1, 'x'), .text = ""}).error().field,
            "title");
}

}  // namespace
}  // namespace dijkwacht::workspace
