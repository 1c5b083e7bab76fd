"""Fifty simultaneous filings on SQLite while the worker works: all stored, none doubled."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = "import django; django.setup(); from lapor.channels.web_form.tests.crowd import main; main()"


def test_it_stores_every_report_of_a_crowd_once(tmp_path: Path) -> None:
    settings = {"LAPOR_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings_test"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LAPOR_")}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=kept | settings, capture_output=True, text=True, timeout=180, check=False
    )
    assert run.returncode == 0, run.stderr[-3000:]
    told = json.loads(run.stdout.splitlines()[-1])
    assert {status for status, _address in told["answers"]} == {302}, told["answers"]
    assert len({address for _status, address in told["answers"]}) == 50
    assert (told["reports"], told["bodies"], told["events"], told["assignments"]) == (50, 50, 50, 50)
