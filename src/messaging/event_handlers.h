#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "messaging/event.h"
#include "store/database.h"

namespace dijkwacht::messaging {

/// What is left to do for an event once keys are no longer needed.
struct PreparedEvent {
  /// Runs in the transaction that also notes the event in the inbox: both commit or neither. It must not block. It may run again
  /// when that transaction was undone, so it keeps what it needs.
  std::function<Status(store::Transaction&)> apply;
  /// Runs after that commit, for what lives in memory (an index). A restart rebuilds it: nothing may rest on this alone.
  std::function<void()> after_commit = nullptr;
};

/// Opens, tokenises, signs: all that needs keys or time. Outside any transaction. Events of one message are prepared together, so
/// it must not rely on what an earlier one changes.
using PrepareEvent = std::function<Result<PreparedEvent>(const Event&)>;
/// For events that need no keys.
using EventHandler = std::function<Status(store::Transaction&, const Event&)>;

/// What a handler's error means for the stream:
///   kUnavailable, kRateLimited, kInternal   ours, and may pass: the stream waits here and the sender tries again;
///   every other code                        the event can never be applied: noted as refused with the code, and the stream goes
///   on.
bool is_passing(ErrorCode code);

/// Which events of a type reach their handler.
enum class Versions : std::uint8_t {
  kNewerOnly,  ///< an entity's version at or below one seen before (same source, subject and type family) is accepted and ignored
  kAll,        ///< every one: acknowledgements and other news that does not replace what came before
};

/// Who handles what. Filled by app/ at the start, then only read.
class EventHandlers {
 public:
  /// A type that stands here twice is a defect of ours: the last one counts.
  void on(std::string type, Versions versions, PrepareEvent prepare);
  void on(std::string type, Versions versions, EventHandler handler);

  struct Entry {
    Versions versions = Versions::kNewerOnly;
    PrepareEvent prepare;
  };
  /// Null when nobody handles this type.
  const Entry* find(std::string_view type) const;

 private:
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace dijkwacht::messaging
