#include "programme/seed_service.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/core.h>

#include "audit/audit_log.h"
#include "config/data_fields.h"
#include "programme/register_table.h"

namespace dijkwacht::programme {
namespace {

using config::TomlTable;

constexpr std::array<std::string_view, 4> kPillars{"", "deepen", "sharpen", "broaden"};
constexpr std::int64_t kThemeMax = 6;

Result<Bilingual> filled_bilingual(const TomlTable& table, std::string_view key) {
  auto both = TRY(bilingual(table, key));
  if (both.nl.empty() || both.en.empty()) return data_error(table, key, "needs a text in both languages");
  return both;
}

Result<Partner> partner_of(const TomlTable& table) {
  Partner partner{.id = TRY(filled(table, "id")),
                  .name = TRY(filled_bilingual(table, "name")),
                  .sector = TRY(filled(table, "sector")),
                  .role = TRY(filled_bilingual(table, "role")),
                  .joined = {},
                  .contact = "",
                  .source = TRY(filled(table, "source")),
                  .source_date = TRY(filled(table, "source_date"))};
  if (table.has("joined")) partner.joined = TRY(date(table, "joined"));
  return partner;
}

Result<Action> action_of(const TomlTable& table) {
  Action action{.id = TRY(filled(table, "id")),
                .theme = TRY(table.integer("theme")),
                .pillar = TRY(table.text_or("pillar", "")),
                .title = TRY(filled_bilingual(table, "title")),
                .story = table.has("story") ? TRY(filled_bilingual(table, "story")) : Bilingual(),
                .source = TRY(filled(table, "source")),
                .source_date = TRY(filled(table, "source_date"))};
  if (action.theme < 0 || action.theme > kThemeMax) return data_error(table, "theme", "must lie between 0 and 6");
  if (std::ranges::find(kPillars, action.pillar) == kPillars.end())
    return data_error(table, "pillar", "is no pillar of the plan");
  return action;
}

Result<Seed::Promise> promise_of(const TomlTable& table, const std::string& action) {
  Seed::Promise promise;
  auto& commitment = promise.commitment;
  commitment.seed = TRY(filled(table, "id"));
  commitment.action = action;
  commitment.partner = TRY(filled(table, "partner"));
  commitment.deliverable = TRY(filled_bilingual(table, "deliverable"));
  commitment.state = TRY(parse_state(TRY(table.text("state"))));
  if (commitment.state > State::kImplemented) return data_error(table, "state", "needs a figure, which belongs in the register");
  commitment.owner = TRY(table.text_or("owner", ""));
  commitment.legal_rule = TRY(table.text_or("legal_rule", ""));
  if (table.has("start")) commitment.start = TRY(date(table, "start"));
  if (table.has("due")) commitment.due = TRY(date(table, "due"));
  for (const auto& each : TRY(table.tables("bottlenecks"))) {
    Bottleneck bottleneck{.id = {},
                          .commitment = {},
                          .kind = TRY(parse_bottleneck_kind(TRY(each.text("kind")))),
                          .text = TRY(filled_bilingual(each, "text")),
                          .owner = "",
                          .since = {},
                          .noted = {},
                          .escalated_to = "",
                          .solved = {}};
    if (each.has("since")) bottleneck.since = TRY(date(each, "since"));
    promise.bottlenecks.push_back(std::move(bottleneck));
  }
  return promise;
}

Status insert_promise(store::Transaction& transaction, const Seed::Promise& promise, const Action& action, Random& random,
                      Time now) {
  auto commitment = promise.commitment;
  commitment.id = CommitmentId::random(random);
  commitment.followed_from = date_of(now);
  TRY(insert(transaction, commitment, now));
  for (auto bottleneck : promise.bottlenecks) {
    bottleneck.id = BottleneckId::random(random);
    bottleneck.commitment = commitment.id;
    bottleneck.noted = date_of(now);
    TRY(insert(transaction, bottleneck));
  }
  return insert(transaction, commitment.id,
                Change{.version = 1,
                       .at = now,
                       .actor = "system",
                       .kind = "made",
                       .what = std::string(name_of(commitment.state)),
                       .note = fmt::format("{} ({})", action.source, action.source_date),
                       .proof = ""});
}

}  // namespace

Result<Seed> Seed::load(const std::filesystem::path& folder) {
  Seed seed;
  std::set<std::string> ids;
  const auto partners = TRY(config::read_toml(folder / "partners.toml"));
  for (const auto& table : TRY(partners.tables("partners"))) {
    seed.partners.push_back(TRY(partner_of(table)));
    if (!ids.insert(seed.partners.back().id).second) return data_error(table, "id", "stands there twice");
  }
  std::set<std::string> used;
  const auto actions = TRY(config::read_toml(folder / "actions.toml"));
  for (const auto& table : TRY(actions.tables("actions"))) {
    seed.actions.push_back(TRY(action_of(table)));
    const auto& action = seed.actions.back().id;
    if (!used.insert(action).second) return data_error(table, "id", "stands there twice");
    for (const auto& each : TRY(table.tables("commitments"))) {
      seed.promises.push_back(TRY(promise_of(each, action)));
      const auto& commitment = seed.promises.back().commitment;
      if (!ids.contains(commitment.partner)) return data_error(each, "partner", "stands not in partners.toml");
      if (!used.insert("commitment " + commitment.seed).second) return data_error(each, "id", "stands there twice");
    }
  }
  return seed;
}

Result<std::int64_t> import_seed(store::Database& database, const Seed& seed, Random& random, Time now) {
  return database.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
    if (!TRY(is_empty(transaction))) return 0;
    for (const auto& partner : seed.partners) TRY(insert(transaction, partner));
    for (std::size_t i = 0; i < seed.actions.size(); ++i) TRY(insert(transaction, seed.actions[i], static_cast<std::int64_t>(i)));
    for (const auto& promise : seed.promises) {
      const auto action = std::ranges::find(seed.actions, promise.commitment.action, &Action::id);
      TRY(insert_promise(transaction, promise, *action, random, now));
    }
    const auto count = static_cast<std::int64_t>(seed.promises.size());
    TRY(audit::append(
        transaction,
        {.actor = "system", .action = "programme.seeded", .subject = "register", .count = std::max<std::int64_t>(count, 1)},
        now));
    return count;
  });
}

}  // namespace dijkwacht::programme
