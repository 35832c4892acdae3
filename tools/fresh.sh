#!/bin/sh
# Make every generated file anew; with `--check` as $2, write nothing and fail where one is out of date.
# $1 is the folder of the environment's programs.
set -eu

bin=$1
check=${2:-}

failed=0
run() {
    # shellcheck disable=SC2086  # an empty $check is no argument
    "$@" $check || failed=1
}

run "$bin/star-moments" schema --content tests/sample/content
# An organisation may have taken them out, or keep its content elsewhere.
if [ -e content/moment.schema.json ]; then run "$bin/star-moments" schema; fi
run "$bin/python" theme/build_css.py
run "$bin/python" tools/format_tables.py
run "$bin/python" -m benchmarks.report
run "$bin/python" -m benchmarks.browser.report
# The tests compare these with what the product says now.
if [ -z "$check" ]; then "$bin/python" -m tests.examples.update || failed=1; fi

if [ "$failed" -ne 0 ] && [ -n "$check" ]; then
    echo "A generated file is out of date or cannot be made. \`make fresh\` makes them anew." >&2
fi
exit "$failed"
