#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "victims/recall.h"

namespace dijkwacht::formats {

/// Largest message read, in bytes; it is held in memory whole.
inline constexpr std::size_t kRecallAnswersBytesMax = 4 << 20;
inline constexpr std::size_t kRecallAnswersMax = 10'000;

/// What other banks answered on recalls, in the order of the message: ISO 20022 pacs.004.001.xx (PaymentReturn: money comes
/// back) or camt.029.001.xx (ResolutionOfInvestigation: no, or not decided yet), alone or in an envelope, with any prefix.
/// Nothing else of the message is kept. Thread-safe. Errors: kInvalidArgument when it is no XML, another message, or an answer
/// lacks what it needs, named by its place ("TxInf[2].OrgnlTxId"); kTooLarge.
Result<std::vector<victims::RecallAnswer>> read_recall_answers(std::string_view xml);

}  // namespace dijkwacht::formats
