#include "cases/explanation.h"

#include <algorithm>
#include <unordered_map>

#include "graph/bipartite_path.h"
#include "reports/report_number.h"

namespace dijkwacht::cases {
namespace {

Bilingual same(const std::string& text) { return {text, text}; }
Bilingual number(std::int64_t value) { return same(std::to_string(value)); }

ExplanationStep step_of_report(const LinkIndex& index, ReportIndex report) {
  const auto& id = index.report(report).id;
  const auto name = reports::report_number(id);
  return {StepKind::kReport, id.text(), "", {"melding " + name, "report " + name}};
}

ExplanationStep step_of_link(const LinkIndex& index, const CaseTexts& texts, IdentifierIndex link) {
  const auto& node = index.link(link);
  if (node.is_decision) return {StepKind::kDecision, node.id.text(), "", {"besluit", "decision"}};
  const auto& type = index.type_of(link);
  return {StepKind::kIdentifier, node.id.text(), type, texts.type(type)};
}

Bilingual sentence_of(const LinkIndex& index, const CaseTexts& texts, ReportIndex from, IdentifierIndex link, ReportIndex to) {
  const bool is_decision = index.link(link).is_decision;
  const auto pattern = texts.sentence(is_decision ? sentence::kStepDecision : sentence::kStep);
  return fill(pattern, {{"from", same(reports::report_number(index.report(from).id))},
                        {"to", same(reports::report_number(index.report(to).id))},
                        {"same", is_decision ? Bilingual{} : texts.same_type(index.type_of(link))}});
}

void append(Bilingual& text, const Bilingual& more, std::string_view between) {
  for (auto member : {&Bilingual::nl, &Bilingual::en}) {
    auto& words = text.*member;
    if (!words.empty()) words += between;
    words += more.*member;
  }
}

PathExplanation told(const LinkIndex& index, const CaseTexts& texts, const graph::BipartitePath& path) {
  PathExplanation explanation;
  explanation.path.push_back(step_of_report(index, path.lefts.front()));
  for (std::size_t i = 0; i < path.rights.size(); ++i) {
    explanation.path.push_back(step_of_link(index, texts, path.rights[i]));
    explanation.path.push_back(step_of_report(index, path.lefts[i + 1]));
    append(explanation.text, sentence_of(index, texts, path.lefts[i], path.rights[i], path.lefts[i + 1]), " ");
  }
  if (path.rights.empty()) explanation.text = texts.sentence(sentence::kSameReport);
  return explanation;
}

Result<ReportIndex> find_live(const LinkIndex& index, const reports::ReportId& id, std::string field) {
  const auto found = index.find_report(id);
  if (found == kNoIndex || !index.report(found).is_live) {
    return fail(ErrorCode::kNotFound, "no report of a case has this id", std::move(field));
  }
  return found;
}

std::vector<Hub> hubs_of(const LinkIndex& index, ClusterIndex cluster) {
  std::unordered_map<IdentifierIndex, std::int64_t> counts;
  for (const auto report : index.cluster(cluster).reports) {
    for (const auto link : index.links_of(report)) {
      if (index.link(link).links()) ++counts[link];
    }
  }
  std::vector<Hub> hubs;
  for (const auto& [node, reports] : counts) {
    if (reports > 1) hubs.push_back({node, reports});
  }
  std::ranges::sort(hubs, [&](const Hub& left, const Hub& right) {
    if (left.reports != right.reports) return left.reports > right.reports;
    return index.link(left.node).id < index.link(right.node).id;
  });
  return hubs;
}

Bilingual told(const LinkIndex& index, const CaseTexts& texts, const Hub& hub) {
  if (index.link(hub.node).is_decision) return fill(texts.sentence(sentence::kDecided), {{"reports", number(hub.reports)}});
  return fill(texts.sentence(sentence::kHub),
              {{"reports", number(hub.reports)}, {"same", texts.same_type(index.type_of(hub.node))}});
}

}  // namespace

std::string_view name_of(StepKind kind) {
  switch (kind) {
    case StepKind::kReport: return "report";
    case StepKind::kIdentifier: return "identifier";
    case StepKind::kDecision: return "decision";
  }
  return "report";
}

Result<PathExplanation> explain_path(const LinkIndex& index, const CaseTexts& texts, const reports::ReportId& from,
                                     const reports::ReportId& to) {
  const auto start = TRY(find_live(index, from, "from"));
  const auto end = TRY(find_live(index, to, "to"));
  const auto cluster = index.report(start).cluster;
  if (cluster != index.report(end).cluster) {
    return fail(ErrorCode::kFailedPrecondition, "these reports stand in different cases", "to");
  }
  const graph::BipartiteView view{
      .rights_of = [&](std::uint32_t report) { return index.links_of(report); },
      .lefts_of = [&](std::uint32_t link) { return std::span(index.link(link).reports); },
      .admits_right = [&](std::uint32_t link) { return index.link(link).links(); },
      .admits_left = [&](std::uint32_t report) { return index.report(report).cluster == cluster; },
  };
  const auto path = graph::shortest_path(view, start, end, kExplanationVisitsMax);
  if (!path) return fail(ErrorCode::kTooLarge, "these reports lie too far apart in their case to say how they hang together");
  return told(index, texts, *path);
}

CaseExplanation explain_case(const LinkIndex& index, const CaseTexts& texts, ClusterIndex cluster, std::size_t hubs_max) {
  const auto reports = static_cast<std::int64_t>(index.cluster(cluster).reports.size());
  if (reports == 0) return {{}, texts.sentence(sentence::kCaseNone)};
  if (reports == 1) return {{}, texts.sentence(sentence::kCaseOne)};
  CaseExplanation explanation{hubs_of(index, cluster), {}};
  Bilingual hubs;
  for (std::size_t i = 0; i < std::min(kHubsTold, explanation.hubs.size()); ++i) {
    append(hubs, told(index, texts, explanation.hubs[i]), ", ");
  }
  explanation.text = fill(texts.sentence(sentence::kCaseMany), {{"reports", number(reports)}, {"hubs", hubs}});
  if (explanation.hubs.size() > hubs_max) explanation.hubs.resize(hubs_max);
  return explanation;
}

}  // namespace dijkwacht::cases
