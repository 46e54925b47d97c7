#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "cases/takedown_service.h"
#include "config/words_file.h"
#include "documents/document.h"

namespace dijkwacht::api {

/// A notice for its receiver: the four elements of article 16(2) and what is asked, in the notice's own language. Nothing of a
/// case or a report stands in it. Pure.
documents::Document takedown_document(const cases::OpenedTakedown& notice, const cases::TakedownRules& rules,
                                      const config::WordsFile& words);

/// The same as docs/api/takedown-notice.schema.json has it: one JSON object. Pure.
std::string takedown_json(const cases::OpenedTakedown& notice, const cases::TakedownRules& rules);

/// Heading and table of the notices that were sent, for a dossier; nothing when none was. Pure.
std::vector<documents::Part> takedown_parts(const std::vector<cases::OpenedTakedown>& notices, const config::WordsFile& words,
                                            Language language);

}  // namespace dijkwacht::api
