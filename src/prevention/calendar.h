#pragma once

#include <span>
#include <string>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "base/result.h"

namespace dijkwacht::prevention {

struct EventTag;
using EventId = Id<EventTag>;

/// Something to come to: a lesson, an evening, an action day.
struct CalendarEvent {
  std::string title;
  std::string place;
  std::string about;
  std::string address;  ///< of its page; empty: none
  Time starts;
  Time ends;

  /// `{"title","place"?,"about"?,"address"?,"starts","ends"}`. Errors: kInvalidArgument naming the member, also when it ends
  /// before it starts.
  static Result<CalendarEvent> read(const JsonValue& json);
  void write(JsonWriter& json) const;
};

struct StoredEvent {
  EventId id;
  CalendarEvent event;
  Time made_at;
};

/// The events as an iCalendar (RFC 5545): lines of at most 75 octets ended by CRLF, folded between characters, texts escaped,
/// times in UTC. `host` makes the UIDs unique in the world. Pure.
std::string calendar_text(std::span<const StoredEvent> events, std::string_view host, std::string_view name);

}  // namespace dijkwacht::prevention
