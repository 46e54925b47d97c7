#pragma once

namespace dijkwacht::crypto {

/// Starts libsodium once; every function that calls the library calls this first. Thread-safe. Aborts when the library cannot
/// start: nothing done without it would be safe. (Private to this room.)
void start_sodium();

}  // namespace dijkwacht::crypto
