"""A blocked sender files nothing for some days, keeps the cases that exist, and leaves no number behind."""

from datetime import timedelta
from typing import Any

import pytest

from lapor.audit.models import Event, EventPayload
from lapor.intake.channel_queries import open_blocks
from lapor.intake.errors import BadBlockSpan, NoBlockReason, NotBlockable
from lapor.intake.models import BlockedSender, Conversation
from lapor.intake.services import block_sender, unblock_sender
from lapor.intake.tests.test_converse import LONG, OTHER, PHONE, phones, say
from lapor.reports import services
from lapor.reports.errors import UnknownReport
from lapor.reports.models import Report, Word
from tests.cast import NOW, World, file

__all__ = ["phones"]
REASON = "Mengirim ancaman berulang kali"
DAY = timedelta(days=1)


def block(world: World, *, who: str = "sari", **changes: Any) -> Report:
    """Sari blocks whoever sent the only report."""
    report = Report.objects.order_by("filed_at", "id")[0]
    given: dict[str, Any] = {"channels": ("sms",), "reason": REASON, "days": 7, "by": world.actor(who), "at": NOW}
    block_sender(report.code, **(given | changes))
    return report


def test_it_takes_nothing_new_and_says_so_once(world: World) -> None:
    say(LONG)
    block(world)
    assert "sampai 9 Mar 2026" in say(f"{LONG} lagi")
    assert say("jembatan putus") == "" and say("halo") == ""
    assert Report.objects.count() == 1 and not Conversation.objects.exists()
    say(f"{LONG} lagi", sender=OTHER)
    assert Report.objects.count() == 2


def test_it_lets_the_cases_go_on(world: World) -> None:
    say(LONG)
    report = block(world)
    services.ask_reporter(
        report.id, text="Sebelah mana?", institution=world.offices["diskominfo"], by=world.actor("sari"), at=NOW
    )
    assert "baru" in say(f"STATUS {report.code}") or "menunggu" in say(f"STATUS {report.code}")
    assert "sudah masuk" in say("Sebelah utara")
    assert Word.objects.filter(by_reporter=True).count() == 1


def test_it_ends_by_itself(world: World) -> None:
    say(LONG)
    block(world, days=1)
    say(f"{LONG} lagi", at=NOW + DAY + timedelta(minutes=1))
    assert Report.objects.count() == 2


def test_it_can_be_lifted_by_the_same_regency_alone(world: World) -> None:
    say(LONG)
    report = block(world)
    row, sari = open_blocks(report.tenant_id, at=NOW)[0], world.actor("sari")
    assert (row.code, row.reason) == (report.code, REASON)
    assert not unblock_sender(row.id, tenant=world.offices["diskominfo_lain"], by=sari, at=NOW)
    assert unblock_sender(row.id, tenant=report.tenant_id, by=sari, at=NOW)
    assert not open_blocks(report.tenant_id, at=NOW)
    say(f"{LONG} lagi")
    assert Report.objects.count() == 2


def test_it_is_audited_and_stores_no_number(world: World) -> None:
    say(LONG)
    block(world)
    event = Event.objects.get(kind="sender_blocked")
    assert event.stream == f"institution/{world.tenant}"
    assert PHONE[1:] not in str(list(BlockedSender.objects.values())) + str(list(EventPayload.objects.values()))


def test_it_wants_a_reason_an_end_and_a_sender(world: World) -> None:
    say(LONG)
    with pytest.raises(NoBlockReason):
        block(world, reason="Iseng")
    with pytest.raises(BadBlockSpan):
        block(world, days=365)
    with pytest.raises(NotBlockable):
        block(world, channels=("whatsapp",))
    with pytest.raises(UnknownReport):
        block(world, who="sari_lain")
    with pytest.raises(UnknownReport):
        block_sender("tidak-ada", channels=("sms",), reason=REASON, days=1, by=world.actor("sari"), at=NOW)
    assert not BlockedSender.objects.exists() and file().code
