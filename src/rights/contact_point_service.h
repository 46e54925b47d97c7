#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rights/answering_service.h"
#include "rights/request_table.h"

namespace dijkwacht::rights {

/// A request as the person's browser made it.
struct NewRequest {
  RequestId id;
  Kind kind = Kind::kAccess;
  crypto::PublicKey person_key{};
  Bytes code_hash;                     ///< BLAKE2b-256 of what the person's page shows to read the answers
  std::map<std::string, Bytes> parts;  ///< by controller: the subject, sealed to it
};

/// What the person's page shows.
struct RequestStatus {
  TakenRequest request;
  std::vector<PartStatus> parts;
};

/// The one place where a person asks, for all controllers. Keeps no subject. Thread-safe.
class ContactPointService {
 public:
  ContactPointService(const NodeContext& node, AnsweringService& own) : node_(node), own_(own) {}

  /// Checks that each controller gets one part, and uses the keys for this node's own. Errors: kInvalidArgument naming the field.
  Result<PreparedPart> prepare(const NewRequest& order);
  /// Stores the request and sends every part, in the caller's transaction, with its audit record. Errors: kConflict when it was
  /// taken before; kPermissionDenied when policy refuses.
  Status take(store::Transaction& transaction, const NewRequest& order, const PreparedPart& own_part);

  /// Errors: kNotFound for a code that no request has.
  Result<RequestStatus> status(ByteView code_hash);

  /// `rights.extended` and `rights.answered` of a controller, in the transaction that accepts the event. A repeat, and news of a
  /// request that this controller has no part of, change nothing. Errors: kInvalidArgument.
  Status apply_extended(store::Transaction& transaction, const std::string& sender, const event::Extended& extended);
  Status apply_answered(store::Transaction& transaction, const std::string& sender, const event::Answered& answered);

 private:
  const NodeContext& node_;
  AnsweringService& own_;
};

}  // namespace dijkwacht::rights
