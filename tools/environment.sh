# Sourced by the tools: puts the fetched Node.js, when there is one, first.
if [ -x "$PWD/.tools/node_modules/node/bin/node" ]; then
  PATH="$PWD/.tools/node_modules/node/bin:$PATH"
  export PATH
fi
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
