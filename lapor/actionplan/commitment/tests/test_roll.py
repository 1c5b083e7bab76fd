"""The list, the text and what became of them: before opening, frozen, new heads, on paper, asked, counted."""

import io
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core import mail
from PIL import Image

from lapor.actionplan.commitment import asking, errors, queries, services
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.services.ask import ASK
from lapor.actionplan.commitment.signing import open_for_signing
from lapor.actionplan.commitment.tests.pens import AT, DRAFT, drafted, head, opened, sign
from lapor.actionplan.commitment.wall import wall_of
from lapor.attachments import queries as attachments
from lapor.attachments.services import stage_file
from lapor.audit.models import Event, EventPayload
from lapor.jobs.models import Job
from lapor.kit.actors import SYSTEM
from lapor.kit.figures import FigureAsk
from lapor.statistics.registry import measured
from tests.cast import World


def line(name: str = "Nama", promise: str = "Janji baru", target: int | None = 90) -> services.Line:
    """A line of the list, measured by a share."""
    return services.Line(position="Kepala", name=name, promise=promise, figure="answered_on_time", target=target)


def put(world: World, commitment: Commitment, office: str, *, who: str = "sari", is_new: bool = False) -> None:
    """Somebody writes the line of an office."""
    key, by = world.offices[office], world.actor(who)
    services.put_signatory(commitment.id, line=line(), institution=key, is_new=is_new, by=by, at=AT)


def photo() -> UUID:
    """A staged picture of a sheet."""
    picture = io.BytesIO()
    Image.new("RGB", (80, 60), "white").save(picture, format="PNG")
    picture.seek(0)
    return stage_file(picture, name="lembar.png", draft="d", at=AT, added_by="officer").id


def shown_share(world: World, on: date) -> tuple[int | None, int | None]:
    """The registered figure: how many of how many."""
    found = measured("commitment_signed", ask=FigureAsk(tenant=world.tenant, since=on, until=on))
    return found.count, found.of


def test_it_begins_with_the_heads_of_agencies_and_districts(world: World) -> None:
    rows = queries.signatories_of(drafted(world))
    offices = {each.institution_id for each in rows}
    assert [each.number for each in rows] == list(range(1, len(rows) + 1))
    named = ("diskominfo", "inspektorat", "hukum", "pupr", "dinkes", "kecamatan")
    assert offices == {world.offices[key] for key in named}
    assert "Camat Sangatta Utara" in {each.position for each in rows}


def test_it_lets_an_office_change_its_own_promise_only(world: World) -> None:
    commitment = drafted(world)
    put(world, commitment, "pupr", who="budi")
    assert head(world, commitment).promise == "Janji baru"
    for who, office in (("budi", "dinkes"), ("rina", "pupr"), ("joko", "pupr")):
        with pytest.raises(errors.NotSigningHere):
            put(world, commitment, office, who=who)
    with pytest.raises(errors.NotCommitmentEditor):
        services.drop_signatory(head(world, commitment).id, by=world.actor("budi"), at=AT)


def test_it_closes_the_gap_when_an_office_leaves_the_list(world: World) -> None:
    commitment = drafted(world)
    services.drop_signatory(head(world, commitment).id, by=world.actor("sari"), at=AT)
    assert [each.number for each in queries.signatories_of(commitment)] == [1, 2, 3, 4, 5]
    put(world, commitment, "pupr", is_new=True)
    assert head(world, commitment).number == 6
    with pytest.raises(errors.AlreadySignatory):
        put(world, commitment, "pupr", is_new=True)


def test_it_never_changes_once_it_is_open(world: World) -> None:
    commitment = opened(world)
    by = world.actor("sari")
    with pytest.raises(errors.CommitmentIsOpen):
        services.edit_commitment(commitment.id, draft=DRAFT, seen=commitment.version, by=by, at=AT)
    with pytest.raises(errors.CommitmentIsOpen):
        services.put_signatory(commitment.id, line=line(), institution=world.offices["pupr"], by=by, at=AT)
    with pytest.raises(errors.CommitmentIsOpen):
        services.drop_signatory(head(world, commitment).id, by=by, at=AT)
    event = Event.objects.get(kind="commitment_opened")
    assert EventPayload.objects.get(pk=event.pk).payload["text_hash"] == commitment.text_hash


