#include "signals/holder_verdict.h"

#include "base/json.h"
#include "base/name_table.h"
#include "config/toml_file.h"

namespace dijkwacht::signals {
namespace {

constexpr NameTable<HolderVerdict, kHolderVerdicts> kNames{"fraud",    "stolen-identity", "genuine",
                                                           "merchant", "misattributed",   "unknown"};

Result<bool> truth(const config::TomlTable& table, std::string_view key) {
  if (!table.has(key)) return fail(ErrorCode::kInvalidArgument, table.where() + ": '" + std::string(key) + "' is missing");
  return table.flag_or(key, false);
}

}  // namespace

std::string_view name_of(HolderVerdict verdict) { return kNames.name(verdict); }
Result<HolderVerdict> parse_holder_verdict(std::string_view name) { return kNames.parse(name, "verdict"); }

std::string judged_text(const Judged& judged) {
  JsonWriter json;
  json.object([&] {
    json.member("signalId", judged.signal.text()).member("verdict", name_of(judged.verdict)).member("at", time_text(judged.at));
  });
  return json.take();
}

Result<Judged> read_judged(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  const auto signal = SignalId::parse(TRY(root.string("signalId")));
  if (!signal) return fail(ErrorCode::kInvalidArgument, "this is no signal's id", "signalId");
  return Judged{*signal, TRY(parse_holder_verdict(TRY(root.string("verdict")))), TRY(parse_time(TRY(root.string("at"))))};
}

Result<HolderVerdictRules> HolderVerdictRules::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  HolderVerdictRules rules;
  rules.not_again_ = std::chrono::days(TRY(root.integer("not_again_days")));
  const auto verdicts = TRY(root.table("verdicts"));
  for (std::size_t i = 0; i < kHolderVerdicts; ++i) {
    rules.pauses_[i] = TRY(truth(TRY(verdicts.table(name_of(static_cast<HolderVerdict>(i)))), "pauses"));
  }
  return rules;
}

}  // namespace dijkwacht::signals
