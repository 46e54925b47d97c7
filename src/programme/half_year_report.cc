#include "programme/half_year_report.h"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "programme/indicators.h"

namespace dijkwacht::programme {
namespace {

using documents::Heading;
using documents::List;
using documents::Paragraph;
using documents::Table;

constexpr int kThemes = 7;
constexpr int kHundredths = 100;

class Report {
 public:
  Report(const Register& all, const EscalationRules& rules, const ReportWords& words, const ReportOrder& order)
      : all_(all), rules_(rules), words_(words), order_(order), today_(date_of(order.now)) {}

  documents::Document write() {
    documents::Document document{.title = words_.say("title", order_.language, "period", order_.half.text()),
                                 .language = std::string(tag_of(order_.language)),
                                 .author = say("author"),
                                 .made_at = order_.now,
                                 .parts = {}};
    parts_.emplace_back(Paragraph{words_.say("as-of", order_.language, "day", words_.day(today_, order_.language))});
    write_indicators();
    for (int theme = 0; theme < kThemes; ++theme) write_theme(theme);
    write_bottlenecks();
    write_decisions();
    write_sources();
    document.parts = std::move(parts_);
    return document;
  }

 private:
  std::string say(std::string_view key) const { return words_.say(key, order_.language); }
  const std::string& say(const Bilingual& text) const { return in(order_.language, text); }
  std::string said(std::string_view group, std::string_view name) const { return say(fmt::format("{}-{}", group, name)); }
  std::string or_unknown(const std::string& text) const { return text.empty() ? say("unknown") : text; }
  std::string fte(const std::optional<std::int64_t>& hundredths) const {
    if (!hundredths) return say("unknown");
    auto text = fmt::format("{}.{:02}", *hundredths / kHundredths, *hundredths % kHundredths);
    if (order_.language == Language::kDutch) std::ranges::replace(text, '.', ',');
    return text;
  }
  std::string name_of_partner(const std::string& id) const {
    const auto found = std::ranges::find(all_.partners, id, &Partner::id);
    return found == all_.partners.end() ? id : say(found->name);
  }

  /// With the number of weeks it is of: a figure of half the weeks is not half the truth.
  std::string value_of(const LiveFigure& figure) const {
    const auto weeks =
        words_.say("weeks-known", order_.language, "weeks", fmt::format("{}/{}", figure.weeks_known, figure.weeks));
    if (figure.weeks_known == 0) return fmt::format("{} ({})", say("unknown"), weeks);
    const auto* unit = figure.unit == LiveFigure::Unit::kEuro ? "€ " : "";
    const auto* sign = figure.unit == LiveFigure::Unit::kPercent ? " %" : "";
    return fmt::format("{}{}{} ({})", unit, figure.value, sign, weeks);
  }

  void write_indicators() {
    const auto found = indicators_of(all_, rules_, order_.half, today_);
    Table table{say("indicators"), {say("indicator"), say("value")}, {}};
    const auto row = [&](std::string name, std::string value) { table.rows.push_back({std::move(name), std::move(value)}); };
    row(say("promised-fte"), fte(found.promised_fte_hundredths));
    row(say("delivered-fte"), fte(found.delivered_fte_hundredths));
    row(say("with-effort"), std::to_string(found.with_effort));
    for (std::size_t i = 0; i < kStateCount; ++i) {
      row(words_.say("count-state", order_.language, "state", said("state", programme::name_of(static_cast<State>(i)))),
          std::to_string(found.in_state.at(i)));
    }
    row(say("actions-without"), std::to_string(found.actions_without_commitment));
    row(say("overdue"), std::to_string(found.overdue));
    row(say("bottlenecks-open"), std::to_string(found.bottlenecks_open));
    row(say("bottlenecks-oldest"), found.oldest_bottleneck_days ? std::to_string(*found.oldest_bottleneck_days) : say("unknown"));
    row(say("bottlenecks-undated"), std::to_string(found.bottlenecks_undated));
    for (const auto& each : words_.missing()) {
      bool is_told = false;
      for (const auto& figure : order_.live) {
        if (figure.indicator != each.id) continue;
        is_told = true;
        row(fmt::format("{}: {}", say(each.name), say(figure.of)), value_of(figure));
      }
      if (!is_told) row(say(each.name), words_.say("not-measured", order_.language, "source", say(each.source)));
    }
    parts_.emplace_back(Heading{2, say("indicators")});
    parts_.emplace_back(std::move(table));
  }

