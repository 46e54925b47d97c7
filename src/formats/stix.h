#pragma once

#include <span>
#include <string>

#include "barriers/barrier_model.h"
#include "base/bilingual.h"
#include "insight/knowledge_entry.h"

namespace dijkwacht::formats {

/// Who publishes: an organisation of the partner register.
struct StixPublisher {
  std::string id;
  Bilingual name;
  Time since;  ///< when what it publishes first stood: the identity's own `created`
};

/// The knowledge hub as a STIX 2.1 bundle (OASIS standard of 10 June 2021): an identity; an attack-pattern for each entry, with
/// its facts as external references; a course-of-action for each barrier of the models that entries name, and a relationship
/// "mitigates". Ids are the same at every export, so that a receiver knows what it has: UUIDs drawn from a hash of publisher,
/// type and own id (in the form of version 4, as the standard asks of such objects). English, as receivers of STIX expect. Holds
/// no indicator and no person. Pure.
std::string stix_bundle(std::span<const insight::EntryVersion> entries, std::span<const barriers::BarrierModel> models,
                        const StixPublisher& publisher);

}  // namespace dijkwacht::formats
