#include "app/backtest_question.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "app/csv_file.h"
#include "app/progress_bar.h"
#include "barriers/backtest.h"
#include "base/limits.h"

namespace dijkwacht::app {
namespace {

using barriers::BackTest;

constexpr std::size_t kRefusedNamedMax = 20;
constexpr std::size_t kRowsBetweenShows = 4096;

struct RefusedRow {
  std::size_t row = 0;
  std::string field;
  std::string message;
};

/// Takes rows in, writes what came of them.
class Run {
 public:
  Run(barriers::RuleTable rules, std::ostream& out) : test_(std::move(rules)), out_(out) {}

  void take(std::size_t row, std::string_view json) {
    const auto payment = read(json);
    if (payment) {
      out_ << test_.decide(*payment) << '\n';
      return;
    }
    refused_count_ += 1;
    if (refused_.size() < kRefusedNamedMax) refused_.push_back({row, payment.error().field, payment.error().message});
  }

  std::int64_t payments() const {
    std::int64_t sum = 0;
    for (const auto& [action, count] : test_.actions()) sum += count.payments;
    return sum;
  }
  std::int64_t refused_count() const { return refused_count_; }
  Told told(const BackTestQuestion& question) const;
  /// The first row that was refused, as an error.
  Error first_refusal(const BackTestQuestion& question) const {
    if (refused_.empty()) return Error{ErrorCode::kInvalidArgument, "there is no payment in this file", "FILE"};
    const auto& first = refused_.front();
    return Error{ErrorCode::kInvalidArgument, fmt::format("{}:{}: {}", question.file.string(), first.row, first.message),
                 first.field};
  }

 private:
  static Result<barriers::PastPayment> read(std::string_view json) {
    const auto document = TRY(JsonDocument::parse(json));
    return barriers::read_past_payment(document.root());
  }

  BackTest test_;
  std::ostream& out_;
  std::int64_t refused_count_ = 0;
  std::vector<RefusedRow> refused_;
};

void write(JsonWriter& json, const BackTest::Count& count) {
  json.member("payments", count.payments).member("amountMinor", count.amount_minor);
  json.member("fraud", count.fraud).member("noFraud", count.no_fraud);
  json.member("fraudUnknown", count.payments - count.fraud - count.no_fraud);
}

std::string words_of(const BackTest::Count& count) {
  return fmt::format("{} payments, {}.{:02} in amounts; known as fraud {}, as no fraud {}, not known {}", count.payments,
                     count.amount_minor / 100, count.amount_minor % 100, count.fraud, count.no_fraud,
                     count.payments - count.fraud - count.no_fraud);
}

Told Run::told(const BackTestQuestion& question) const {
  JsonWriter json;
  auto words = fmt::format("{} payments decided, {} rows refused; each payment stands in {}\n", payments(), refused_count_,
                           question.out.string());
  json.object([&] {
    json.member("payments", payments()).member("refused", refused_count_);
    json.array("refusedRows", [&] {
      for (const auto& each : refused_) {
        json.object([&] { json.member("row", each.row).member("field", each.field).member("message", each.message); });
        words += fmt::format("refused {}:{}: {}: {}\n", question.file.string(), each.row, each.field, each.message);
      }
    });
    json.object("actions", [&] {
      for (const auto& [action, count] : test_.actions()) {
        json.object(name_of(action), [&] { write(json, count); });
        words += fmt::format("{}: {}\n", name_of(action), words_of(count));
      }
    });
    json.array("rules", [&] {
      for (const auto& [key, count] : test_.rules()) {
        json.object([&] {
          json.member("rule", key.first).member("did", name_of(key.second));
          write(json, count);
        });
        words += fmt::format("{} {}: {}\n", key.first, name_of(key.second), words_of(count));
      }
    });
  });
  words.pop_back();
  return {json.take(), words};
}

/// Numbers and truth values stand in JSON as they are; the reader says what does not fit.
bool is_bare(std::string_view text) {
  return text == "true" || text == "false" || std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Status take_csv(const BackTestQuestion& question, Run& run, ProgressBar& bar) {
  const auto csv = TRY(read_csv_file(question.file));
  std::vector<std::vector<std::string>> columns;
  for (const auto& name : csv.columns()) columns.push_back(TRY(csv.texts(name)));
  for (std::size_t row = 0; row < csv.row_count(); ++row) {
    JsonWriter json;
    json.object([&] {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& name = csv.columns()[i];
        const auto& text = columns[i][row];
        if (text.empty()) continue;
        json.key(name);
        (name == "amountMinor" || name == "fraud") && is_bare(text) ? json.raw(text) : json.value(text);
      }
    });
    run.take(csv.row_number(row), json.take());
    if ((row + 1) % kRowsBetweenShows == 0)
      bar.show("payments", static_cast<std::int64_t>(row + 1), static_cast<std::int64_t>(csv.row_count()));
  }
  return {};
}

Status take_lines(const BackTestQuestion& question, Run& run, ProgressBar& bar) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(question.file, problem);
  std::ifstream in(question.file);
  if (problem || !in)
    return fail(ErrorCode::kNotFound, fmt::format("there is no file {}: name a file of payments", question.file.string()),
                "FILE");
  std::string line;
  std::uint64_t read = 0;
  for (std::size_t row = 1; std::getline(in, line); ++row) {
    read += line.size() + 1;
    if (line.size() > limits::kJsonBytesMax)
      return fail(ErrorCode::kTooLarge, fmt::format("line {} is longer than 1 MB", row), "FILE");
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) run.take(row, line);
    if (row % kRowsBetweenShows == 0)
      bar.show("bytes of payments", static_cast<std::int64_t>(read), static_cast<std::int64_t>(size));
  }
  return {};
}

Result<Told> run_into(const BackTestQuestion& question, barriers::RuleTable rules, const std::filesystem::path& beside) {
  std::ofstream out(beside);
  Run run(std::move(rules), out);
  ProgressBar bar;
  TRY(question.file.extension() == ".csv" ? take_csv(question, run, bar) : take_lines(question, run, bar));
  bar.finish();
  if (run.payments() == 0) return std::unexpected(run.first_refusal(question));
  out.close();
  std::error_code problem;
  if (out) std::filesystem::rename(beside, question.out, problem);
  if (!out || problem)
    return fail(ErrorCode::kUnavailable,
                fmt::format("{} cannot be written: look at the folder and its free space", question.out.string()), "--out");
  return run.told(question);
}

}  // namespace

Result<Told> backtest(const BackTestQuestion& question) {
  auto rules = TRY(barriers::RuleTable::load(question.rules / "payment-rules.toml"));
  const auto beside = std::filesystem::path(question.out).concat(".part");
  auto told = run_into(question, std::move(rules), beside);
  std::error_code ignored;
  if (!told) std::filesystem::remove(beside, ignored);
  return told;
}

}  // namespace dijkwacht::app
