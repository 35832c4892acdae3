#!/bin/sh
# Make the wall anew where its repository is cloned, for cron:
#
#     10 0 * * *        wall  sh /usr/local/bin/build_wall.sh /srv/tahtihetket
#     */15 6-18 * * 1-5 wall  sh /usr/local/bin/build_wall.sh /srv/tahtihetket
#
# Where all is well it says nothing, and cron sends no mail. Whatever fails is said, and ends in 1;
# and nothing that fails keeps the next step from being taken: where nothing can be fetched, the wall
# is made of what is there, since moments end by the day. What was said is not said again for
# twenty hours, unless it has changed.
set -u

cd "${1:?the folder of the repository}" || exit 1
PATH=$PWD/.venv/bin:$PATH
# Nobody is there to type a password, and a connection that hangs must not hold up the night.
export GIT_TERMINAL_PROMPT=0
export GIT_SSH_COMMAND="${GIT_SSH_COMMAND:-ssh -o BatchMode=yes -o ConnectTimeout=30}"

mkdir -p .star-moments
report=$(mktemp) || exit 1
said=$(mktemp) || exit 1
trap 'rm -f "$report" "$said"' EXIT

step() {
    "$@" >"$said" 2>&1 </dev/null && return
    { printf '== %s\n' "$*"; cat "$said"; } >>"$report"
}

step timeout 300 git pull --quiet --ff-only
if [ -f Makefile ]; then
    step make --silent check
    step make --silent build
else
    step star-moments check
    step mkdocs build
fi

# Its digest alone: a report may hold names.
last=.star-moments/last-report
if [ ! -s "$report" ]; then
    rm -f "$last"
    exit 0
fi
digest=$(cksum <"$report")
if [ "$digest" != "$(cat "$last" 2>/dev/null)" ] || [ -z "$(find "$last" -mmin -1200)" ]; then
    cat "$report"
    printf '%s\n' "$digest" >"$last"
fi
exit 1
