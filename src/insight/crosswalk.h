#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::insight {

struct TaxonomyAxis {
  std::string id;
  Bilingual name;
  Bilingual note;
};

struct TaxonomyClass {
  std::string code;
  Bilingual name;
};

/// Someone else's list of frauds, and which of its classes our types answer to.
struct TaxonomyScheme {
  using Date = std::chrono::year_month_day;

  std::string id;
  Bilingual name;
  std::string axis;
  std::optional<Date> valid_from;   ///< unknown when no source says
  std::optional<Date> valid_until;  ///< its last day; nothing: no end is known
  bool is_complete = false;         ///< are all its classes here?
  std::string source;
  std::string source_date;
  std::string mark;
  std::vector<TaxonomyClass> classes;
  std::map<std::string, std::vector<std::string>> by_type;  ///< fraud type to class codes; a type that is not here: unknown

  bool is_used_on(Date day) const { return (!valid_from || *valid_from <= day) && (!valid_until || day <= *valid_until); }
};

/// `data/taxonomy/crosswalks.toml`. Immutable.
struct Crosswalks {
  std::vector<TaxonomyAxis> axes;
  std::vector<TaxonomyScheme> schemes;
  std::string source;
  std::string source_date;

  /// `types`: the codes of data/taxonomy/fraud-types.toml. Errors: those of the file; kInvalidArgument naming file and key: an id
  /// twice, an unknown axis or type, a class that its list does not have, an end before its begin.
  static Result<Crosswalks> load(const std::filesystem::path& file, const std::vector<std::string>& types);
};

}  // namespace dijkwacht::insight
