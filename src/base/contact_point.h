#pragma once

#include <string>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht {

/// Where a person can turn to with a question: a name that people know, and at least one way to reach it. A value.
struct ContactPoint {
  Bilingual name;
  std::string phone;  ///< as people write it; empty: none
  std::string email;  ///< empty: none
  std::string page;   ///< web address; empty: none

  friend bool operator==(const ContactPoint&, const ContactPoint&) = default;
};

/// Errors: kInvalidArgument naming "name" (in both languages), "phone" (also when there is no way at all), "email" or "page"
/// (http or https: it becomes a link on a page). Pure.
Status check(const ContactPoint& contact);

}  // namespace dijkwacht
