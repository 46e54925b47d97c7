#!/usr/bin/env bash
# Starts the demo: six nodes, a synthetic country, a real feed. Arguments go to `dijkwacht demo` (try --help).
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/environment.sh
tools/demo/install.sh
exec build/release/dijkwacht demo "$@"
