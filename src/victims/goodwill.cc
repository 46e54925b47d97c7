#include "victims/goodwill.h"

#include <algorithm>

#include "base/clock.h"
#include "base/name_table.h"
#include "config/data_fields.h"

namespace dijkwacht::victims {
namespace {

constexpr NameTable<GoodwillEffect, kGoodwillEffectCount> kEffects{"met", "reduced", "unknown", "needed", "excluded"};
constexpr std::int64_t kPercentMax = 100;

Result<GoodwillCheck::Option> option(const config::TomlTable& row) {
  GoodwillCheck::Option read{.value = TRY(filled(row, "value")), .label = TRY(bilingual(row, "label")), .because = {}};
  const auto effect = kEffects.parse(TRY(row.text("effect")), "effect");
  if (!effect) return data_error(row, "effect", effect.error().message);
  read.effect = *effect;
  if (read.effect != GoodwillEffect::kMet) read.because = TRY(bilingual(row, "because"));
  return read;
}

Result<GoodwillCheck::Question> question(const config::TomlTable& row) {
  GoodwillCheck::Question read{.id = TRY(filled(row, "id")), .text = TRY(bilingual(row, "text")), .options = {}};
  for (const auto& each : TRY(row.tables("options"))) read.options.push_back(TRY(option(each)));
  if (std::ranges::count(read.options, GoodwillEffect::kMet, &GoodwillCheck::Option::effect) == 0) {
    return data_error(row, "options", "needs an answer with effect 'met'");
  }
  return read;
}

Result<GoodwillCheck::Figure> figure(const config::TomlTable& row) {
  const auto percent = TRY(row.integer("percent"));
  if (percent < 0 || percent > kPercentMax) return data_error(row, "percent", "must lie between 0 and 100");
  return GoodwillCheck::Figure{.period = TRY(bilingual(row, "period")), .percent = static_cast<int>(percent)};
}

}  // namespace

std::string_view name_of(GoodwillEffect effect) { return kEffects.name(effect); }

Result<GoodwillCheck> GoodwillCheck::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  const auto about = TRY(root.table("about"));
  GoodwillCheck check;
  check.lead_ = TRY(bilingual(about, "lead"));
  check.no_promise_ = TRY(bilingual(about, "no_promise"));
  check.private_ = TRY(bilingual(about, "private"));
  check.source_ = TRY(filled(root, "source"));
  check.source_date_ = date_text(TRY(config::date(root, "source_date")));
  for (const auto& row : TRY(root.tables("questions"))) check.questions_.push_back(TRY(question(row)));
  for (const auto& row : TRY(root.tables("figures"))) check.figures_.push_back(TRY(figure(row)));
  const auto outcomes = TRY(root.table("outcomes"));
  for (std::size_t i = 0; i < kGoodwillEffectCount; ++i) {
    const auto effect = static_cast<GoodwillEffect>(i);
    const auto row = TRY(outcomes.table(name_of(effect)));
    check.outcomes_.push_back({effect, TRY(bilingual(row, "title")), TRY(bilingual(row, "text"))});
  }
  return check;
}

}  // namespace dijkwacht::victims
