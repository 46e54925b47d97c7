#!/usr/bin/env bash
# Installs the linter once.
set -euo pipefail
cd "$(dirname "$0")"
[ -x node_modules/.bin/spectral ] || npm ci --silent --no-fund --no-audit
