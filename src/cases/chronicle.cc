#include "cases/chronicle.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <unordered_map>

#include "reports/report_number.h"

namespace dijkwacht::cases {
namespace {

/// Names that a line can carry; the rest is counted.
constexpr std::size_t kNamesTold = 3;
/// Turned identifiers that a line can carry.
constexpr std::size_t kTurnedTold = 2;
constexpr auto kNoPart = std::numeric_limits<std::size_t>::max();

Bilingual same(const std::string& text) { return {text, text}; }
Bilingual number(std::size_t value) { return same(std::to_string(value)); }

Bilingual capitalised(Bilingual text) {
  for (auto* words : {&text.nl, &text.en}) {
    if (!words->empty()) words->front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words->front())));
  }
  return text;
}

void append(Bilingual& text, const Bilingual& more) {
  if (!text.nl.empty()) text.nl += ' ';
  if (!text.en.empty()) text.en += ' ';
  text.nl += more.nl;
  text.en += more.en;
}

/// Where the reports of a plan go.
class Destinations {
 public:
  explicit Destinations(const LinkPlan& plan) {
    for (std::size_t part = 0; part < plan.parts.size(); ++part) {
      for (const auto report : plan.parts[part].moved) moved_.emplace(report, part);
      for (const auto cluster : plan.parts[part].absorbed) goes_on_.emplace(cluster, part);
      if (plan.parts[part].base != kNoIndex) goes_on_.emplace(plan.parts[part].base, part);
    }
  }

  /// kNoPart: stays where it is.
  std::size_t of(const LinkIndex& index, ReportIndex report) const {
    if (const auto moved = moved_.find(report); moved != moved_.end()) return moved->second;
    const auto goes_on = goes_on_.find(index.report(report).cluster);
    return goes_on == goes_on_.end() ? kNoPart : goes_on->second;
  }

 private:
  std::unordered_map<ReportIndex, std::size_t> moved_;
  std::unordered_map<ClusterIndex, std::size_t> goes_on_;
};

/// The parts that an identifier brings together (it links, and its reports come from two clusters) or takes apart (it does not,
/// and its reports leave one cluster for two).
std::set<std::size_t> parts_explained_by(const LinkIndex& index, const Destinations& destinations, IdentifierIndex identifier) {
  std::map<std::size_t, std::set<ClusterIndex>> origins;
  std::map<ClusterIndex, std::set<std::size_t>> ends;
  for (const auto report : index.link(identifier).reports) {
    const auto part = destinations.of(index, report);
    origins[part].insert(index.report(report).cluster);
    ends[index.report(report).cluster].insert(part);
  }
  std::set<std::size_t> explained;
  if (index.link(identifier).links()) {
    for (const auto& [part, clusters] : origins) {
      if (clusters.size() > 1) explained.insert(part);
    }
  } else {
    for (const auto& [cluster, parts] : ends) {
      if (parts.size() > 1) explained.insert(parts.begin(), parts.end());
    }
  }
  explained.erase(kNoPart);
  return explained;
}

}  // namespace

std::string_view name_of(HistoryKind kind) {
  switch (kind) {
    case HistoryKind::kCreated: return "created";
    case HistoryKind::kMerged: return "merged";
    case HistoryKind::kSplit: return "split";
    case HistoryKind::kMoved: return "moved";
  }
  return "created";
}

Chronicle::Chronicle(const LinkIndex& index, const CaseTexts& texts, const LinkPlan& plan, const Cause& cause)
    : index_(index), texts_(texts), cause_(cause), turned_(plan.parts.size()) {
  for (const auto& part : plan.parts) is_new_.push_back(part.base == kNoIndex);
  const Destinations destinations(plan);
  for (const auto identifier : cause.turned) {
    for (const auto part : parts_explained_by(index, destinations, identifier)) turned_[part].push_back(identifier);
  }
}

Chronicle::Entry& Chronicle::entry(std::size_t part, const CaseId& id, Event event) {
  const auto [place, is_first] = places_.emplace(std::pair(id, event), entries_.size());
  if (is_first) entries_.push_back({.case_id = id, .event = event});
  auto& found = entries_[place->second];
  found.turned.insert(turned_[part].begin(), turned_[part].end());
  return found;
}

