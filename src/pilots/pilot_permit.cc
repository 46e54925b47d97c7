#include "pilots/pilot_permit.h"

#include <memory>

#include "pilots/catalogue.h"

namespace dijkwacht::pilots {

Result<policy::Decision> permit(const policy::RuleBook& rules, bool node_is_synthetic, const Pilot& pilot,
                                const Crossing& crossing) {
  const policy::Engine engine(std::make_shared<policy::RuleBook>(opened_rule(pilot, rules)), node_is_synthetic);
  policy::Facts facts;
  facts.pilot_open = true;
  facts.permit_granted = true;  // of this trial only: simulated law, as the decision says of itself
  auto decision = TRY(engine.permit({.from = crossing.from,
                                     .to = crossing.to,
                                     .data_class = TRY(policy::class_of_identifier(crossing.type)),
                                     .purpose = pilot.purpose,
                                     .subject = crossing.subject,
                                     .facts = facts,
                                     .at = crossing.at}));
  if (!decision.is_simulated_law()) return fail(ErrorCode::kInternal, "a pilot's answer must be simulated law");
  return decision;
}

}  // namespace dijkwacht::pilots
