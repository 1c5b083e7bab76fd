#!/bin/sh
# Install what the tests need from the system's packages: as root, and only what is missing.
# Without root nothing happens here: tests that miss a program are skipped and say which (with CI=true they fail).
set -eu
missing=""
want() { # want PROGRAM PACKAGE
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
want chromium chromium
want msgfmt gettext
want pdftoppm poppler-utils
want gammu gammu
want dovecot dovecot-imapd
want clamd clamav-daemon
want soffice libreoffice-calc
want ip iproute2
want gammu-smsd gammu-smsd
[ -x /usr/lib/kannel/test/fakesmsc ] || missing="$missing kannel kannel-extras"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
# Half the work for every page; where the system has no such package the whole browser does.
helpful=""
command -v chromium-headless-shell >/dev/null 2>&1 || helpful="chromium-headless-shell"
[ -z "$missing$helpful" ] && exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    [ -z "$missing" ] || echo "! Missing, so some tests cannot run:$missing (sudo apt-get install$missing)" >&2
    exit 0
fi
echo "… System packages for the tests:$missing $helpful"
apt-get -qq update
[ -z "$helpful" ] || apt-cache show "$helpful" >/dev/null 2>&1 || helpful=""
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing >/dev/null
[ -z "$helpful" ] || DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$helpful" >/dev/null || true
