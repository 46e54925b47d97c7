#include "api/published_data.h"

#include "api/page.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

using insight::TaxonomyScheme;

std::optional<std::string> day_text(const std::optional<TaxonomyScheme::Date>& day) {
  return day ? std::optional(date_text(*day)) : std::nullopt;
}

void write_scheme(JsonWriter& json, const TaxonomyScheme& scheme, TaxonomyScheme::Date on) {
  json.object([&] {
    json.member("scheme", scheme.id);
    write_text(json, "name", scheme.name);
    json.member("axis", scheme.axis).member("isUsed", scheme.is_used_on(on)).member("isComplete", scheme.is_complete);
    json.member("validFrom", day_text(scheme.valid_from)).member("validUntil", day_text(scheme.valid_until));
    json.member("source", scheme.source).member("sourceDate", scheme.source_date).member("mark", scheme.mark);
    json.array("classes", [&] {
      for (const auto& each : scheme.classes) {
        json.object([&] {
          json.member("code", each.code);
          write_text(json, "name", each.name);
        });
      }
    });
    json.object("byType", [&] {
      for (const auto& [type, codes] : scheme.by_type) json.texts(type, codes);
    });
  });
}

void write_point(JsonWriter& json, const insight::OfficialPoint& point) {
  json.object([&] {
    json.member("period", point.period).member("value", point.value);
    json.member("low", point.low).member("high", point.high);
    json.member("isAbout", point.is_about).member("isMoreThan", point.is_more_than).member("source", point.source);
  });
}

void write_series(JsonWriter& json, const insight::OfficialSeries& series) {
  json.object([&] {
    json.member("series", series.id).member("publisher", series.publisher);
    write_text(json, "name", series.name);
    write_text(json, "unit", series.unit);
    if (!series.note.nl.empty()) write_text(json, "note", series.note);
    json.array("points", [&] {
      for (const auto& point : series.points) write_point(json, point);
    });
    json.array("breaks", [&] {
      for (const auto& each : series.breaks) {
        json.object([&] {
          json.member("before", each.before);
          write_text(json, "text", each.text);
        });
      }
    });
  });
}

}  // namespace

Result<http::Response> PublishedData::taxonomy(const Call& call) const {
  const auto asked = TRY(query_value(call, "date", parse_date));
  const auto today = TaxonomyScheme::Date(std::chrono::floor<std::chrono::days>(call.now));
  const auto on = asked.value_or(today);
  return object(200, [&](JsonWriter& json) {
    json.member("date", date_text(on)).member("source", crosswalks_.source).member("sourceDate", crosswalks_.source_date);
    json.array("axes", [&] {
      for (const auto& axis : crosswalks_.axes) {
        json.object([&] {
          json.member("axis", axis.id);
          write_text(json, "name", axis.name);
          write_text(json, "note", axis.note);
        });
      }
    });
    json.array("schemes", [&] {
      for (const auto& scheme : crosswalks_.schemes) write_scheme(json, scheme, on);
    });
  });
}

Result<http::Response> PublishedData::official_series(const Call&) const {
  return object(200, [&](JsonWriter& json) {
    json.array("items", [&] {
      for (const auto& series : figures_.series) write_series(json, series);
    });
    json.array("conflicts", [&] {
      for (const auto& conflict : figures_.conflicts) {
        json.object([&] {
          write_text(json, "text", conflict.text);
          json.member("source", conflict.source);
        });
      }
    });
  });
}

Result<http::Response> PublishedData::provinces(const Call&) const {
  return object(200, [&](JsonWriter& json) {
    json.member("source", provinces_.source).member("sourceDate", provinces_.source_date);
    json.array("items", [&] {
      for (const auto& each : provinces_.all) {
        json.object([&] { json.member("province", each.id).member("inhabitants", each.inhabitants); });
      }
    });
  });
}

}  // namespace dijkwacht::api
