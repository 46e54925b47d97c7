#include "app/backtest_question.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "app/node_files.h"
#include "base/json.h"
#include "store/database_testing.h"

namespace dijkwacht::app {
namespace {

class BackTestFiles : public ::testing::Test {
 protected:
  Result<Told> ask(const std::string& name, std::string_view text) {
    std::ofstream(folder_.path() / name) << text;
    return backtest({folder_.path() / name, std::string(DIJKWACHT_SOURCE_DIR) + "/data/barriers", out()});
  }
  std::filesystem::path out() const { return folder_.path() / "out.ndjson"; }

  store::testing::TemporaryFolder folder_;
};

TEST_F(BackTestFiles, LinesAndCsvSayTheSame) {
  const auto lines = ask("p.ndjson",
                         "{\"payment\":\"a\",\"debtor\":\"ACC:receiving-account\",\"amountMinor\":700,\"fraud\":true}\n\n"
                         "{\"payment\":\"b\"}\r\n");
  ASSERT_TRUE(lines) << lines.error().message;
  const auto written = read_text_file(out()).value();
  EXPECT_EQ(std::ranges::count(written, '\n'), 2);
  const auto csv = ask("p.csv", "payment,debtor,amountMinor,fraud\na,ACC:receiving-account,700,true\nb,,,\n");
  ASSERT_TRUE(csv) << csv.error().message;
  EXPECT_EQ(csv->json, lines->json);
  EXPECT_EQ(read_text_file(out()).value(), written);
  const auto summary = JsonDocument::parse(csv->json).value();
  EXPECT_EQ(*summary.root().at("actions")->at("hold")->integer("fraud"), 1);
  EXPECT_EQ(*summary.root().integer("refused"), 0);
}

TEST_F(BackTestFiles, ABadRowIsNamedAndTheOthersAreDecided) {
  const auto told = ask("p.ndjson", "{\"payment\":\"a\"}\n{\"payment\":\"b\",\"text\":\"WHAT\"}\nnot json\n");
  ASSERT_TRUE(told);
  const auto summary = JsonDocument::parse(told->json).value();
  EXPECT_EQ(*summary.root().integer("payments"), 1);
  const auto rows = summary.root().array("refusedRows").value();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(*rows[0].integer("row"), 2);
  EXPECT_EQ(*rows[0].string("field"), "text");
  const auto csv = ask("p.csv", "payment,amountMinor\na,12\nb,12.5\n");
  EXPECT_EQ(*JsonDocument::parse(csv->json)->root().array("refusedRows")->front().integer("row"), 3);
  EXPECT_NE(csv->words.find("p.csv:3: amountMinor"), std::string::npos);
}

TEST_F(BackTestFiles, WhereNothingCanBeReadNothingIsWritten) {
  std::ofstream(out()) << "of before";
  EXPECT_EQ(ask("p.ndjson", "{}\n").error().field, "payment");
  EXPECT_EQ(ask("p.ndjson", "").error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(backtest({folder_.path() / "none.ndjson", std::string(DIJKWACHT_SOURCE_DIR) + "/data/barriers", out()}).error().code,
            ErrorCode::kNotFound);
  EXPECT_EQ(backtest({folder_.path() / "p.ndjson", folder_.path(), out()}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(read_text_file(out()).value(), "of before");
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "out.ndjson.part"));
}

}  // namespace
}  // namespace dijkwacht::app