void Chronicle::add(std::size_t part, const CaseId& id, Event event, const Named& other, std::optional<ReportIndex> report) {
  auto& told = entry(part, id, event);
  if (told.known_others.insert(other.id).second) told.others.push_back(other);
  if (report) told.reports.push_back(*report);
}

void Chronicle::created(std::size_t part, const Named& made, ReportIndex first) {
  entry(part, made.id, Event::kCreated).reports.push_back(first);
}

void Chronicle::merged(std::size_t part, const Named& remains, const Named& ended) {
  add(part, ended.id, Event::kEnded, remains, std::nullopt);
  add(part, remains.id, Event::kTookIn, ended, std::nullopt);
}

void Chronicle::parted(std::size_t part, const Named& from, const Named& to, ReportIndex report) {
  add(part, from.id, is_new_[part] ? Event::kGaveOff : Event::kLost, to, report);
  add(part, to.id, is_new_[part] ? Event::kSplitOff : Event::kGained, from, report);
}

std::vector<HistoryStep> Chronicle::steps() const {
  const auto kind_of = [](Event event) {
    switch (event) {
      case Event::kCreated: return HistoryKind::kCreated;
      case Event::kTookIn:
      case Event::kEnded: return HistoryKind::kMerged;
      case Event::kGaveOff:
      case Event::kSplitOff: return HistoryKind::kSplit;
      case Event::kLost:
      case Event::kGained: return HistoryKind::kMoved;
    }
    return HistoryKind::kCreated;
  };
  std::vector<HistoryStep> steps;
  for (const auto& told : entries_) {
    auto text = what(told);
    if (told.event != Event::kCreated) append(text, why(told));
    const auto other = told.others.size() == 1 ? std::optional(told.others.front().id) : std::nullopt;
    steps.push_back({told.case_id, kind_of(told.event), std::move(text), other, cause_.decision});
  }
  return steps;
}

Bilingual Chronicle::names_of(const std::vector<std::string>& names) const {
  std::string told;
  for (std::size_t i = 0; i < std::min(kNamesTold, names.size()); ++i) told += (i > 0 ? ", " : "") + names[i];
  if (names.size() <= kNamesTold) return same(told);
  return fill(texts_.sentence(sentence::kAndMore), {{"names", same(told)}, {"n", number(names.size() - kNamesTold)}});
}

Bilingual Chronicle::what(const Entry& told) const {
  const auto key = [&] {
    switch (told.event) {
      case Event::kCreated: return sentence::kCreated;
      case Event::kTookIn: return sentence::kTookIn;
      case Event::kEnded: return sentence::kEnded;
      case Event::kGaveOff: return sentence::kGaveOff;
      case Event::kSplitOff: return sentence::kSplitOff;
      case Event::kLost: return sentence::kLost;
      case Event::kGained: return sentence::kGained;
    }
    return sentence::kCreated;
  }();
  std::vector<std::string> cases;
  for (const auto& other : told.others) cases.push_back(other.number);
  std::vector<std::string> reports;
  for (const auto report : told.reports) reports.push_back(reports::report_number(index_.report(report).id));
  return fill(texts_.sentence(key), {{"cases", names_of(cases)}, {"reports", names_of(reports)}});
}

Bilingual Chronicle::why(const Entry& told) const {
  if (told.turned.empty()) return cause_.otherwise;
  Bilingual reasons;
  std::size_t said = 0;
  for (const auto identifier : told.turned) {
    if (said++ < kTurnedTold) append(reasons, why(identifier));
  }
  if (said > kTurnedTold) append(reasons, fill(texts_.sentence(sentence::kTurnedMore), {{"n", number(said - kTurnedTold)}}));
  return reasons;
}

Bilingual Chronicle::why(IdentifierIndex turned) const {
  const auto& node = index_.link(turned);
  const auto one = capitalised(texts_.one_type(index_.type_of(turned)));
  const auto reports = number(node.reports.size());
  if (node.links()) return fill(texts_.sentence(sentence::kLinksAgain), {{"one", one}, {"reports", reports}});
  const auto listed = cause_.reasons.find(turned);
  if (listed == cause_.reasons.end()) {
    return fill(texts_.sentence(sentence::kLinksNoMore), {{"one", one}, {"reports", reports}});
  }
  return fill(texts_.sentence(sentence::kListedNow), {{"one", one}, {"reports", reports}, {"reason", listed->second}});
}

}  // namespace dijkwacht::cases
