#include "prevention/calendar.h"

#include <fmt/core.h>

#include "prevention/json_fields.h"

namespace dijkwacht::prevention {
namespace {

constexpr std::size_t kLineOctetsMax = 75;

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c != '\r') {
      out += c;
    }
  }
  return out;
}

/// 20261126T090000Z
std::string utc(Time time) {
  std::string text;
  for (const char c : time_text(time).substr(0, 19)) {
    if (c != '-' && c != ':') text += c;
  }
  return text + "Z";
}

void add_line(std::string& out, std::string_view line) {
  std::size_t room = kLineOctetsMax;
  while (line.size() > room) {
    auto cut = room;
    while (continues_a_character(line[cut])) --cut;
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = kLineOctetsMax - 1;  // the space that begins a folded line counts
  }
  out.append(line).append("\r\n");
}

void add_text(std::string& out, std::string_view name, std::string_view text) {
  if (!text.empty()) add_line(out, fmt::format("{}:{}", name, escaped(text)));
}

}  // namespace

Result<CalendarEvent> CalendarEvent::read(const JsonValue& json) {
  CalendarEvent event{.title = TRY(filled_text(json, "title")),
                      .place = TRY(optional_text(json, "place")),
                      .about = TRY(optional_text(json, "about")),
                      .address = TRY(optional_address(json, "address")),
                      .starts = {},
                      .ends = {}};
  const auto moment = [&](std::string_view name) -> Result<Time> {
    auto time = parse_time(TRY(json.string(name)));
    if (!time) return fail(ErrorCode::kInvalidArgument, time.error().message, std::string(name));
    return time;
  };
  event.starts = TRY(moment("starts"));
  event.ends = TRY(moment("ends"));
  if (event.ends <= event.starts) return fail(ErrorCode::kInvalidArgument, "comes after the start", "ends");
  return event;
}

void CalendarEvent::write(JsonWriter& json) const {
  json.member("title", title).member("place", place).member("about", about).member("address", address);
  json.member("starts", time_text(starts)).member("ends", time_text(ends));
}

std::string calendar_text(std::span<const StoredEvent> events, std::string_view host, std::string_view name) {
  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//Dijkwacht//prevention//EN");
  add_text(out, "X-WR-CALNAME", name);
  for (const auto& [id, event, made_at] : events) {
    add_line(out, "BEGIN:VEVENT");
    add_line(out, fmt::format("UID:{}@{}", id.text(), host));
    add_line(out, "DTSTAMP:" + utc(made_at));
    add_line(out, "DTSTART:" + utc(event.starts));
    add_line(out, "DTEND:" + utc(event.ends));
    add_text(out, "SUMMARY", event.title);
    add_text(out, "LOCATION", event.place);
    add_text(out, "DESCRIPTION", event.about);
    if (!event.address.empty()) add_line(out, "URL:" + event.address);
    add_line(out, "END:VEVENT");
  }
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace dijkwacht::prevention
