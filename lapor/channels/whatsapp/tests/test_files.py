"""Pictures, documents and voice notes: fetched after the commit, as often as needed, and never the reason that words are lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from lapor.attachments.models import Attachment
from lapor.attachments.services import expire_staged
from lapor.attachments.tests import samples
from lapor.channels.whatsapp.tests.payloads import deliver, message, text
from lapor.intake.jobs import collect_media
from lapor.intake.models import Conversation, WaitingMessage
from lapor.intake.services import keep_told_files
from lapor.notifications.services import send_messages
from lapor.reports.models import Report, Word
from tests.cast import World
from tests.chat_peer import Peer

LONG = "LAPOR jembatan gantung di Manubar putus sejak kemarin dan anak sekolah tidak bisa lewat"


def collect(*, minutes: int = 0) -> None:
    """The job, some minutes from now."""
    collect_media({}, timezone.now() + timedelta(minutes=minutes), lambda done, total: None)


def sent(kind: str, *, file: str, **part: Any) -> dict[str, Any]:
    """A message with a file of that id."""
    made = message(kind, **part)
    made[kind]["id"] = file
    return made


def answers(peer: Peer) -> str:
    """Everything that was answered."""
    send_messages(at=timezone.now() + timedelta(days=3))
    return " ".join(str(each) for each in peer.sent)


def test_it_answers_meta_before_anything_is_fetched(world: World, peer: Peer) -> None:
    peer.files["p1"] = samples.picture()
    assert deliver(sent("image", file="p1", caption=LONG)) == 200
    assert not peer.asked and not Report.objects.exists()
    row = WaitingMessage.objects.get()
    assert "jembatan" not in row.words and "6281" not in row.words
    collect()
    report = Report.objects.get()
    assert Attachment.objects.get().report == report.id and not WaitingMessage.objects.exists()
    assert (report.body, report.filed_at) == (LONG, row.arrived_at)


def test_it_takes_a_voice_note_for_a_report(world: World, peer: Peer) -> None:
    peer.files |= {"v1": samples.ogg(), "v2": samples.ogg()}
    for id in ("v1", "v2"):
        deliver(sent("audio", file=id, voice=True, mime_type="audio/ogg; codecs=opus"))
    collect()
    assert Report.objects.count() == 2
    assert {each.kind for each in Attachment.objects.all()} == {"sound"}


def test_it_takes_a_document_with_its_name(world: World, peer: Peer) -> None:
    peer.files["d1"] = samples.pdf()
    deliver(sent("document", file="d1", filename="surat.pdf", caption=LONG))
    collect()
    assert Attachment.objects.get().name == "surat.pdf"


def test_it_fetches_once_for_ten_deliveries(world: World, peer: Peer) -> None:
    peer.files["p1"] = samples.picture()
    again = sent("image", file="p1", caption=LONG)
    for _ in range(5):
        deliver(again)
    collect()
    for _ in range(5):
        deliver(again)
    collect()
    assert (Report.objects.count(), Attachment.objects.count()) == (1, 1)


def test_it_asks_again_later_when_a_file_was_not_had(world: World, peer: Peer) -> None:
    peer.files["p1"], peer.broken_downloads = samples.picture(), 1
    deliver(sent("image", file="p1", caption=LONG))
    collect()
    assert not Report.objects.exists() and not Attachment.objects.exists()
    collect(minutes=2)
    assert Report.objects.count() == 1 and Attachment.objects.get().state == "kept"


def test_it_repeats_after_a_crash_and_files_once(world: World, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    peer.files["p1"] = samples.picture()
    deliver(sent("image", file="p1", caption=LONG))

    def crash(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    for place in ("stage_file", "_drop"):
        monkeypatch.setattr(f"lapor.intake.services.wait.{place}", crash)
        with pytest.raises(KeyboardInterrupt):
            collect(minutes=31 * (place == "_drop"))
        monkeypatch.undo()
    collect(minutes=70)
    assert (Report.objects.count(), Attachment.objects.count()) == (1, 1) and not WaitingMessage.objects.exists()


@pytest.mark.parametrize("content", [b"MZ no picture", None])
def test_it_keeps_the_words_when_a_file_is_refused_or_gone(world: World, peer: Peer, content: bytes | None) -> None:
    if content is not None:
        peer.files["p1"] = content
    deliver(sent("image", file="p1", caption=LONG))
    collect()
    assert Report.objects.get().body == LONG and not Attachment.objects.exists()
    told = answers(peer)
    assert "Laporan diterima" in told and ("tidak sampai" in told or "Berkas" in told)


def test_it_gives_up_a_file_at_last_and_keeps_the_words(world: World, peer: Peer) -> None:
    peer.files["p1"], peer.broken_downloads = samples.picture(), 99
    deliver(sent("image", file="p1", caption=LONG))
    for hours in range(0, 60, 10):
        collect(minutes=hours * 60)
    assert Report.objects.get().body == LONG and "tidak sampai" in answers(peer)


def test_it_fetches_nothing_larger_than_a_file_may_be(
    world: World, peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lapor.intake.services.wait.SIZE_LIMIT", 100)
    peer.files["p1"] = samples.picture()
    deliver(sent("image", file="p1", caption=LONG))
    collect()
    assert not any(path.startswith("/bytes/") for path in peer.asked)
    assert "lebih besar" in answers(peer) and Report.objects.count() == 1


def test_it_puts_the_rest_of_an_album_into_the_case(world: World, peer: Peer) -> None:
    for number in range(3):
        peer.files[f"p{number}"] = samples.picture(size=(640, 480 + number))
    deliver(sent("image", file="p0", caption=LONG), sent("image", file="p1"), sent("image", file="p2"))
    collect()
    report = Report.objects.get()
    assert Attachment.objects.filter(report=report.id).count() == 3
    assert Word.objects.filter(report=report).count() == 2
    assert answers(peer).count("sudah masuk") == 1


def test_it_keeps_pictures_that_answer_no_question(world: World, peer: Peer) -> None:
    for number in range(3):
        peer.files[f"p{number}"] = samples.picture(size=(640, 480 + number))
    deliver(sent("image", file="p0"))
    collect()
    deliver(sent("image", file="p1"))
    collect()
    for words in ("jembatan putus", "Manubar"):
        deliver(text(words))
    deliver(sent("image", file="p2"))
    collect()
    assert Conversation.objects.get().state == "who"
    deliver(text("anonim"))
    deliver(text("ya"))
    assert Attachment.objects.filter(report=Report.objects.get().id).count() == 3


def test_it_keeps_a_picture_as_long_as_its_conversation(world: World, peer: Peer) -> None:
    peer.files["p0"] = samples.picture()
    deliver(text("jembatan putus"))
    deliver(sent("image", file="p0"))
    collect()
    later = timezone.now() + timedelta(hours=47)
    assert keep_told_files(at=later) == 1
    assert expire_staged(at=later + timedelta(hours=12)) == 0 and Attachment.objects.count() == 1


def test_it_tells_the_token_to_nobody_but_meta(world: World, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    peer.files["p1"] = samples.picture()
    deliver(sent("image", file="p1", caption=LONG))
    monkeypatch.setattr("lapor.channels.whatsapp.media._is_known", lambda url: False)
    collect()
    assert not any(path.startswith("/bytes/") for path in peer.asked)
