#pragma once

#include <string>
#include <vector>

#include "api/call.h"
#include "api/publication.h"
#include "api/repeats.h"
#include "prevention/material.h"
#include "prevention/prevention_service.h"

namespace dijkwacht::api {

/// Who publishes, for the feeds.
struct FeedPublisher {
  std::string name;
  std::string origin;  ///< of its pages
};

/// Campaigns, calendar and library: for all to read while rule R01 stands; the programme office adds.
class Prevention {
 public:
  Prevention(prevention::PreventionService& service, std::vector<prevention::Material> materials, FeedPublisher publisher,
             const Publication& publication, const Repeats& repeats)
      : service_(service),
        materials_(std::move(materials)),
        publisher_(std::move(publisher)),
        publication_(publication),
        repeats_(repeats) {}

  Result<http::Response> campaigns(const Call& call) const;
  Result<http::Response> add_campaign(const Call& call) const;
  Result<http::Response> measure(const Call& call) const;
  Result<http::Response> events(const Call& call) const;
  Result<http::Response> add_event(const Call& call) const;
  Result<http::Response> materials(const Call& call) const;
  /// RFC 5545 and RFC 4287.
  Result<http::Response> calendar(const Call& call) const;
  Result<http::Response> feed(const Call& call) const;

 private:
  Status check(const Call& call) const { return publication_.check(policy::DataClass::kModusOperandi, "prevention", call.now); }

  prevention::PreventionService& service_;
  const std::vector<prevention::Material> materials_;
  const FeedPublisher publisher_;
  const Publication& publication_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
