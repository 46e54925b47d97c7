#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "cases/ids.h"
#include "cases/link_index.h"
#include "cases/linkable_report.h"
#include "cases/linker.h"
#include "store/database.h"

namespace dijkwacht::cases {

/// An identifier as stored. Its value can only be seen by opening `sealed` with the casework key.
struct IdentifierRow {
  IdentifierId id;
  std::string type;
  crypto::Token token;
  Bytes sealed;
  std::string holder_bank;
  Time first_seen;
  std::int64_t reports = 0;               ///< live ones that name it
  std::int64_t identified_reporters = 0;  ///< distinct identified persons behind those
  StopKind stop = StopKind::kNone;
  Bilingual stop_reason;
  std::optional<Time> stop_since;
};

Status insert_identifier(store::Transaction& transaction, const IdentifierId& id, const LinkableIdentifier& identifier, Time now);
Status update_counts(store::Transaction& transaction, const LinkNode& node);
Status update_stop(store::Transaction& transaction, const IdentifierId& id, const StopChange& change, Time now);
/// A stop's reason has other figures now; since when it does not link stays.
Status restate(store::Transaction& transaction, const IdentifierId& id, const Bilingual& reason);
/// Stored reasons of listed identifiers become those that the lists give now; since when they do not link stays.
Status restate_listed(store::Transaction& transaction, const ListedStops& listed);
/// One more (one fewer) live report by this person names the identifier; keeps the count of distinct persons.
Status count_reporter(store::Transaction& transaction, const IdentifierId& id, const crypto::Token& reporter);
Status uncount_reporter(store::Transaction& transaction, const IdentifierId& id, const crypto::Token& reporter);

Result<std::optional<IdentifierRow>> find_identifier(store::Transaction& transaction, const IdentifierId& id);
Result<std::optional<IdentifierRow>> find_identifier(store::Transaction& transaction, const crypto::Token& token);
/// The identifiers that live reports of a cluster name, most reports first.
Result<std::vector<IdentifierRow>> identifiers_of_cluster(store::Transaction& transaction, ClusterIndex cluster,
                                                          std::size_t limit);
/// Linking identifiers with at least `identified_reporters_min`, in order of id.
Result<std::vector<IdentifierRow>> list_publishable(store::Transaction& transaction, std::int64_t identified_reporters_min,
                                                    const std::optional<IdentifierId>& after, std::size_t limit);
/// Identifiers that do not link, in order of id.
Result<std::vector<IdentifierRow>> list_stops(store::Transaction& transaction, const std::optional<IdentifierId>& after,
                                              std::size_t limit);
Status restore_identifiers(store::Transaction& transaction, LinkIndex& index);

}  // namespace dijkwacht::cases
