"""Events commit to the words that came with them: the verifier finds words that changed, went or came by themselves."""

from datetime import timedelta

import pytest

from lapor.audit.models import Event, EventPayload
from lapor.audit.services import erase_payload
from lapor.kit import actors
from lapor.kit.actors import SYSTEM
from lapor.kit.ids import new_id
from lapor.reports import services
from lapor.reports.models import Report, Word
from lapor.reports.proofs import PROOFS, is_proved, proofs_of
from lapor.reports.word_checks import changed_words
from tests.cast import NOW, World, file

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def asked(world: World) -> Report:
    """A report whose reporter was asked and has answered."""
    report = Report.objects.get(pk=file("m-1").report)
    diskominfo = world.offices["diskominfo"]
    services.ask_reporter(report.id, text="Di mana?", institution=diskominfo, by=world.actor("sari"), at=LATER)
    services.answer_question(report.id, text="Di pasar.", by=actors.reporter(report.id), at=LATER)
    return report


def codes() -> list[str]:
    """What the check finds."""
    return [fault.code for fault in changed_words()]


def test_it_finds_nothing_where_nothing_changed(asked: Report) -> None:
    assert codes() == []


def test_it_names_report_and_event_of_changed_words(asked: Report) -> None:
    Word.objects.filter(kind="answer").update(text="Di laut.")
    event = Event.objects.get(stream=asked.stream, kind="question_answered")
    (fault,) = changed_words()
    assert (fault.stream, fault.code, fault.seq, fault.event) == (asked.stream, "words", event.seq, event.id)


def test_it_finds_words_that_went_or_came_by_themselves(asked: Report) -> None:
    word = Word.objects.get(kind="answer")
    word.delete()
    assert codes() == ["words_gone"]
    Word(id=new_id(), report=asked, kind="addition", by_reporter=True, text="Palsu", said_at=LATER).save()
    assert codes() == ["words_gone", "words_alone"]


def test_it_finds_a_question_laid_into_another_mouth(asked: Report) -> None:
    Word.objects.filter(kind="question").update(institution_id=asked.tenant_id)
    assert codes() == ["words"]


def test_it_takes_a_store_of_before_the_commitments(asked: Report) -> None:
    for row in EventPayload.objects.all():
        row.payload.pop(PROOFS, None)
        row.save()
    assert codes() == []


def test_it_proves_nothing_any_more_when_the_payload_was_erased(asked: Report) -> None:
    event = Event.objects.get(stream=asked.stream, kind="question_answered")
    erase_payload(event.id, by=SYSTEM, at=LATER, rule="test")
    Word.objects.filter(kind="answer").update(text="")
    assert codes() == []


def test_it_finds_a_public_text_that_nobody_verified(world: World) -> None:
    report = Report.objects.get(pk=file("m-2").report)
    Report.objects.filter(pk=report.pk).update(public_text="Kata orang lain.")
    assert codes() == ["words_alone"]


def test_it_salts_each_commitment_so_that_short_words_cannot_be_guessed() -> None:
    word = Word(id=new_id(), report_id=new_id(), kind="answer", by_reporter=True, text="ya", said_at=LATER)
    first, second = (proofs_of([word])[f"word/{word.id}"] for _ in range(2))
    assert first["sha256"] != second["sha256"]
    assert is_proved(word, proof=first)
    assert not is_proved(word, proof={"sha256": first["sha256"]})
