#!/usr/bin/env bash
# Formatter, includes and clang-tidy over the files named; over those that differ from BASE (default origin/main) when none is named;
# over all with ALL=1 (about an hour on two cores).
#   tools/lint.sh [BUILD [FILE...]]
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/release}
shift || true

files_changed() {
  local base=${BASE:-origin/main}
  git rev-parse --quiet --verify "$base" >/dev/null || base=HEAD
  { git diff --name-only --diff-filter=d "$(git merge-base "$base" HEAD)"; git ls-files --others --exclude-standard; } | sort -u
}

if [ $# -gt 0 ]; then
  mapfile -t files < <(printf '%s\n' "$@")
elif [ -n "${ALL:-}" ]; then
  mapfile -t files < <(git ls-files 'src/*.cc' 'src/*.h' 'bench/*.cc' 'bench/*.h')
else
  mapfile -t files < <(files_changed | grep -E '^(src|bench)/.*\.(cc|h)$' || true)
fi
tools/check_includes.py
if [ ${#files[@]} -eq 0 ]; then
  echo "lint: no C++ file differs from ${BASE:-origin/main}; ALL=1 takes all"
  exit 0
fi
clang-format-19 --dry-run --Werror "${files[@]}"
tools/tidy.py --build "$build" "${files[@]}"
