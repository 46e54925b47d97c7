#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::cases {

/// What kind of service is asked to take content offline; decides which policy rule is asked.
enum class ReceiverKind : std::uint8_t { kPlatform, kHost, kRegistrar, kRegistry, kTelecom };
std::string_view name_of(ReceiverKind kind);
/// Errors: kInvalidArgument with field "receiver.kind".
Result<ReceiverKind> parse_receiver_kind(std::string_view name);

/// Where a notice goes.
struct TakedownReceiver {
  std::string code;  ///< "cloudflare"; "other" when an analyst typed it
  ReceiverKind kind = ReceiverKind::kHost;
  std::string name;
  std::string contact;           ///< its page or e-mail address for notices
  std::string top_level_domain;  ///< that a registry keeps ("nl"); empty for the others
  std::string source_date;       ///< when its row was checked; empty when typed
};

/// An element that article 16(2) asks of a notice.
struct TakedownField {
  std::string id;  ///< "explanation", "location", "notifier", "good-faith"
  std::string letter;
  Bilingual name;
};

/// Why content is illegal.
struct TakedownGround {
  std::string code;
  Bilingual name;
  Bilingual law;
};

struct TakedownNotifier {
  std::string name;
  std::string email;
};

/// When a colleague is reminded to ask. The law names no days.
struct TakedownReminder {
  std::int64_t acknowledge_days = 0;  ///< after sending
  std::int64_t decide_days = 0;       ///< after sending, or after the receipt
  Bilingual note;
};

/// data/casework/takedown.toml and takedown-receivers.toml. A value; thread-safe.
class TakedownRules {
 public:
  /// `folder`: data/casework. Errors: kNotFound; kInvalidArgument naming file, row and key, also when one of the four fields is
  /// missing.
  static Result<TakedownRules> load(const std::filesystem::path& folder);

  const TakedownReceiver* receiver(std::string_view code) const;
  const TakedownGround* ground(std::string_view code) const;
  /// Errors of a defect of ours abort: all four fields are there.
  const TakedownField& field(std::string_view id) const;

  Bilingual law;
  Bilingual statement;  ///< of good faith
  Bilingual redress;    ///< against a decision
  TakedownNotifier notifier;
  TakedownReminder reminder;
  std::int64_t characters_min = 0;  ///< of an explanation
  std::int64_t characters_max = 0;
  std::vector<TakedownField> fields;
  std::vector<TakedownGround> grounds;
  std::vector<TakedownReceiver> receivers;
};

}  // namespace dijkwacht::cases
