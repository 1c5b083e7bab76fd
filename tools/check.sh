#!/bin/sh
# Linters, types, floors, migrations, docs freshness. All run, then one verdict.
set -u
cd "$(dirname "$0")/.."
# Where Python may not keep what it compiled, each of the many processes below compiles all libraries anew: 4 s of CPU.
unset PYTHONDONTWRITEBYTECODE
bin=.venv/bin
failed=""
check() { # check NAME COMMAND…
    name=$1
    shift
    echo "── $name"
    "$@" || failed="$failed · $name"
}
packages="config lapor tools tests conftest.py"
for folder in seed bench; do [ -d "$folder" ] && packages="$packages $folder"; done

check "ruff" $bin/ruff check .
check "ruff format" $bin/ruff format --check .
# shellcheck disable=SC2086
check "mypy" $bin/mypy $packages
check "floors" $bin/lint-imports
check "migrations" env DJANGO_SETTINGS_MODULE=config.settings_test $bin/python -m django makemigrations --check --dry-run
check "system checks" env DJANGO_SETTINGS_MODULE=config.settings_test $bin/python -m django check
check "bandit" $bin/bandit -q -r lapor config seed -ll -x '*/tests/*,*/migrations/*'
check "docs" $bin/python -m tools.reference --check
check "traces" $bin/python -m tools.traces

if [ -n "$failed" ]; then
    echo "✗ Failed:$failed"
    exit 1
fi
echo "✓ All checks passed."
