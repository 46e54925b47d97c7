#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "crypto/key_service.h"
#include "policy/processing_guard.h"
#include "store/database.h"
#include "victims/recall.h"
#include "victims/recall_table.h"

namespace dijkwacht::victims {

/// What the service stands on. The references outlive it; all of it is thread-safe.
struct RecallContext {
  store::Database& database;
  crypto::KeyService& keys;
  const Clock& clock;
  Random& random;
  policy::ProcessingRecord processing;
  RecallTerms terms;
};

/// Payments that the payer's bank asks another bank to give back, and what those banks answered. Thread-safe.
class RecallService {
 public:
  explicit RecallService(RecallContext context) : context_(std::move(context)) {}

  const RecallTerms& terms() const { return context_.terms; }

  /// Ready to be taken, sealed. Errors: those of policy::admit; nothing is kept then.
  struct Prepared {
    Recall recall;
    crypto::WrappedPart sealed;
  };
  Result<Prepared> prepare(const RecallOrder& order) const;
  /// Errors: kConflict when this payment is being recalled already.
  Status take(store::Transaction& transaction, const Prepared& prepared, const std::string& actor) const;

  Result<std::vector<Recall>> list(const RecallQuery& query) const;
  Result<std::vector<RecallTotal>> totals() const;
  /// Errors: kNotFound.
  Result<Recall> get(const RecallId& id) const;

  /// All that the message to the other bank holds; audited, which is durable first.
  struct Instruction {
    Recall recall;
    RecallDetails details;
  };
  /// Errors: kNotFound; kFailedPrecondition once it was answered or lapsed, for then names and accounts are gone.
  Result<Instruction> open(const RecallId& id, const std::string& actor) const;

  /// Reads answers of other banks, in order. Those that fit are written and audited, the others change nothing. Reading the same
  /// message again changes nothing. One outcome an answer.
  Result<std::vector<AnswerOutcome>> answer(store::Transaction& transaction, const std::vector<RecallAnswer>& answers,
                                            const std::string& actor) const;
  /// Recalls that nobody answered in time lose what was sealed for them. How many.
  Result<std::int64_t> lapse() const;

 private:
  Result<AnswerOutcome> answer(store::Transaction& transaction, const RecallAnswer& answer, const std::string& actor) const;

  RecallContext context_;
};

}  // namespace dijkwacht::victims
