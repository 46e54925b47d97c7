#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "victims/panel_table.h"

namespace dijkwacht::victims {

/// The half-yearly panel at the desk: whoever reported is asked, when they agree, how they were helped. What is kept of a person
/// is that they took part; of the answers only how often each was chosen. Whoever runs the node could watch an answer come in;
/// its store cannot tell afterwards. Thread-safe.
class PanelService {
 public:
  PanelService(store::Database& database, const Clock& clock, PanelQuestions questions)
      : database_(database), clock_(clock), questions_(std::move(questions)) {}

  struct Invitation {
    std::string wave;
    PanelState state = PanelState::kInvited;
    bool is_due = false;  ///< was the report answered, or long enough ago? Never for one that is withdrawn
  };
  // The reporter's side, with the status token. Errors of each: kUnauthenticated for a token of no report.
  Result<Invitation> invitation(std::string_view status_token) const;
  Result<Invitation> invitation(store::Transaction& transaction, std::string_view status_token) const;
  /// Agrees to be asked in this wave, or says no; may be said anew until the answers went. Errors: kFailedPrecondition once they
  /// went, or before it is due; kInvalidArgument with field "textVersion" when another text was read.
  Status decide(store::Transaction& transaction, std::string_view status_token, bool agrees, std::string_view text_version) const;
  /// Once in a wave. Errors: kFailedPrecondition without consent, or again; those of `PanelQuestions::check`.
  Status answer(store::Transaction& transaction, std::string_view status_token, const PanelAnswers& answers) const;

  /// Whole counts, for disclosure control.
  Result<std::vector<PanelCount>> counts(const std::string& wave) const;
  /// In which anyone answered, newest first; always with the present one.
  Result<std::vector<std::string>> waves() const;

  const PanelQuestions& questions() const { return questions_; }

 private:
  store::Database& database_;
  const Clock& clock_;
  PanelQuestions questions_;
};

}  // namespace dijkwacht::victims
