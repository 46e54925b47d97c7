#include "api/effect_board.h"

#include "api/page.h"

namespace dijkwacht::api {

Result<http::Response> EffectBoard::list(const Call&) const {
  return page(TRY(board_()), "", [](JsonWriter& json, const effect::BoardRow& row) { json.raw(effect::row_text(row)); });
}

}  // namespace dijkwacht::api
