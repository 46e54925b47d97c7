#pragma once

#include <string>
#include <vector>

namespace dijkwacht::crypto {

/// Shuts this process in with its keys: no core dump and no debugger, memory locked against swapping, every descriptor closed
/// but `socket` and the three standard ones, and from here on no new socket, file or program (a seccomp filter). For the
/// process that holds keys and nothing else; there is no way back. Returns what the machine did not allow, in words for its
/// log; empty when all holds.
std::vector<std::string> confine(int socket);

}  // namespace dijkwacht::crypto
