#!/usr/bin/env bash
# Every check of the project. One optimised profile serves the Rust tests, the program and the Python extension.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
cargo fmt --all --check
cargo test --release --workspace --no-fail-fast
cargo clippy --release --workspace --all-targets -- --deny warnings
cargo run --quiet --release --package xtask -- tidy
.venv/bin/python -m pytest -q
scripts/check_types.sh
.venv/bin/python scripts/check_wheel.py
