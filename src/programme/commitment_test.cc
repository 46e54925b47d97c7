#include "programme/commitment.h"

#include <gtest/gtest.h>

namespace dijkwacht::programme {
namespace {

const Date kToday = parse_date("2026-11-26").value();
constexpr std::array kStates{State::kProposed, State::kAgreed,   State::kStarted, State::kImplemented,
                             State::kInUse,    State::kMeasured, State::kClosed,  State::kHandedOver};

Commitment in_state(State state) {
  Commitment commitment;
  commitment.state = state;
  commitment.start = kToday;
  commitment.due = kToday;
  commitment.owner = "projectleider";
  return commitment;
}

Proof everything() {
  return {.evidence = "https://example.org/besluit",
          .usage = Usage{12, "meldingen", kToday},
          .measurement = Measurement{"voelde zich ontlast", 60, 52, 68, 140, "vragenlijst", kToday}};
}

std::string refused(State from, State to, const Proof& proof) {
  const auto status = check_move(in_state(from), to, proof, kToday);
  return status ? "allowed" : status.error().field;
}

TEST(CommitmentState, OnlyTheNextStepIsTaken) {
  for (const auto from : kStates) {
    for (const auto to : kStates) {
      const bool is_next = static_cast<int>(to) == static_cast<int>(from) + 1 && to != State::kHandedOver;
      const bool is_end = from == State::kMeasured && to == State::kHandedOver;
      EXPECT_EQ(check_move(in_state(from), to, everything(), kToday).has_value(), is_next || is_end)
          << name_of(from) << " to " << name_of(to);
    }
  }
}

TEST(CommitmentState, AgreedNeedsStartDueAndOwner) {
  const auto without = [](auto take) {
    auto commitment = in_state(State::kProposed);
    take(commitment);
    return check_move(commitment, State::kAgreed, {}, kToday).error().field;
  };
  EXPECT_EQ(without([](auto& c) { c.start.reset(); }), "start");
  EXPECT_EQ(without([](auto& c) { c.due.reset(); }), "due");
  EXPECT_EQ(without([](auto& c) { c.owner.clear(); }), "owner");
}

TEST(CommitmentState, ImplementedNeedsEvidence) {
  EXPECT_EQ(refused(State::kStarted, State::kImplemented, {}), "evidence");
  EXPECT_EQ(refused(State::kStarted, State::kImplemented, {.evidence = "register 12"}), "allowed");
}

TEST(CommitmentState, InUseNeedsAUsageFigure) {
  const auto with = [](auto change) {
    auto proof = everything();
    change(proof);
    return refused(State::kImplemented, State::kInUse, proof);
  };
  EXPECT_EQ(with([](auto& p) { p.usage.reset(); }), "usage");
  EXPECT_EQ(with([](auto& p) { p.usage->count = 0; }), "usage.count");
  EXPECT_EQ(with([](auto& p) { p.usage->unit.clear(); }), "usage.unit");
  EXPECT_EQ(with([](auto& p) { p.usage->as_of = parse_date("2026-11-27").value(); }), "usage.asOf");
  EXPECT_EQ(with([](auto&) {}), "allowed");
}

TEST(CommitmentState, MeasuredNeedsIntervalNumberMethodAndDate) {
  const auto with = [](auto change) {
    auto proof = everything();
    change(proof);
    return refused(State::kInUse, State::kMeasured, proof);
  };
  EXPECT_EQ(with([](auto& p) { p.measurement.reset(); }), "measurement");
  EXPECT_EQ(with([](auto& p) { p.measurement->n = 0; }), "measurement.n");
  EXPECT_EQ(with([](auto& p) { p.measurement->method.clear(); }), "measurement.method");
  EXPECT_EQ(with([](auto& p) { p.measurement->outcome.clear(); }), "measurement.outcome");
  EXPECT_EQ(with([](auto& p) { p.measurement->low = 61; }), "measurement.low");
  EXPECT_EQ(with([](auto& p) { p.measurement->high = 59; }), "measurement.low");
  EXPECT_EQ(with([](auto& p) { p.measurement->date = parse_date("2027-01-01").value(); }), "measurement.date");
  EXPECT_EQ(with([](auto&) {}), "allowed");
}

TEST(CommitmentProof, ReadsBackAsItWasWritten) {
  const auto text = proof_text(everything());
  const auto document = JsonDocument::parse(text).value();
  EXPECT_EQ(proof_text(read_proof(document.root()).value()), text);
}

TEST(CommitmentProof, NamesTheMemberThatIsWrong) {
  const auto document = JsonDocument::parse(R"({"usage":{"count":3,"unit":"x","asOf":"2026-02-30"}})").value();
  EXPECT_EQ(read_proof(document.root()).error().field, "usage.asOf");
}

}  // namespace
}  // namespace dijkwacht::programme
