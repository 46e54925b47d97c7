#include "crypto/sodium.h"

#include <sodium.h>

#include <cstdlib>

namespace dijkwacht::crypto {

void start_sodium() {
  static const bool is_started = sodium_init() >= 0;
  if (!is_started) std::abort();
}

}  // namespace dijkwacht::crypto
