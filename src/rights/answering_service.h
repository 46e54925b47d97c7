#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "rights/event.h"
#include "rights/holdings.h"
#include "rights/node_context.h"
#include "rights/part_table.h"

namespace dijkwacht::rights {

/// A part that was received, with all keys used.
struct PreparedPart {
  std::string contact_point;
  event::Requested requested;
  std::vector<std::string> matched;  ///< of holdings
};

/// An answer with all keys used.
struct PreparedAnswer {
  Part part;
  Answer answer;
  std::vector<std::string> matched;
};

/// A part as the officer who answers it reads it.
struct OpenedPart {
  Part part;
  std::optional<Subject> subject;  ///< none once it was answered: it is erased then
  std::vector<Finding> findings;
  Sensitive<std::string> answer;  ///< as it was given
};

/// Every node: takes in what persons ask of it, and answers. Thread-safe.
class AnsweringService {
 public:
  /// Hears of this node's own extensions and answers to requests that it took itself as contact point; null when it is none.
  struct OwnDesk {
    std::function<Status(store::Transaction&, const event::Extended&)> extended;
    std::function<Status(store::Transaction&, const event::Answered&)> answered;
  };
  AnsweringService(const NodeContext& node, Holdings& holdings, OwnDesk own_desk)
      : node_(node), holdings_(holdings), own_desk_(std::move(own_desk)) {}

  /// `rights.requested`, or the contact point's own part. Opens the subject where its kind pauses what it is about. A subject
  /// that does not open is taken in all the same, for the officer to say so. Errors: kInvalidArgument; kUnavailable.
  Result<PreparedPart> prepare(std::string_view contact_point, event::Requested requested);
  /// Stores the part, pauses what it is about and writes the audit record, in the caller's transaction. A repeat changes nothing.
  Status take_in(store::Transaction& transaction, const PreparedPart& prepared, Time now);

  Result<std::vector<Part>> list(bool open_only, const std::optional<PartCursor>& after, std::size_t limit);
  /// Opens it for `actor` and says what this node holds; durable in the audit log before it is given. Errors: kNotFound.
  Result<OpenedPart> open(const RequestId& request, const std::string& actor);

  /// Errors: kNotFound; those of `check_extension`.
  Status extend(store::Transaction& transaction, const RequestId& request, std::string_view reason, const std::string& actor);

  /// Errors: kNotFound; those of `check_answer`; kUnavailable.
  Result<PreparedAnswer> prepare_answer(const RequestId& request, Answer answer);
  /// Upheld: what the part is about ends, and every past receiver is told. Otherwise what was paused may go on: call `resume`
  /// after the commit. The subject is erased, the answer goes to the person. Returns how many receivers were told.
  Result<std::int64_t> answer(store::Transaction& transaction, const PreparedAnswer& prepared, const std::string& actor);
  Status resume(const std::string& actor) { return holdings_.resume(actor); }

 private:
  Result<Subject> subject_of(const Part& part);
  Result<std::vector<std::string>> matched(const Part& part);
  Result<Part> existing(store::Transaction& transaction, const RequestId& request);
  Status tell(store::Transaction& transaction, const Part& part, const event::Extended& extended, const std::string& actor);
  Status tell(store::Transaction& transaction, const Part& part, const event::Answered& answered, const std::string& actor);

  const NodeContext& node_;
  Holdings& holdings_;
  OwnDesk own_desk_;
};

}  // namespace dijkwacht::rights
