"""How Chromium is started here, for tests and for pictures."""

import shutil

CHROMIUM = "/usr/bin/chromium"
# The same engine without a window, its tabs and its buttons: half the work for every page. Where it is missing the whole browser serves.
SHELL = shutil.which("chromium-headless-shell") or CHROMIUM
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
