#include "cases/takedown_rules.h"

#include <algorithm>
#include <array>

#include "config/data_fields.h"
#include "identifiers/identifier.h"

namespace dijkwacht::cases {
namespace {

using config::data_error;

constexpr std::array<std::string_view, 5> kKinds{"platform", "host", "registrar", "registry", "telecom"};
/// Article 16(2), (a) to (d).
constexpr std::array<std::string_view, 4> kFields{"explanation", "location", "notifier", "good-faith"};

Result<Bilingual> named(const config::TomlTable& row) {
  return Bilingual{TRY(config::filled(row, "nl")), TRY(config::filled(row, "en"))};
}

Result<std::vector<TakedownField>> read_fields(const config::TomlTable& root) {
  std::vector<TakedownField> fields;
  for (const auto& row : TRY(root.tables("fields"))) {
    TakedownField field{
        .id = TRY(config::filled(row, "id")), .letter = TRY(config::filled(row, "letter")), .name = TRY(named(row))};
    if (std::ranges::find(kFields, field.id) == kFields.end()) return data_error(row, "id", "is no field of article 16(2)");
    if (std::ranges::find(fields, field.id, &TakedownField::id) != fields.end()) return data_error(row, "id", "stands twice");
    fields.push_back(std::move(field));
  }
  if (fields.size() != kFields.size()) return data_error(root, "fields", "must be the four elements of article 16(2)");
  return fields;
}

Result<std::vector<TakedownGround>> read_grounds(const config::TomlTable& root) {
  std::vector<TakedownGround> grounds;
  for (const auto& row : TRY(root.tables("grounds"))) {
    grounds.push_back(
        {.code = TRY(config::filled(row, "code")), .name = TRY(named(row)), .law = TRY(config::bilingual(row, "law"))});
  }
  if (grounds.empty()) return data_error(root, "grounds", "has no row");
  return grounds;
}

Result<TakedownReceiver> read_receiver(const config::TomlTable& row) {
  const auto kind = parse_receiver_kind(TRY(row.text("kind")));
  if (!kind) return data_error(row, "kind", "is no kind of receiver");
  TRY(config::date(row, "source_date"));
  TakedownReceiver receiver{.code = TRY(config::filled(row, "code")),
                            .kind = *kind,
                            .name = TRY(config::filled(row, "name")),
                            .contact = TRY(config::filled(row, "contact")),
                            .top_level_domain = TRY(row.text_or("top_level_domain", "")),
                            .source_date = TRY(row.text("source_date"))};
  if ((receiver.kind == ReceiverKind::kRegistry) == receiver.top_level_domain.empty())
    return data_error(row, "top_level_domain", "belongs to a registry, and to nothing else");
  return receiver;
}

Result<std::vector<TakedownReceiver>> read_receivers(const config::TomlTable& root) {
  std::vector<TakedownReceiver> receivers;
  for (const auto& row : TRY(root.tables("receivers"))) {
    receivers.push_back(TRY(read_receiver(row)));
    if (std::ranges::count(receivers, receivers.back().code, &TakedownReceiver::code) > 1)
      return data_error(row, "code", "stands twice");
  }
  return receivers;
}

Result<TakedownReminder> read_reminder(const config::TomlTable& row) {
  TakedownReminder reminder{.acknowledge_days = TRY(row.integer("acknowledge_days")),
                            .decide_days = TRY(row.integer("decide_days")),
                            .note = TRY(named(row))};
  if (reminder.acknowledge_days < 1) return data_error(row, "acknowledge_days", "must be a day or more");
  if (reminder.decide_days < 1) return data_error(row, "decide_days", "must be a day or more");
  return reminder;
}

Result<TakedownNotifier> read_notifier(const config::TomlTable& row) {
  TakedownNotifier notifier{.name = TRY(config::filled(row, "name")), .email = TRY(config::filled(row, "email"))};
  if (!identifiers::examine(identifiers::IdentifierType::kEmail, notifier.email))
    return data_error(row, "email", "must be an e-mail address");
  return notifier;
}

}  // namespace

std::string_view name_of(ReceiverKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

Result<ReceiverKind> parse_receiver_kind(std::string_view name) {
  const auto found = std::ranges::find(kKinds, name);
  if (found == kKinds.end())
    return fail(ErrorCode::kInvalidArgument, "must be platform, host, registrar, registry or telecom", "receiver.kind");
  return static_cast<ReceiverKind>(found - kKinds.begin());
}

Result<TakedownRules> TakedownRules::load(const std::filesystem::path& folder) {
  const auto root = TRY(config::read_toml(folder / "takedown.toml"));
  const auto explanation = TRY(root.table("explanation"));
  TakedownRules rules;
  rules.law = TRY(config::bilingual(root, "law"));
  rules.statement = TRY(named(TRY(root.table("statement"))));
  rules.redress = TRY(named(TRY(root.table("redress"))));
  rules.notifier = TRY(read_notifier(TRY(root.table("notifier"))));
  rules.reminder = TRY(read_reminder(TRY(root.table("reminder"))));
  rules.characters_min = TRY(explanation.integer("characters_min"));
  rules.characters_max = TRY(explanation.integer("characters_max"));
  rules.fields = TRY(read_fields(root));
  rules.grounds = TRY(read_grounds(root));
  rules.receivers = TRY(read_receivers(TRY(config::read_toml(folder / "takedown-receivers.toml"))));
  if (rules.characters_min < 1 || rules.characters_max < rules.characters_min)
    return data_error(explanation, "characters_max", "must not be below characters_min");
  return rules;
}

const TakedownReceiver* TakedownRules::receiver(std::string_view code) const {
  const auto found = std::ranges::find(receivers, code, &TakedownReceiver::code);
  return found == receivers.end() ? nullptr : &*found;
}

const TakedownGround* TakedownRules::ground(std::string_view code) const {
  const auto found = std::ranges::find(grounds, code, &TakedownGround::code);
  return found == grounds.end() ? nullptr : &*found;
}

const TakedownField& TakedownRules::field(std::string_view id) const {
  return *std::ranges::find(fields, id, &TakedownField::id);
}

}  // namespace dijkwacht::cases
