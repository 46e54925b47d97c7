#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"

namespace dijkwacht::insight {

/// Something that is known, and who says so. Nothing stands here without its source.
struct SourcedFact {
  Bilingual text;
  std::string source;
  std::string source_date;  ///< when the source was read or published, a day
};

/// A way of working of offenders (modus operandi), as it is known now. No persons: texts that name an account, a number or an
/// e-mail address are refused. A value.
struct KnowledgeEntry {
  std::string id;          ///< "bank-helpdesk"
  std::string fraud_type;  ///< code of data/taxonomy
  std::string model;       ///< barrier model with its script; empty: there is none
  Bilingual title;
  Bilingual summary;
  std::vector<std::string> channels;  ///< as in report forms: "phone", "chat"
  std::vector<Bilingual> pretexts;
  std::vector<Bilingual> impersonated;
  std::vector<Bilingual> victims;
  std::vector<Bilingual> offenders;
  std::vector<SourcedFact> facts;

  /// Writes the members; the caller opens the object.
  void write(JsonWriter& json) const;
  std::string text() const;
  /// Errors: kInvalidArgument naming the member: an empty or too long text, a fact without source, a text with an identifier.
  static Result<KnowledgeEntry> read(const JsonValue& json);
};

/// Does this text name an account, a telephone number or an e-mail address? Errs on the side of yes. Pure.
bool names_an_identifier(std::string_view text);

/// A version of an entry, as the node keeps it.
struct EntryVersion {
  KnowledgeEntry entry;
  std::int64_t version = 1;
  Time at;
  Time created;  ///< when the entry's first version came
  std::string editor;
  std::string note;  ///< what changed and why
};

/// What the hub begins with: every file of `data/insight/knowledge`. Errors: those of the files; kInvalidArgument naming file and
/// key.
Result<std::vector<KnowledgeEntry>> load_knowledge(const std::filesystem::path& folder);

}  // namespace dijkwacht::insight
