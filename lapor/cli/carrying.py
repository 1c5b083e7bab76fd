"""Carry the newest daily root out of the house: as a file, and by mail to the inspectorate and whoever else keeps it."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from lapor.audit import witness
from lapor.institutions import queries as institutions
from lapor.jobs.registry import Progress
from lapor.notifications.senders import Message, sender_of

FOLDER = "roots"


def carry_roots(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """The job: the newest root, once. It commits to all roots before it."""
    return {"mailed": carry_newest_root()}


def carry_newest_root() -> int:
    """Mail the newest root to everybody who keeps it, then write `roots/<day>.json` in the data folder; returns how many mails.

    The file comes last and says that the mails went out: whatever fails before is tried again, at worst twice.
    """
    root = witness.newest_root()
    file = Path(settings.DATA_DIR) / FOLDER / f"{root['day']}.json" if root else None
    if root is None or file is None or file.is_file():
        return 0
    keepers = keepers_of_roots()
    with override("id"):
        for address in keepers:
            sender_of("email").send(_mail(root, to=address))
    _write(file, text=f"{json.dumps(root, indent=1)}\n")
    return len(keepers)


def keepers_of_roots() -> list[str]:
    """The addresses that roots go to: each inspectorate's own, and those of LAPOR_ROOT_WITNESSES; each once. No statement."""
    offices = [
        institutions.directory(each.tenant).on_duty(institutions.INSPECTORATE)
        for each in institutions.installations()
        if each.tenant is not None
    ]
    found = [*(office.email for office in offices), *settings.LAPOR_ROOT_WITNESSES]
    return list(dict.fromkeys(address for address in found if address))


def _mail(root: dict[str, Any], *, to: str) -> Message:
    subject = _("Sidik jejak audit %(day)s, %(name)s") % {
        "day": root["day"],
        "name": institutions.installation().name,
    }
    told = _(
        "Simpan surat ini di luar sistem Lapor. Dengan sidik di bawah ini siapa pun bisa membuktikan bahwa catatan sampai "
        "hari itu tidak diubah:\n\n    lapor audit verify --root surat-ini.txt\n\nSidik yang sama terbit di %(address)s."
    )
    text = told % {"address": f"{settings.BASE_URL}/audit/"}
    return Message(to=to, subject=subject, text=f"{text}\n\n{json.dumps(root, indent=1)}\n")


def _write(file: Path, *, text: str) -> None:
    file.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    temporary = file.with_suffix(".new")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(file)
