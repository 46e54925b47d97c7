#!/usr/bin/env bash
# Formatter and clang-tidy over the files named, or over all (slow: about a second and a half a file).
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/release}
shift || true
mapfile -t files < <(if [ $# -gt 0 ]; then printf '%s\n' "$@"; else git ls-files 'src/*.cc' 'src/*.h' 'bench/*.cc'; fi)
clang-format-19 --dry-run --Werror "${files[@]}"
tools/check_includes.py
printf '%s\n' "${files[@]}" | grep '\.cc$' | xargs -P "$(nproc)" -n 4 clang-tidy-19 --quiet -p "$build" --extra-arg=-Wno-unknown-warning-option
