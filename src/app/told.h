#pragma once

#include <string>

namespace dijkwacht::app {

/// An answer for a program and for a person.
struct Told {
  std::string json;  ///< one line
  std::string words;
};

}  // namespace dijkwacht::app
