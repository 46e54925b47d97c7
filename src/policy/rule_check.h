#pragma once

#include <vector>

#include "policy/decision.h"
#include "policy/rule.h"

namespace dijkwacht::policy {

/// Which parts of a question a rule speaks about.
struct Match {
  bool sender = false;
  bool recipient = false;
  bool data_class = false;
  bool purpose = false;

  bool is_whole() const { return sender && recipient && data_class && purpose; }
  int count() const { return int{sender} + int{recipient} + int{data_class} + int{purpose}; }
};
Match match(const Rule& rule, const Question& question);

/// Everything that stands in the way of a question that the rule matches wholly; empty: permitted. Pure.
std::vector<Reason> obstacles(const Rule& rule, const Question& question, const Texts& texts, bool node_is_synthetic);
/// What a rule that denies says of a question that it matches wholly; empty outside its dates. Pure.
std::vector<Reason> prohibition(const Rule& rule, const Question& question, const Texts& texts);
/// What of the question a rule does not cover, for a rule that nearly matches. Pure.
std::vector<Reason> gaps(const Rule& rule, const Question& question, const Texts& texts);

bool is_within_dates(const Rule& rule, Time at);
/// May it permit anything? Active, carried out here, no rule that denies, within its dates, and with a valid DPIA where it
/// carries data about persons. Pure.
bool holds_at(const Rule& rule, Time at);

}  // namespace dijkwacht::policy
