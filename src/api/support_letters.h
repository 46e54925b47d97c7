#pragma once

#include <string>

#include "api/call.h"
#include "messaging/partner_register.h"
#include "reports/form_catalogue.h"
#include "reports/reporter_service.h"
#include "reports/routing_service.h"
#include "victims/support_letter.h"

namespace dijkwacht::api {

/// The letter that a reporter takes along to victim support: made of the report and of what they fill in, kept nowhere.
class SupportLetters {
 public:
  struct Rooms {
    reports::ReporterService& reporters;
    const reports::RoutingService& routing;
    const reports::FormCatalogue& forms;
    const victims::HelpSteps& steps;
    const victims::SupportLetter& letter;
  };
  /// `desk`: who the report was told to, in Dutch.
  SupportLetters(const Rooms& rooms, std::string desk) : rooms_(rooms), desk_(std::move(desk)) {}

  /// As a tagged PDF.
  Result<http::Response> make(const Call& call) const;

 private:
  Rooms rooms_;
  std::string desk_;
};

}  // namespace dijkwacht::api
