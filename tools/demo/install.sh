#!/usr/bin/env bash
# Brings the real feed once.
set -euo pipefail
cd "$(dirname "$0")"
[ -f node_modules/eth-phishing-detect/src/config.json ] || npm ci --silent --no-fund --no-audit --ignore-scripts
