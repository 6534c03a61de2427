# The only door: everything that is done to Ashshash is a recipe here. `just` alone lists them.
# Without just installed: npx --yes rust-just <recipe>

set shell := ["bash", "-euo", "pipefail", "-c"]

just := just_executable()
# Crates that must compile for the browser, whether the app uses them yet or not.
browser_crates := "-p ashshash-base -p ashshash-survivors -p ashshash-services -p ashshash-training -p ashshash-awareness -p ashshash-indicators -p ashshash-access -p ashshash-i18n"

# Lists the recipes.
[private]
default:
    @{{ just }} --justfile '{{ justfile() }}' --list --unsorted

# Builds everything and serves the demo on http://127.0.0.1:8080.
start: _rust bundle
    cargo build --package ashshash-server
    target/debug/ashshash demo

# Rebuilds and restarts the demo whenever a source file changes.
dev: _rust
    scripts/dev.sh

# Installs what tests need, builds the app and runs every test.
test: _rust _postgres _browser _build test-rust test-app test-browser

# Runs the Rust tests alone, on SQLite and PostgreSQL.
test-rust *arguments: _postgres
    if cargo nextest --version >/dev/null 2>&1; then cargo nextest run {{ arguments }}; else cargo test {{ arguments }}; fi

# Runs the front end's own tests on this machine: its queries and deeds against the schema.
test-app:
    cargo test --quiet --package ashshash-frontend

# Runs the browser tests alone, against the bundle in dist/.
test-browser *arguments: _browser
    cargo build --package ashshash-server
    cd e2e && npm ci --no-audit --no-fund && npx playwright test {{ arguments }}

# Builds the front end into dist/; does nothing when nothing changed.
bundle *arguments: _rust
    cargo run --quiet --package ashshash-bundler -- {{ arguments }}

# Builds what an office runs: target/release/ashshash and dist/.
release: _rust bundle
    cargo build --release --package ashshash-server

# Checks format, lints, the browser's crates, documentation and licences.
check: _rust
    cargo fmt --all --check
    cargo clippy --all-targets -- -D warnings
    cargo clippy --package ashshash-bundler --all-targets -- -D warnings
    cargo check --quiet --target wasm32-unknown-unknown {{ browser_crates }}
    cargo clippy --package ashshash-frontend --target wasm32-unknown-unknown -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --quiet
    {{ just }} _if-there deny "cargo deny check" "cargo install --locked cargo-deny"
    {{ just }} _if-there machete "cargo machete" "cargo install --locked cargo-machete"

# Formats the Rust code.
fmt:
    cargo fmt --all

# Writes crates/graphql/schema.graphql anew; a test fails when it is not up to date.
schema:
    cargo run --quiet --package ashshash-server -- schema > target/schema.graphql
    mv target/schema.graphql crates/graphql/schema.graphql

# Loads another workbook into the demo's database.
seed workbook="data/registers-messy.xlsx":
    ASHSHASH_DATABASE_URL=sqlite://data/demo.db ASHSHASH_KEY_FILE=data/demo.key cargo run --quiet --package ashshash-server -- import '{{ workbook }}' --organisation RJ

# Builds the bundle and the tests at the same time: the bundle's longest step keeps one core busy only.
_build:
    #!/usr/bin/env bash
    set -euo pipefail
    {{ just }} bundle & bundle=$!
    trap 'kill "$bundle" 2>/dev/null || true' EXIT
    cargo test --quiet --no-run
    cargo test --quiet --no-run --package ashshash-frontend
    wait "$bundle"

# Measures the import and the API; takes minutes and belongs to no test.
bench *arguments: _rust
    cargo bench --package ashshash-server {{ arguments }}

# Brings the toolchain's browser target.
_rust:
    #!/usr/bin/env bash
    set -euo pipefail
    if ! command -v cargo >/dev/null; then
      echo "Rust is missing: install rustup from https://rustup.rs and open a new shell." >&2
      exit 1
    fi
    if [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then exit 0; fi
    if ! command -v rustup >/dev/null; then
      echo "The target wasm32-unknown-unknown is missing, and so is rustup, which would add it." >&2
      exit 1
    fi
    rustup target add wasm32-unknown-unknown

# Brings PostgreSQL's programs for the tests' throw-away cluster.
_postgres:
    scripts/need.sh postgres

# Brings a Chromium for the browser tests.
_browser:
    scripts/need.sh browser

[private]
_if-there name command how:
    @if cargo {{ name }} --version >/dev/null 2>&1; then {{ command }}; else echo "skipped {{ command }}: get it by {{ how }}"; fi
