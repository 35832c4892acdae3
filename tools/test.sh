#!/bin/sh
# Run every check of the product. $1 is the folder of the environment's programs, the rest goes to pytest.
#
# A check that fails does not hide the ones after it. pytest comes last, so that its closing line does.
set -u

# The tests start some two hundred programs: each would compile the product anew.
unset PYTHONDONTWRITEBYTECODE

bin=$1
shift

STAR_MOMENTS_CHROMIUM=$("$bin/python" tools/browser.py) || exit 1
export STAR_MOMENTS_CHROMIUM
# Without Java or npm the HTML test is left out; with CI set it fails all the same.
if [ "${STAR_MOMENTS_NU:-}" != off ]; then
    STAR_MOMENTS_NU=$("$bin/python" tools/nu_checker.py) || STAR_MOMENTS_NU=off
fi
export STAR_MOMENTS_NU
# Likewise without Node.js or npm, and the syntax of the scripts.
if [ "${STAR_MOMENTS_ACORN:-}" != off ]; then
    STAR_MOMENTS_ACORN=$("$bin/python" tools/acorn.py) || STAR_MOMENTS_ACORN=off
fi
export STAR_MOMENTS_ACORN
# Likewise without nginx, and its example.
if [ "${STAR_MOMENTS_NGINX:-}" != off ]; then
    STAR_MOMENTS_NGINX=$("$bin/python" tools/web_servers.py nginx) || STAR_MOMENTS_NGINX=off
fi
export STAR_MOMENTS_NGINX

failed=
step() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed="$failed, $name"
}

step "ruff check" "$bin/ruff" check .
step "ruff format" "$bin/ruff" format --check .
step "mypy" "$bin/mypy"
step "generated files" sh tools/fresh.sh "$bin" --check
if [ -n "$failed" ]; then printf '\nNot in order:%s\n' "${failed#,}" >&2; fi

printf '\n== pytest\n'
if [ $# -gt 0 ]; then
    "$bin/python" -m pytest "$@" || exit $?
else
    # A file's tests stay together: what they share is made once.
    "$bin/python" -m pytest -m "not soak and not alone" --dist loadfile --no-loadscope-reorder \
        --numprocesses logical --maxprocesses 4 \
        || failed="$failed, pytest"
    printf '\n== pytest, what is measured\n'
    # Only the files with such tests are collected: all the others have been, by each process.
    # shellcheck disable=SC2046  # one argument a file
    "$bin/python" -m pytest -m "alone and not soak" $(grep -rl --include='test_*.py' 'mark\.alone' tests) \
        || exit $?
fi
[ -z "$failed" ]
