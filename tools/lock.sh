#!/bin/sh
# Lock the newest allowed versions with hashes. The lock files name no registry: they work behind any mirror.
set -eu
cd "$(dirname "$0")/.."
lock() { # lock SOURCE TARGET [MORE…]
    source=$1
    target=$2
    shift 2
    .venv/bin/python -m uv --quiet pip compile --generate-hashes --no-header --no-annotate --universal \
        --python-version 3.11 "$source" -o "$target" "$@"
}
lock tools/installer.in tools/installer.lock "$@"
lock requirements.in requirements.lock "$@"
lock requirements-dev.in requirements-dev.lock -c requirements.lock "$@"
