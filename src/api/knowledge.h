#pragma once

#include <vector>

#include "api/call.h"
#include "api/publication.h"
#include "api/repeats.h"
#include "barriers/barrier_model.h"
#include "formats/stix.h"
#include "insight/knowledge_service.h"

namespace dijkwacht::api {

/// The knowledge hub: for all to read while rule R01 stands; the programme office edits.
class Knowledge {
 public:
  Knowledge(insight::KnowledgeService& knowledge, const std::vector<barriers::BarrierModel>& models,
            formats::StixPublisher publisher, const Publication& publication, const Repeats& repeats)
      : knowledge_(knowledge), models_(models), publisher_(std::move(publisher)), publication_(publication), repeats_(repeats) {}

  /// All entries, or what `?q=` finds in `?language=`.
  Result<http::Response> list(const Call& call) const;
  /// One entry with all its versions.
  Result<http::Response> get(const Call& call) const;
  Result<http::Response> create(const Call& call) const;
  Result<http::Response> edit(const Call& call) const;
  /// All of it as a STIX 2.1 bundle.
  Result<http::Response> bundle(const Call& call) const;

 private:
  Status check(const Call& call) const { return publication_.check(policy::DataClass::kModusOperandi, "knowledge", call.now); }
  Result<http::Response> put(const Call& call, const std::string& entry_of_path) const;

  insight::KnowledgeService& knowledge_;
  const std::vector<barriers::BarrierModel>& models_;
  formats::StixPublisher publisher_;
  const Publication& publication_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
