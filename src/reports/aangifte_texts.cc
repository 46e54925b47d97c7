#include "reports/aangifte_texts.h"

namespace dijkwacht::reports {

Result<AangifteTexts> AangifteTexts::load(const std::filesystem::path& file) {
  AangifteTexts texts;
  texts.words_ = TRY(config::WordsFile::load(file));
  if (texts.words_.has("declaration")) return texts;
  return fail(ErrorCode::kInvalidArgument, file.filename().string() + ": words.declaration is missing");
}

}  // namespace dijkwacht::reports
