#!/usr/bin/env bash
# Builds the benches (`make bench` built the program) and runs them (bench/README.md). Arguments after the build's folder go to bench/run.mjs.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/environment.sh
build=${1:-build/release}
shift || true
cmake --build "$build" --target linking_bench index_bench load_generator store_limit api_keys >/dev/null
DIJKWACHT_BINARY=$(realpath "$build/dijkwacht") exec node bench/run.mjs "$@"
