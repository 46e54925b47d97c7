#include "app/programme_offices.h"

namespace dijkwacht::app {
namespace {

constexpr const char* kSector = "government";

}  // namespace

std::vector<policy::Party> programme_offices(const messaging::PartnerRegister& partners) {
  std::vector<policy::Party> offices;
  for (const auto& partner : partners.all()) {
    if (partner.sector == kSector && partner.node) offices.push_back({.id = partner.id, .sector = partner.sector});
  }
  return offices;
}

}  // namespace dijkwacht::app
