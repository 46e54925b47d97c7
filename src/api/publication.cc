#include "api/publication.h"

namespace dijkwacht::api {

Status Publication::check(policy::DataClass data_class, const std::string& subject, Time now) const {
  const auto decision = TRY(policy_.engine()->permit({.from = self_,
                                                      .to = {.id = "public", .sector = "public"},
                                                      .data_class = data_class,
                                                      .purpose = "knowledge-agenda",
                                                      .subject = subject,
                                                      .facts = {.disclosure_checked = true},
                                                      .at = now}));
  return decision.covers({.id = "public", .sector = "public"}, data_class, subject, "knowledge-agenda");
}

}  // namespace dijkwacht::api
