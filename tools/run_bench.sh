#!/usr/bin/env bash
# Prints speed beside the machine's limit; figures only, never a test. A quiet machine gives better figures than a busy one.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/release}
cmake --build "$build" --target linking_bench index_bench dijkwacht >/dev/null
country=$(mktemp -d)
trap 'rm -rf "$country"' EXIT
echo "machine: $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg)"
"$build/dijkwacht" simulate --reports 20000 --seed 1 --days 365 --out "$country"
echo "linking a synthetic country of 20,000 reports:"
"$(find "$build" -name linking_bench -type f)" "$country"
echo "index look-ups at 1M keys, beside random reads of memory in the same run:"
"$(find "$build" -name index_bench -type f)"
