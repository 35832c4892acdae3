#!/bin/sh
# Make the virtual environment at $1 with the first Python that is new enough, or say what to install.
# $PYTHON, where set, is the only one tried.
set -eu

venv=$1
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

found=
for python in ${PYTHON:-python3.11 python3 python3.14 python3.13 python3.12 python}; do
    if "$python" -c "$new_enough" >/dev/null 2>&1; then
        found=$python
        break
    fi
done

if [ -z "$found" ]; then
    {
        echo "Python 3.11 or newer is needed, and none was found."
        for python in ${PYTHON:-python3 python}; do
            if version=$("$python" --version 2>&1); then echo "  $python is $version"; fi
        done
        echo "Debian or Ubuntu:  apt install python3 python3-venv"
        echo "macOS:             brew install python"
        echo "Elsewhere:         https://www.python.org/downloads/"
        echo "A Python that is not on the PATH can be named: make PYTHON=/path/to/python3.11 ..."
    } >&2
    exit 1
fi

if ! "$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    {
        echo "$("$found" --version) is here, but not what makes virtual environments (venv, ensurepip)."
        echo "Debian or Ubuntu:  apt install python3-venv   (or python3.11-venv, for python3.11)"
    } >&2
    exit 1
fi

if [ -x "$venv/bin/python" ] && "$venv/bin/python" -c "$new_enough" >/dev/null 2>&1 &&
    "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi

echo "Making $venv with $("$found" --version)."
"$found" -m venv --clear "$venv"
