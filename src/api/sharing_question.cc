#include "api/sharing_question.h"

#include "signals/canonical.h"
#include "signals/sharing_service.h"

namespace dijkwacht::api {

bool names_a_person(identifiers::IdentifierType type) { return signals::data_class_of(type) != policy::DataClass::kTechnical; }

Result<policy::Question> sharing_question(const cases::IdentifierRow& identifier, const policy::Party& self,
                                          const policy::Party* holder, Time now) {
  const auto type = TRY(identifiers::parse_type(identifier.type));
  const auto data_class = signals::data_class_of(type);
  return policy::Question{.from = self,
                          .to = holder != nullptr ? *holder : policy::Party{"bank", "bank"},
                          .data_class = data_class,
                          .purpose = std::string(signals::purpose_of(data_class)),
                          .subject = identifier.id.text(),
                          .facts = {.identified_reporters = identifier.identified_reporters,
                                    .recipient_holds_account = holder != nullptr,
                                    .natural_person = names_a_person(type)},
                          .at = now};
}

}  // namespace dijkwacht::api
