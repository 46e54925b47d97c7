#pragma once

#include <optional>
#include <vector>

#include "barriers/barrier_model.h"
#include "config/words_file.h"
#include "documents/document.h"
#include "effect/board_row.h"
#include "policy/texts.h"

namespace dijkwacht::api {

/// What stands on paper beside the model itself.
struct ModelPaper {
  const config::WordsFile& words;  ///< data/texts/barrier-models.toml
  const policy::Texts& texts;      ///< names of sectors
  /// What was measured at this node; nothing when the reader does not see the effect board.
  std::optional<std::vector<effect::BoardRow>> board;
  Language language = Language::kDutch;
  Time made_at;
};

/// A barrier model for who wants it on paper: drawn, and in words with every source. Pure.
documents::Document barrier_model_document(const barriers::BarrierModel& model, const ModelPaper& paper);

}  // namespace dijkwacht::api
