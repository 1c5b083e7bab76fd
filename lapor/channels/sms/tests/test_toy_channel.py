"""A channel is a folder and one settings line: the toy files a report, answers, and tells what comes later."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[4]
STORY = """
import django; django.setup()
from django.core.management import call_command; call_command("migrate", verbosity=0)
from tests.cast import make_world; make_world()
from django.test import Client
from django.utils import timezone
from lapor.cli.worker import drain
from lapor.reports.models import Report
from tests.toy_channel.outbound import SENT
said = {"who": "anak-beruang", "id": "1", "what": "LAPOR jembatan di desa kami putus sejak kemarin pagi"}
assert Client().get("/saluran/toy_channel/", said).status_code == 200
drain(at=timezone.now(), rounds=50)
report = Report.objects.get()
assert (report.channel, report.has_contact) == ("toy_channel", True)
assert [each.to for each in SENT] == ["anak-beruang"] and report.code[:4] in SENT[0].text
"""


def test_it_needs_a_folder_and_one_settings_line(tmp_path: Path) -> None:
    told: dict[str, Any] = {
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "config.settings_test",
        "LAPOR_CHANNELS": "tests.toy_channel",
        "LAPOR_DATA_DIR": str(tmp_path),
        "LAPOR_DATABASE_URL": "",
        "LAPOR_BASE_URL": "http://testserver",
    }
    subprocess.run([sys.executable, "-c", STORY], env=os.environ | told, cwd=ROOT, check=True)
