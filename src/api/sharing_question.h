#pragma once

#include "cases/identifier_table.h"
#include "identifiers/identifier.h"
#include "policy/engine.h"

namespace dijkwacht::api {

/// Does a natural person stand in it? A web address or domain may be anybody's, and is technical data here; the rest is a
/// person's. Pure.
bool names_a_person(identifiers::IdentifierType type);

/// What policy is asked before others learn of an identifier of the cases. `holder`: the bank that holds the account; null when
/// no partner does. Errors: kInvalidArgument for a type that is none. Pure.
Result<policy::Question> sharing_question(const cases::IdentifierRow& identifier, const policy::Party& self,
                                          const policy::Party* holder, Time now);

}  // namespace dijkwacht::api
