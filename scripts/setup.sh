#!/usr/bin/env bash
# Makes everything the project needs, inside its own folders: .venv (Python and the package `neuron`) and target
# (the Rust programs). Run it again at any time: what is there is kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PYTHON="${PYTHON:-python3}"
if [ ! -x .venv/bin/python ]; then
    "$PYTHON" -m venv .venv
fi
if ! .venv/bin/python -c 'import maturin, mypy, numpy, pyright, pytest, matplotlib' 2>/dev/null; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check 'maturin>=1.7,<2' mypy numpy pyright pytest matplotlib
fi

# One release build serves both the program and the extension module; the profile is the one the tests use.
cargo build --release --package nrn-cli --package nrn-python
.venv/bin/python scripts/install_into_venv.py
echo "ready: .venv/bin/python has the package neuron, target/release/nrniv is the program without Python"
