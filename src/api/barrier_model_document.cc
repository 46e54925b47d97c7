#include "api/barrier_model_document.h"

#include <algorithm>

#include <fmt/core.h>

namespace dijkwacht::api {
namespace {

using barriers::BarrierStatus;

Bilingual same(const std::string& text) { return {text, text}; }

documents::BoxLine line_of(BarrierStatus status) {
  switch (status) {
    case BarrierStatus::kInUse: return documents::BoxLine::kFirm;
    case BarrierStatus::kPartly:
    case BarrierStatus::kPilot: return documents::BoxLine::kThin;
    case BarrierStatus::kPlanned:
    case BarrierStatus::kNotAllowed:
    case BarrierStatus::kUnknown: break;
  }
  return documents::BoxLine::kDashed;
}

class Writer {
 public:
  Writer(const barriers::BarrierModel& model, const ModelPaper& paper) : model_(model), paper_(paper) {}

  documents::Document write() {
    documents::Document document{.title = said("title", {{"name", model_.title}}),
                                 .language = std::string(tag_of(paper_.language)),
                                 .author = "Dijkwacht",
                                 .made_at = paper_.made_at,
                                 .drawing = drawing(),
                                 .parts = {}};
    parts_.emplace_back(documents::Paragraph{say("legend")});
    if (model_.mark == "D") parts_.emplace_back(documents::Paragraph{say("proposal")});
    parts_.emplace_back(documents::Heading{2, say("steps")});
    for (std::size_t i = 0; i < model_.steps.size(); ++i) write(model_.steps[i], i + 1);
    parts_.emplace_back(documents::Paragraph{said("version", {{"version", same(std::to_string(model_.version))},
                                                              {"day", same(model_.source_date)},
                                                              {"source", same(model_.source)}})});
    document.parts = std::move(parts_);
    return document;
  }

 private:
  const std::string& in(const Bilingual& text) const { return dijkwacht::in(paper_.language, text); }
  std::string say(std::string_view key) const { return in(paper_.words.say(key)); }
  std::string said(std::string_view key, std::initializer_list<Filling> fillings) const {
    return in(fill(paper_.words.say(key), fillings));
  }
  std::string status_of(const barriers::ModelBarrier& barrier) const {
    return say(fmt::format("status-{}", name_of(barrier.status)));
  }
  std::string title_of(const barriers::ModelStep& step, std::size_t number) const {
    return fmt::format("{}. {}", number, in(step.title));
  }
  std::string owners_of(const barriers::ModelBarrier& barrier) const {
    std::string owners;
    for (const auto& owner : barrier.owners) owners += (owners.empty() ? "" : ", ") + in(paper_.texts.sector(owner));
    return owners;
  }

  /// With one decimal and a sign, as the language writes it.
  std::string figure(double value) const {
    auto text = fmt::format("{:+.1f}", value);
    if (paper_.language == Language::kDutch) std::ranges::replace(text, '.', ',');
    return text;
  }

  /// What the latest measure with the barrier's payment rule changed; never without interval, n, method and day.
  std::string effect_of(const barriers::ModelBarrier& barrier) const {
    if (!barrier.payment_rule) return say("not-measured");
    if (!paper_.board) return say("elsewhere");
    const auto row = std::ranges::find_if(
        *paper_.board, [&](const auto& each) { return each.rule == *barrier.payment_rule && each.estimates.fraud; });
    if (row == paper_.board->end()) return say("not-measured");
    const auto& fraud = *row->estimates.fraud;
    return said("measured", {{"value", same(figure(fraud.value()))},
                             {"low", same(figure(fraud.interval().low))},
                             {"high", same(figure(fraud.interval().high))},
                             {"n", same(std::to_string(fraud.n()))},
                             {"method", same(fraud.method())},
                             {"day", same(time_text(fraud.measured_at()).substr(0, 10))}});
  }

  documents::Chain drawing() const {
    documents::Chain chain;
    for (std::size_t i = 0; i < model_.steps.size(); ++i) {
      const auto& step = model_.steps[i];
      documents::ChainStep drawn{.text = title_of(step, i + 1), .boxes = {}};
      for (const auto& barrier : step.barriers) {
        drawn.boxes.push_back(
            {.text = in(barrier.text),
             .note = fmt::format("{} \u00b7 {} \u00b7 {}", owners_of(barrier), status_of(barrier), effect_of(barrier)),
             .line = line_of(barrier.status)});
      }
      if (drawn.boxes.empty()) drawn.boxes.push_back({.text = say("gap"), .note = "", .line = documents::BoxLine::kDashed});
      chain.steps.push_back(std::move(drawn));
    }
    return chain;
  }

  void write(const barriers::ModelStep& step, std::size_t number) {
    parts_.emplace_back(documents::Heading{3, title_of(step, number)});
    if (step.note) parts_.emplace_back(documents::Paragraph{in(*step.note)});
    if (!step.enablers.empty()) {
      Bilingual list;
      for (const auto& each : step.enablers) {
        list.nl += (list.nl.empty() ? "" : "; ") + each.nl;
        list.en += (list.en.empty() ? "" : "; ") + each.en;
      }
      parts_.emplace_back(documents::Paragraph{said("enablers", {{"list", list}})});
    }
    if (!step.signs.empty()) {
      documents::List signs;
      for (const auto& sign : step.signs)
        signs.items.push_back(said("sign", {{"sign", sign.text}, {"holder", paper_.texts.sector(sign.holder)}}));
      parts_.emplace_back(documents::Paragraph{say("signs")});
      parts_.emplace_back(std::move(signs));
    }
    write_barriers(step);
    parts_.emplace_back(documents::Paragraph{fmt::format("{}: {}", say("source"), step.source)});
  }

  void write_barriers(const barriers::ModelStep& step) {
    if (step.barriers.empty()) return void(parts_.emplace_back(documents::Paragraph{say("gap")}));
    documents::Table table{.caption = "", .columns = {say("barrier"), say("owners"), say("status"), say("effect")}, .rows = {}};
    documents::List sources;
    for (const auto& barrier : step.barriers) {
      table.rows.push_back({in(barrier.text), owners_of(barrier),
                            fmt::format("{}; {}", status_of(barrier), say(fmt::format("kind-{}", name_of(barrier.kind)))),
                            effect_of(barrier)});
      sources.items.push_back(sources_of(barrier));
    }
    parts_.emplace_back(std::move(table));
    parts_.emplace_back(std::move(sources));
  }

  /// Whence it is known, the rule that its data need, and what others say of it.
  std::string sources_of(const barriers::ModelBarrier& barrier) const {
    auto text = fmt::format("{}. {}: {}.", in(barrier.text), say("source"), barrier.source);
    if (barrier.policy_rule) text += fmt::format(" {}: {}.", say("rule"), *barrier.policy_rule);
    if (barrier.claim) text += " " + said("claim", {{"claim", barrier.claim->text}, {"source", same(barrier.claim->source)}});
    return text;
  }

  const barriers::BarrierModel& model_;
  const ModelPaper& paper_;
  std::vector<documents::Part> parts_;
};

}  // namespace

documents::Document barrier_model_document(const barriers::BarrierModel& model, const ModelPaper& paper) {
  return Writer(model, paper).write();
}

}  // namespace dijkwacht::api
