#!/bin/sh
# Makes .venv with civicgraph installed in place, and its extras if named: make_venv.sh [EXTRA]
# Any Python from 3.11 that can make virtual environments will do; PYTHON=/path/to/python chooses one.
set -eu
cd "$(dirname "$0")/.."

suits() {  # a name on PATH may be a stub of a version manager, so it is run and not just looked for
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
        if suits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    {
        echo "civicgraph needs Python 3.11 or newer, and found none${PYTHON:+ at PYTHON=$PYTHON}."
        echo "  Debian, Ubuntu:  sudo apt install python3 python3-venv"
        echo "  macOS:           brew install python"
        echo "  elsewhere:       https://www.python.org/downloads/, then: make PYTHON=/path/to/python3"
    } >&2
    return 2
}

if ! suits .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        echo "$python cannot make virtual environments: its venv module is missing." >&2
        echo "  Debian, Ubuntu:  sudo apt install python3-venv" >&2
        exit 2
    fi
    echo "Making .venv with $("$python" --version)" >&2
    "$python" -m venv --clear .venv
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".${1:+[$1]}"
