#!/bin/sh
# Everything once on SQLite, then the tests that touch the database once more on PostgreSQL. Extra arguments go to pytest.
set -u
cd "$(dirname "$0")/.."
# Where Python may not keep what it compiled, each of the many processes below compiles all libraries anew: 4 s of CPU.
unset PYTHONDONTWRITEBYTECODE
sh tools/system_packages.sh || exit 1
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# Many tests wait for a browser, a gateway or another process, so more of them run than there are cores.
echo "── Tests on SQLite"
{ .venv/bin/python -m pytest -q -n 4 "$@"; echo $? >"$logs/sqlite.code"; } | tee "$logs/sqlite"
sqlite=$(cat "$logs/sqlite.code")

echo "── Tests that touch the database, on PostgreSQL"
{
    LAPOR_ONLY_DB=1 .venv/bin/python -m tools.postgres \
        .venv/bin/python -m pytest -q -n 2 -m "not soak and not browser" "$@"
    echo $? >"$logs/postgres.code"
} | tee "$logs/postgres"
postgres=$(cat "$logs/postgres.code")
[ "$postgres" = 3 ] && [ "${CI:-}" != true ] && [ ! -s "$logs/postgres" ] && postgres=0

echo "── Summary: SQLite exit $sqlite, PostgreSQL exit $postgres"
tail -n 1 "$logs/postgres"
tail -n 1 "$logs/sqlite"
[ "$sqlite" = 0 ] && [ "$postgres" = 0 ]
