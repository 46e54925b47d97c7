#include "base/contact_point.h"

#include <gtest/gtest.h>

namespace dijkwacht {
namespace {

ContactPoint contact() { return {{"Fraudedesk", "Fraud desk"}, "0900-1234", "", ""}; }

std::string fault(const ContactPoint& contact) {
  const auto usable = check(contact);
  return usable ? "" : usable.error().field;
}

TEST(ContactPoint, NeedsANameInBothLanguagesAndOneWayToReachIt) {
  EXPECT_EQ(fault(contact()), "");
  auto nameless = contact();
  nameless.name.nl.clear();
  EXPECT_EQ(fault(nameless), "name");
  auto unreachable = contact();
  unreachable.phone.clear();
  EXPECT_EQ(fault(unreachable), "phone");
  unreachable.email = "desk@example.org";
  EXPECT_EQ(fault(unreachable), "");
  unreachable.email.clear();
  unreachable.page = "https://example.org/help";
  EXPECT_EQ(fault(unreachable), "");
}

TEST(ContactPoint, AWayThatABrowserWouldNotOpenAsOneIsRefused) {
  for (const auto* phone : {"call us", "---", "0900\n1234"}) {
    auto wrong = contact();
    wrong.phone = phone;
    EXPECT_EQ(fault(wrong), "phone") << phone;
  }
  for (const auto* email : {"desk", "@example.org", "desk@", "a desk@example.org"}) {
    auto wrong = contact();
    wrong.email = email;
    EXPECT_EQ(fault(wrong), "email") << email;
  }
  for (const auto* page : {"javascript:alert(1)", "example.org", "https://example.org/a b", "ftp://example.org"}) {
    auto wrong = contact();
    wrong.page = page;
    EXPECT_EQ(fault(wrong), "page") << page;
  }
}

}  // namespace
}  // namespace dijkwacht
