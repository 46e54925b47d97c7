#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "config/toml_file.h"
#include "documents/document.h"
#include "victims/letter_text.h"
#include "victims/recovery_request.h"

namespace dijkwacht::victims {

/// Who writes a letter of the bank, and how to reach them.
struct Sender {
  std::string name;
  std::string contact;  ///< "088 555 01 03"
};

/// What one letter tells.
struct LetterContent {
  RecoveryRequest request;
  ClaimDetails details;
  Sensitive<Holder> holder;
};

/// The letters of the procedure in plain Dutch, as data/victims/letters.toml has them. A value; pure but for loading.
class RecoveryLetters {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key.
  static Result<RecoveryLetters> load(const std::filesystem::path& letters);

  /// From the bank to the account's holder: repay, agree, or say what is wrong. It accuses nobody. Names the day by which to
  /// answer.
  documents::Document to_payee(const LetterContent& content, const Sender& bank, const RecoveryTerms& terms, Time now) const;
  /// From the victim to the account's holder, with the name that the bank gave.
  documents::Document demand(const LetterContent& content, Time now) const;
  /// The victim's file for a civil claim: what happened, who, how much, each step, which court, and what to add.
  documents::Document claim_pack(const LetterContent& content, const std::vector<RecoveryEvent>& events, const Sender& bank,
                                 const RecoveryTerms& terms, Time now) const;

 private:
  struct Words {
    std::string title;
    std::vector<std::string> paragraphs;
    std::string heading;
    std::vector<std::string> items;
    std::vector<std::string> closing;
  };
  /// The words of the file for a claim: texts by key, and lists.
  struct PackWords {
    std::map<std::string, std::string> texts;
    std::vector<std::string> facts_columns;
    std::vector<std::vector<std::string>> facts;
    std::vector<std::string> steps_columns;
    std::vector<std::string> add;
    std::map<RecoveryState, std::string> states;  ///< those that can come before a claim
    std::map<Mover, std::string> movers;
  };
  static Result<PackWords> read_pack(const config::TomlTable& pack);
  static Result<Words> read(const std::filesystem::path& file, std::string_view table);
  documents::Document write(const Words& words, const LetterValues& values, std::string author, Time now) const;
  LetterValues values(const LetterContent& content, Time now) const;

  Words payee_;
  Words demand_;
  PackWords pack_;
  LetterDays days_;
};

}  // namespace dijkwacht::victims