def test_it_opens_only_what_was_seen_and_is_complete(world: World) -> None:
    draft = drafted(world)
    by = world.actor("sari")
    services.edit_commitment(draft.id, draft=DRAFT, seen=draft.version, by=world.actor("susi"), at=AT)
    with pytest.raises(errors.CommitmentChangedMeanwhile):
        open_for_signing(draft.id, seen=draft.version, by=by, at=AT)
    services.put_signatory(draft.id, line=line(name=" "), institution=world.offices["pupr"], by=by, at=AT)
    with pytest.raises(errors.NothingToSign):
        open_for_signing(draft.id, seen=Commitment.objects.get(pk=draft.id).version, by=by, at=AT)
    assert Commitment.objects.get(pk=draft.id).state == "draft"
    with pytest.raises(errors.CommitmentNotOpen):
        sign(world, draft)


def test_it_records_a_sheet_of_paper_with_its_picture(world: World) -> None:
    commitment = opened(world)
    row = head(world, commitment)
    today = AT.date()
    for files, day, who, refusal in (
        ((), today, "sari", errors.PaperPictureNeeded),
        ((photo(),), today + timedelta(days=2), "sari", errors.PaperPictureNeeded),
        ((photo(),), today, "budi", errors.NotCommitmentEditor),
    ):
        with pytest.raises(refusal):
            services.record_paper_signature(row.id, files=files, signed_on=day, by=world.actor(who), at=AT)
    file = photo()
    services.record_paper_signature(row.id, files=(file,), signed_on=today, by=world.actor("sari"), at=AT)
    kept = attachments.files_of_report(row.id)
    assert [(each.id, each.shown) for each in kept] == [(file, "public")]
    assert Job.objects.filter(key=str(file)).exists()
    assert (head(world, commitment).way, shown_share(world, AT.date())) == ("paper", (1, 6))


def test_it_asks_a_new_head_to_sign_anew_and_keeps_the_earlier_signature(world: World) -> None:
    commitment = opened(world)
    first = sign(world, commitment)
    assert shown_share(world, AT.date()) == (1, 6)
    later = AT + timedelta(days=40)
    new = services.replace_official(first, name="Kepala Baru", position="Plt. Kepala", by=world.actor("budi"), at=later)
    assert (shown_share(world, AT.date()), shown_share(world, later.date())) == ((1, 6), (0, 6))
    assert Job.objects.filter(name=ASK, key=str(new)).exists()
    with pytest.raises(errors.AlreadySigned):
        services.replace_official(first, name="X", position="Y", by=world.actor("sari"), at=later)
    sign(world, commitment, at=later)
    shown = next(each for each in wall_of(commitment, today=later.date()).heads if each.id == new)
    assert (shown.name, shown.way, len(shown.earlier)) == ("Kepala Baru", "electronic", 1)
    fields = Signatory.objects.filter(institution=world.offices["pupr"]).order_by("id").values_list("field", flat=True)
    number = shown.number
    assert list(fields) == [f"signature-{number}", f"signature-{number}-2"]


def test_it_asks_the_missing_by_mail_once_and_nobody_who_has_signed(world: World) -> None:
    commitment = opened(world)
    sign(world, commitment, "dinkes")
    assert services.ask_missing(commitment.id, by=world.actor("sari"), at=AT) == 5
    assert services.ask_missing(commitment.id, by=world.actor("sari"), at=AT) == 5
    jobs = list(Job.objects.filter(name=ASK))
    assert len(jobs) == 5
    sign(world, commitment, "kecamatan")
    for job in jobs:
        asking.KIND.run(job.arguments, AT, lambda _done, _all: None)
    told = [address for each in mail.outbox for address in each.to]
    assert "budi@contoh.example" in told and "dewi@contoh.example" not in told
    with pytest.raises(errors.NotCommitmentEditor):
        services.ask_missing(commitment.id, by=world.actor("budi"), at=AT)


def test_it_belongs_to_one_tenant(world: World) -> None:
    commitment = opened(world)
    with pytest.raises(errors.UnknownCommitment):
        queries.commitment_for(world.actor("rina"), commitment=commitment.id)
    with pytest.raises(errors.UnknownCommitment):
        queries.signatory_for(world.actor("rina"), signatory=head(world, commitment).id)
    with pytest.raises(errors.NotCommitmentEditor):
        services.ask_missing(commitment.id, by=world.actor("sari_lain"), at=AT)
    assert services.ask_missing(commitment.id, by=SYSTEM, at=AT) == 6
