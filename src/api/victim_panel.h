#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "insight/disclosure_control.h"
#include "victims/panel_service.h"

namespace dijkwacht::api {

/// The half-yearly panel at the desk: what a reporter is asked, and what comes of it in groups of ten and more.
class VictimPanel {
 public:
  VictimPanel(const victims::PanelService& panel, insight::DisclosureRules rules, const Repeats& repeats)
      : panel_(panel), rules_(rules), repeats_(repeats) {}

  // With the status token of a report.
  Result<http::Response> get(const Call& call) const;
  Result<http::Response> decide(const Call& call) const;
  Result<http::Response> answer(const Call& call) const;
  /// `wave`: "2026-H2"; without it the present one. For the desk's staff.
  Result<http::Response> results(const Call& call) const;

 private:
  std::string invitation_text(const victims::PanelService::Invitation& invitation) const;
  Result<http::Response> change(const Call& call, const std::function<Status(store::Transaction&, const JsonValue&)>& act) const;

  const victims::PanelService& panel_;
  insight::DisclosureRules rules_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
