#pragma once

#include "api/call.h"
#include "store/database.h"

namespace dijkwacht::api {

/// The copies that a partner holds.
class ReceivedSignals {
 public:
  explicit ReceivedSignals(store::Database& database) : database_(database) {}
  Result<http::Response> list(const Call& call) const;

 private:
  store::Database& database_;
};

/// `?after=` as an id; the nil id when it is not there. Errors: kInvalidArgument.
template <typename IdType>
Result<IdType> after_id(const Call& call) {
  const auto text = call.request.query_value("after");
  if (!text) return IdType();
  const auto id = IdType::parse(*text);
  if (!id) return fail(ErrorCode::kInvalidArgument, "pass `next` of the page before", "after");
  return *id;
}

}  // namespace dijkwacht::api
