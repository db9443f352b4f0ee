#!/usr/bin/env bash
# Type checks of the examples with the stubs of the package: mypy, and pyright when it is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PYTHON="${PYTHON:-.venv/bin/python}"
"$PYTHON" scripts/make_stubs.py --check
MYPYPATH=python "$PYTHON" -m mypy --cache-dir=.cache/mypy --no-error-summary --check-untyped-defs --ignore-missing-imports examples tests/python/typed_example.py
# pyright needs Node.js, which its package fetches when it is not there.
if "$PYTHON" -m pyright --version >/dev/null 2>&1; then
    "$PYTHON" -m pyright --pythonpath "$(command -v "$PYTHON")" examples tests/python/typed_example.py
else
    echo "NOT CHECKED with pyright: it is not here, or finds no Node.js (pip install pyright)"
fi
