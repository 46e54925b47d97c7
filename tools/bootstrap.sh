#!/usr/bin/env bash
# Installs what is missing of deploy/debian-packages.txt, and a Node.js of 20 or newer. Idempotent; silent when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
node_major() { node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/' || true; }

missing=()
while read -r package _; do
  case "$package" in
    "" | "#"*) continue ;;
    # A Node.js from elsewhere that is new enough serves as well; npm comes with it.
    nodejs) [ "$(node_major)" ] && continue ;;
    npm) command -v npm >/dev/null && continue ;;
  esac
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done < deploy/debian-packages.txt

if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

major=$(node_major)
if [ "${major:-0}" -lt 20 ] && [ ! -x .tools/node_modules/node/bin/node ]; then
  echo "Fetching Node.js 20 (Debian's is ${major:-missing})"
  npm install --silent --no-fund --no-audit --prefix .tools node@20
fi