  /// The last that is known of the half-year; unknown when nothing is.
  std::string colour_of(const Dossier& dossier) const {
    const auto assessment = assess(rules_, dossier.course(), today_);
    if (assessment.colour == Colour::kNotAsked) return said("colour", programme::name_of(assessment.colour));
    auto colour = Colour::kUnknown;
    for (const auto& each : assessment.periods) {
      if (each.period >= order_.half.first() && each.period <= order_.half.last()) colour = each.colour;
    }
    return said("colour", programme::name_of(colour));
  }

  void write_theme(int theme) {
    const auto title = said("theme", std::to_string(theme));
    Table table{title, {say("commitment"), say("partner"), say("state"), say("colour")}, {}};
    List nothing;
    for (const auto& action : all_.actions) {
      if (action.theme != theme) continue;
      const auto before = table.rows.size();
      for (const auto& dossier : all_.dossiers) {
        const auto& commitment = dossier.commitment;
        if (commitment.action != action.id) continue;
        table.rows.push_back({say(commitment.deliverable), name_of_partner(commitment.partner),
                              said("state", programme::name_of(commitment.state)), colour_of(dossier)});
      }
      if (table.rows.size() == before) nothing.items.push_back(say(action.title));
    }
    parts_.emplace_back(Heading{2, title});
    if (!table.rows.empty()) parts_.emplace_back(std::move(table));
    if (nothing.items.empty()) return;
    parts_.emplace_back(Paragraph{say("nothing")});
    parts_.emplace_back(std::move(nothing));
  }

  void write_bottlenecks() {
    Table table{say("bottlenecks"), {say("bottleneck"), say("kind"), say("owner"), say("since"), say("at")}, {}};
    for (const auto& dossier : all_.dossiers) {
      for (const auto& each : dossier.bottlenecks) {
        if (each.solved) continue;
        const auto at = each.escalated_to == "steering-group" ? say("steering-group") : each.escalated_to;
        table.rows.push_back({say(each.text), said("kind", programme::name_of(each.kind)), or_unknown(each.owner),
                              each.since ? words_.day(*each.since, order_.language) : say("unknown"),
                              at.empty() ? say("none") : at});
      }
    }
    parts_.emplace_back(Heading{2, say("bottlenecks")});
    if (table.rows.empty()) {
      parts_.emplace_back(Paragraph{say("no-bottlenecks")});
    } else {
      parts_.emplace_back(std::move(table));
    }
  }

  void write_decisions() {
    List decisions;
    for (const auto& dossier : all_.dossiers) {
      for (const auto& change : dossier.history) {
        const auto period = Period::of(date_of(change.at));
        if (change.kind != "decided" || period < order_.half.first() || period > order_.half.last()) continue;
        decisions.items.push_back(fmt::format("{}, {}: {}", words_.day(date_of(change.at), order_.language),
                                              say(dossier.commitment.deliverable), change.note));
      }
    }
    parts_.emplace_back(Heading{2, say("decisions")});
    if (decisions.items.empty()) {
      parts_.emplace_back(Paragraph{say("no-decisions")});
    } else {
      parts_.emplace_back(std::move(decisions));
    }
  }

  void write_sources() {
    std::set<std::string> sources;
    for (const auto& action : all_.actions) sources.insert(action.source);
    for (const auto& partner : all_.partners) sources.insert(partner.source);
    parts_.emplace_back(Heading{2, say("sources")});
    parts_.emplace_back(List{{sources.begin(), sources.end()}});
  }

  const Register& all_;
  const EscalationRules& rules_;
  const ReportWords& words_;
  const ReportOrder& order_;
  const Date today_;
  std::vector<documents::Part> parts_;
};

}  // namespace

documents::Document half_year_report(const Register& all, const EscalationRules& rules, const ReportWords& words,
                                     const ReportOrder& order) {
  return Report(all, rules, words, order).write();
}

}  // namespace dijkwacht::programme
