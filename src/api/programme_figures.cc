#include "api/programme_figures.h"

namespace dijkwacht::api {
namespace {

constexpr std::int64_t kCentsInAEuro = 100;
constexpr std::int64_t kPercent = 100;

/// The indicators that a node's total tells.
class Figures {
 public:
  Figures(Bilingual who, const insight::PeriodTotal& total) : who_(std::move(who)), total_(total) {}

  Figures& count(const std::string& indicator) { return add(indicator, Unit::kCount, total_.count, total_.weeks_known); }
  Figures& euro(const std::string& indicator) {
    return add(indicator, Unit::kEuro, total_.sum_minor / kCentsInAEuro, total_.weeks_with_sum);
  }
  /// Nothing when no week tells both the part and the whole.
  Figures& share(const std::string& indicator) {
    if (total_.part_of == 0) return *this;
    return add(indicator, Unit::kPercent, (total_.part_count * kPercent + total_.part_of / 2) / total_.part_of,
               total_.weeks_with_part);
  }
  std::vector<programme::LiveFigure> take() { return std::move(figures_); }

 private:
  using Unit = programme::LiveFigure::Unit;

  Figures& add(const std::string& indicator, Unit unit, std::int64_t value, std::int64_t weeks_known) {
    figures_.push_back({indicator, who_, unit, value, weeks_known, total_.weeks});
    return *this;
  }

  Bilingual who_;
  const insight::PeriodTotal& total_;
  std::vector<programme::LiveFigure> figures_;
};

}  // namespace

const std::map<std::string, insight::AskedPart>& asked_parts() {
  static const std::map<std::string, insight::AskedPart> parts{{"reports", {"referral", "accepted"}},
                                                               {"holds", {"outcome", "objection-upheld"}}};
  return parts;
}

std::vector<programme::LiveFigure> figures_of(const std::string& measure, const Bilingual& who,
                                              const insight::PeriodTotal& total) {
  Figures figures(who, total);
  if (measure == "reports") return figures.count("reports-per-desk").share("warm-referrals").take();
  if (measure == "case-reports") return figures.count("case-reports").take();
  if (measure == "holds") return figures.count("payments-held").euro("euro-held").share("wrong-holds").take();
  return {};
}

}  // namespace dijkwacht::api
