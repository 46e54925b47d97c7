#include "api/signal_case.h"

#include "api/page.h"
#include "signals/indicator_table.h"
#include "signals/signal_table.h"

namespace dijkwacht::api {

Result<http::Response> SignalCase::get(const Call& call) const {
  const auto id = TRY(call.id<signals::SignalId>("signalId"));
  const auto placed = TRY(
      node_.database.read_value<cases::PlacedIdentifier>([&](store::Transaction& transaction) -> Result<cases::PlacedIdentifier> {
        const auto signal = TRY(signals::find_signal(transaction, id));
        if (!signal) return fail(ErrorCode::kNotFound, "there is no such signal");
        const auto reference = TRY(signals::reference_of(transaction, signal->indicator));
        if (!reference) return fail(ErrorCode::kNotFound, "no report stands behind this signal: a list brought it");
        return cases_.identifier(transaction, TRY(cases::IdentifierId::parse(reference->reference)));
      }));
  if (!placed.in) return fail(ErrorCode::kNotFound, "no report stands behind this signal any more");
  return object(200, [&](JsonWriter& json) { json.member("caseId", placed.in->id.text()).member("number", placed.in->number); });
}

}  // namespace dijkwacht::api
