#!/usr/bin/env bash
# From a fresh clone to a picture: sets the project up, runs the same two axons in HOC and in Python, says whether the
# two agree, and draws both: out/squid_axon.png.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
mkdir -p out
rm -f out/squid_axon*
echo "--- examples/squid_axon.hoc, run by nrniv"
.venv/bin/nrniv -nobanner -nogui examples/squid_axon.hoc </dev/null
echo "--- examples/squid_axon.py, run by python"
.venv/bin/python examples/squid_axon.py
echo "--- both"
.venv/bin/python examples/draw_squid_axon.py
