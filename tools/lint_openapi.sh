#!/usr/bin/env bash
# Lints the API document against the Dutch API design rules.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/environment.sh
tools/openapi/install.sh
tools/openapi/node_modules/.bin/spectral lint --fail-severity=warn --ruleset tools/openapi/adr.spectral.yaml docs/api/openapi.yaml
