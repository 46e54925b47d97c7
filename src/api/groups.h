#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "workspace/workspace_service.h"

namespace dijkwacht::api {

/// The partners' workspace: groups, what they keep, and who looked.
class Groups {
 public:
  Groups(workspace::WorkspaceService& workspace, const Repeats& repeats) : workspace_(workspace), repeats_(repeats) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> get(const Call& call) const;
  Result<http::Response> access(const Call& call) const;
  Result<http::Response> read_version(const Call& call) const;
  Result<http::Response> create(const Call& call) const;
  Result<http::Response> add_member(const Call& call) const;
  Result<http::Response> remove_member(const Call& call) const;
  Result<http::Response> write(const Call& call) const;
  Result<http::Response> complete(const Call& call) const;
  Result<http::Response> add_version(const Call& call) const;

 private:
  workspace::WorkspaceService& workspace_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
