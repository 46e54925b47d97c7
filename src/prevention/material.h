#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::prevention {

/// How well it is known that something works. The scale is of this project.
enum class Evidence : std::uint8_t {
  kNotStudied,   ///< nobody looked, or nobody published
  kDescribed,    ///< people tell how it went
  kBeforeAfter,  ///< figures before and after, without a control group
  kControlled,   ///< figures with a control group
};
std::string_view name_of(Evidence evidence);
Result<Evidence> parse_evidence(std::string_view name);

/// Something that others can use: material, or a practice that was tried.
struct Material {
  std::string id;
  Bilingual title;
  Bilingual about;
  std::vector<std::string> audiences;
  std::string maker;
  std::string address;  ///< empty: not published
  Evidence evidence = Evidence::kNotStudied;
  Bilingual finding;  ///< what was seen; empty when nothing was studied
  std::string source;
  std::string source_date;  ///< a day
};

/// `data/prevention/materials.toml`. Errors: those of the file; kInvalidArgument naming file and key: an id twice, an unknown
/// audience, a grade without a finding or a finding without a grade.
Result<std::vector<Material>> load_materials(const std::filesystem::path& file);

/// The library as an Atom feed (RFC 4287), newest source first. `origin`: of the node's pages. Pure.
std::string atom_text(std::span<const Material> materials, std::string_view origin, std::string_view author);

}  // namespace dijkwacht::prevention
