#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "insight/knowledge_entry.h"
#include "insight/word_index.h"
#include "store/database.h"

namespace dijkwacht::insight {

struct FoundEntry {
  EntryVersion version;
  std::string snippet;  ///< empty when nothing was asked
};

/// A change that a person proposes.
struct EntryEdit {
  KnowledgeEntry entry;
  std::int64_t from_version = 0;  ///< the version they saw; 0 for a new entry
  std::string note;
  std::string editor;
};

/// The knowledge hub: living entries with all their versions. Thread-safe.
class KnowledgeService {
 public:
  /// `is_fraud_type` and `is_model` know the codes of data/taxonomy and data/barriers/models.
  struct Codes {
    std::function<bool(const std::string&)> is_fraud_type;
    std::function<bool(const std::string&)> is_model;
  };
  KnowledgeService(store::Database& database, const Clock& clock, Codes codes)
      : database_(database), clock_(clock), codes_(std::move(codes)) {}

  /// Brings in entries that are not there yet; what people made of one stays. Gives how many were new.
  Result<std::int64_t> seed(const std::vector<KnowledgeEntry>& entries);

  /// All entries by title, or those with every word asked, best first.
  Result<std::vector<FoundEntry>> find(std::string_view asked, Language language) const;
  Result<std::vector<EntryVersion>> newest() const;
  /// Newest first. Errors: kNotFound.
  Result<std::vector<EntryVersion>> versions(const std::string& entry) const;

  /// The next version, with its audit record, in the caller's transaction. Errors: kConflict when another was first or a new
  /// entry's code is taken; kNotFound; kInvalidArgument naming the member, also for a code that does not exist or an edit without
  /// a note.
  Result<EntryVersion> edit(store::Transaction& transaction, const EntryEdit& edit);

 private:
  store::Database& database_;
  const Clock& clock_;
  Codes codes_;
};

}  // namespace dijkwacht::insight
