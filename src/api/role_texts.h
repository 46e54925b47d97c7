#pragma once

#include <array>
#include <filesystem>

#include "auth/role.h"
#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::api {

/// What each role is called and what it can do (data/texts/roles.toml). A value.
class RoleTexts {
 public:
  struct Text {
    Bilingual name;  ///< "medewerker van het meldpunt"
    Bilingual task;  ///< a sentence or two
  };
  /// Errors: kNotFound; kInvalidArgument naming file and key, also when a role has no text.
  static Result<RoleTexts> load(const std::filesystem::path& file);

  const Text& of(auth::Role role) const { return texts_[static_cast<std::size_t>(role)]; }

 private:
  std::array<Text, auth::kRoleCount> texts_;
};

}  // namespace dijkwacht::api
