#!/usr/bin/env bash
# Installs the page's packages and builds web/dist when its sources changed.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/environment.sh
cd web
stamp=node_modules/.installed-for
lock=$(sha256sum package-lock.json)
if [ "$(cat $stamp 2>/dev/null)" != "$lock" ]; then
  echo "Installing the pages' packages"
  npm ci --silent --no-fund --no-audit
  echo "$lock" > $stamp
fi
sources=$(find . ../data/routing/desks.toml -path ./node_modules -prune -o -path ./dist -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
if [ "$(cat dist/.built-from 2>/dev/null)" != "$sources" ]; then
  echo "Building the pages"
  npm run --silent build
  echo "$sources" > dist/.built-from
fi
cd ..
tools/openapi/install.sh
node tools/openapi/to_json.mjs web/dist/openapi.json
