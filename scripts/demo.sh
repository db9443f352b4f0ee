#!/usr/bin/env bash
# From a fresh clone to a picture: sets the project up, runs one axon in HOC and in Python, writes out/squid_axon.png.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
mkdir -p out
echo "--- examples/squid_axon.hoc, run by nrniv"
.venv/bin/nrniv -nobanner -nogui examples/squid_axon.hoc </dev/null
echo "--- examples/squid_axon.py, run by python"
MPLBACKEND=Agg .venv/bin/python examples/squid_axon.py
