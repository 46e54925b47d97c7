#include "messaging/event_handlers.h"

namespace dijkwacht::messaging {

bool is_passing(ErrorCode code) {
  return code == ErrorCode::kUnavailable || code == ErrorCode::kRateLimited || code == ErrorCode::kInternal;
}

void EventHandlers::on(std::string type, Versions versions, PrepareEvent prepare) {
  entries_.insert_or_assign(std::move(type), Entry{.versions = versions, .prepare = std::move(prepare)});
}

void EventHandlers::on(std::string type, Versions versions, EventHandler handler) {
  on(std::move(type), versions, PrepareEvent([handler = std::move(handler)](const Event& event) -> Result<PreparedEvent> {
       return PreparedEvent{.apply = [handler, event](store::Transaction& transaction) { return handler(transaction, event); }};
     }));
}

const EventHandlers::Entry* EventHandlers::find(std::string_view type) const {
  const auto entry = entries_.find(type);
  return entry == entries_.end() ? nullptr : &entry->second;
}

}  // namespace dijkwacht::messaging
