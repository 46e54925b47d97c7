#include "app/case_context.h"

#include "app/recount_table.h"
#include "app/stop_lists.h"
#include "signals/withdrawal_service.h"

namespace dijkwacht::app {
namespace {

Status follow_turned(store::Transaction& transaction, const signals::NodeContext& signals, const cases::IdentifierId& identifier,
                     cases::StopKind kind, std::string_view by) {
  if (kind != cases::StopKind::kNone) {
    return signals::note_stop(transaction, signals, identifier.text(), std::string(by), signals.clock.now());
  }
  TRY(signals::note_links_again(transaction, identifier.text()));
  return add_recount(transaction, identifier);
}

}  // namespace

Result<std::unique_ptr<cases::CaseService>> make_case_service(Platform& platform, const signals::NodeContext& signals) {
  cases::CaseService::Settings settings{
      .thresholds = TRY(cases::StopThresholds::load(platform.data("stop-identifiers/frequent.toml"))),
      .texts = TRY(cases::CaseTexts::load(platform.data("texts/cases.toml"))),
      .on_turned = [&signals](auto& transaction, const auto& identifier, cases::StopKind kind, std::string_view by) {
        return follow_turned(transaction, signals, identifier, kind, by);
      }};
  auto cases = TRY(cases::CaseService::create(*platform.database, platform.clock, platform.random, std::move(settings)));
  TRY(cases->set_listed_stops(TRY(load_stop_lists(platform.data("stop-identifiers"), *platform.keys)), "system"));
  return cases;
}

}  // namespace dijkwacht::app
