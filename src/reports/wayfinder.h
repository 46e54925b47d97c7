#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "reports/routing_table.h"

namespace dijkwacht::reports {

/// Where to turn.
struct Advice {
  int row = 0;  ///< the row that spoke; 0 when none matched
  Urgency urgency = Urgency::kNone;
  std::vector<Desk> first;
  std::vector<Desk> also;        ///< never repeats a desk of `first`
  std::vector<Bilingual> texts;  ///< notes of the rows that spoke
  std::vector<FixedText> always_show;
  bool offers_form = true;  ///< is the desk's own report form one of the steps?
};

/// Is this question asked to someone who gave these answers? Pure.
bool is_asked(const Question& question, const Answers& answers);
/// Is this one of the answers that the question offers? Pure.
bool offers(const Question& question, std::string_view value);

/// The first row that matches, or the default. Pure.
Advice advise(const RoutingTable& table, const Answers& answers);

/// {"id","name","phone","hours","url","takes","source","sourceDate","mark"}; what is not known is null.
void write_desk(JsonWriter& json, const Desk& desk);
/// `GET /api/v1/desk-advice`.
std::string to_json(const Advice& advice);
/// `GET /api/v1/wayfinder`.
std::string wayfinder_json(const RoutingTable& table);

}  // namespace dijkwacht::reports
