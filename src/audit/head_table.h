#pragma once

#include <optional>
#include <vector>

#include "audit/head.h"

namespace dijkwacht::audit {

Status insert_published_head(store::Transaction& transaction, const SignedHead& signed_head);
Result<std::optional<PublishedHead>> find_published_head(store::Transaction& transaction, std::int64_t number);
/// Those with a countersignature, by number.
Result<std::vector<PublishedHead>> read_countersigned_heads(store::Transaction& transaction);
Status set_countersignature(store::Transaction& transaction, const std::string& countersigner,
                            const Countersignature& countersignature, Time now);

Status insert_witnessed_head(store::Transaction& transaction, const std::string& source, const WitnessedHead& witnessed);
Result<std::optional<WitnessedHead>> last_witnessed_head(store::Transaction& transaction, std::string_view source);

}  // namespace dijkwacht::audit
