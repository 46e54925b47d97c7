#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reports/routing_table.h"
#include "reports/situation.h"

namespace dijkwacht::reports {

/// All that people edit of the wayfinder, as one thing: desks, rows, questions and the test table. A value; what was read is
/// whole, and says what it means.
class RoutingDocument {
 public:
  /// The files of data/routing. Errors: kNotFound; kInvalidArgument naming file, row and key.
  static Result<RoutingDocument> load(const std::filesystem::path& folder);
  /// {"desks":{…},"routes":{…},"wayfinder":{…},"situations":{…}}: each file's own keys. Errors: as `load`; kTooLarge.
  static Result<RoutingDocument> parse(std::string_view json);

  const RoutingTable& table() const { return table_; }
  const std::vector<Situation>& situations() const { return situations_; }
  /// What `parse` reads.
  const std::string& json() const { return json_; }
  /// One trial for each situation, in their order.
  std::vector<Trial> try_all() const;

 private:
  struct Files;
  static Result<RoutingDocument> read(const Files& files);

  RoutingTable table_;
  std::vector<Situation> situations_;
  std::string json_;
};

}  // namespace dijkwacht::reports
