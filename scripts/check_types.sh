#!/usr/bin/env bash
# Type checks of the examples with the stubs of the package: mypy, and pyright when it is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PYTHON="${PYTHON:-.venv/bin/python}"
"$PYTHON" scripts/make_stubs.py --check
MYPYPATH=python "$PYTHON" -m mypy --no-error-summary --check-untyped-defs --ignore-missing-imports examples tests/python/typed_example.py
if "$PYTHON" -c 'import pyright' 2>/dev/null; then
    "$PYTHON" -m pyright --pythonpath "$(command -v "$PYTHON")" examples tests/python/typed_example.py
fi
