#!/usr/bin/env bash
# Serves the demo and, once a second, looks for a source file that changed: then it builds and restarts.
# A build that fails leaves the last good server running.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

server=""
stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
}
trap stop EXIT
trap 'exit 130' INT TERM

newest() {
  find crates frontend migrations Cargo.toml -type f -printf '%T@\n' | sort -rn | sed -n 1p
}

seen=""
while true; do
  now="$(newest)"
  if [ "$now" != "$seen" ]; then
    seen="$now"
    if cargo run --quiet --package ashshash-bundler -- --dev && cargo build --package ashshash-server; then
      stop
      target/debug/ashshash demo &
      server=$!
    else
      echo "dev: the build failed; waiting for the next change" >&2
    fi
  fi
  sleep 1
done
