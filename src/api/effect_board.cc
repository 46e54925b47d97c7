#include "api/effect_board.h"

#include "api/page.h"

namespace dijkwacht::api {

Result<http::Response> EffectBoard::list(const Call&) const {
  return page(TRY(board_()), "", [](JsonWriter& json, const effect::BoardRow& row) { json.raw(effect::row_text(row)); });
}

bool EffectBoard::is_for(const auth::Principal& principal) {
  return principal.has_role(auth::Role::kBankAnalyst) || principal.has_role(auth::Role::kProgrammeOfficer) ||
         principal.has_role(auth::Role::kPartnerContact);
}

}  // namespace dijkwacht::api
