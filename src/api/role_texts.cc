#include "api/role_texts.h"

#include "config/data_fields.h"

namespace dijkwacht::api {
Result<RoleTexts> RoleTexts::load(const std::filesystem::path& file) {
  const auto roles = TRY(TRY(config::read_toml(file)).table("roles"));
  RoleTexts texts;
  for (std::size_t i = 0; i < auth::kRoleCount; ++i) {
    const auto role = TRY(roles.table(auth::name_of(static_cast<auth::Role>(i))));
    auto name = TRY(bilingual(role, "name"));
    auto task = TRY(bilingual(role, "task"));
    texts.texts_[i] = {std::move(name), std::move(task)};
  }
  return texts;
}

}  // namespace dijkwacht::api
