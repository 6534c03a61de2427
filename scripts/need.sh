#!/usr/bin/env bash
# Makes sure that a program the tests need is there: installs Debian's package when it may, else says what to do.
set -euo pipefail

install() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then return 1; fi
  echo "Installing $1 ..." >&2
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

postgres_there() {
  command -v postgres >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null
}

browser_there() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
    || compgen -G "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}/chromium*" >/dev/null
}

case "${1:-}" in
  postgres)
    postgres_there || install postgresql || true
    postgres_there || {
      echo "The tests need PostgreSQL 15 or newer. Install it: sudo apt-get install postgresql" >&2
      exit 1
    }
    ;;
  browser)
    browser_there || install chromium || (cd e2e && npm ci --no-audit --no-fund && npx playwright install chromium) || true
    browser_there || {
      echo "The browser tests need Chromium. Install it: sudo apt-get install chromium" >&2
      exit 1
    }
    ;;
  *)
    echo "usage: need.sh postgres|browser" >&2
    exit 2
    ;;
esac
