"""Electronic signatures: appended, checked by a tool of others, refused in words, never overwritten."""

import io
import logging
import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from lapor.actionplan.commitment import errors, queries, seals, signing
from lapor.actionplan.commitment.models import Signatory
from lapor.actionplan.commitment.services import replace_official
from lapor.actionplan.commitment.tests.pens import AT, WORDS, certificate, head, opened, sign, weak_certificate
from lapor.audit.models import Event
from lapor.kit.hashing import sha256_hex
from lapor.kit.refusals import Refusal
from tests.cast import World

OFFICES = ("pupr", "dinkes", "kecamatan")


def pdfsig(content: bytes, *, folder: Path) -> str:
    """What poppler says of the signatures."""
    file = folder / "komitmen.pdf"
    file.write_bytes(content)
    return subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False).stdout


def last_byte_signed(said: str) -> list[int]:
    """Where the bytes that each signature covers end."""
    return [int(end) for end in re.findall(r"Signed Ranges: \[0 - \d+\], \[\d+ - (\d+)\]", said)]


def test_it_appends_signatures_of_which_each_stays_valid(world: World, tmp_path: Path) -> None:
    commitment = opened(world)
    papers = [queries.paper_of(commitment.id).content]
    for office in OFFICES:
        sign(world, commitment, office)
        papers.append(queries.paper_of(commitment.id).content)
    assert all(later.startswith(earlier) for earlier, later in zip(papers, papers[1:], strict=False))
    said = pdfsig(papers[-1], folder=tmp_path)
    assert said.count("Signature is Valid") == 3
    assert sorted(last_byte_signed(said)) == [len(paper) for paper in papers[1:]]


@pytest.mark.parametrize("place", ["in the text", "in a signed revision"])
def test_it_is_noticed_when_one_byte_was_changed(world: World, tmp_path: Path, place: str) -> None:
    commitment = opened(world)
    base = len(queries.paper_of(commitment.id).content)
    for office in OFFICES:
        sign(world, commitment, office)
    changed = bytearray(queries.paper_of(commitment.id).content)
    at = base // 2 if place == "in the text" else changed.index(b"/Reason", base) + 12
    changed[at] ^= 1
    valid = pdfsig(bytes(changed), folder=tmp_path).count("Signature is Valid")
    assert valid == 0
    field = head(world, commitment).field
    assert (checked := seals.check(queries.paper_of(commitment.id).content, field=field)) and checked.is_whole
    if place == "in the text":
        assert (broken := seals.check(bytes(changed), field=field)) and not broken.is_whole


def test_it_adds_nothing_but_signatures(world: World) -> None:
    commitment = opened(world)
    for office in OFFICES:
        sign(world, commitment, office)
    new = replace_official(
        head(world, commitment).id, name="Kepala Baru", position="Kepala", by=world.actor("sari"), at=AT
    )
    sign(world, commitment)
    reader = PdfFileReader(io.BytesIO(queries.paper_of(commitment.id).content))
    assert [each.field_name for each in reader.embedded_signatures][-1] == Signatory.objects.get(pk=new).field
    for each in reader.embedded_signatures:
        own = ValidationContext(trust_roots=[each.signer_cert], allow_fetching=False, moment=AT)
        status = validate_pdf_signature(each, signer_validation_context=own)
        assert status.bottom_line and status.modification_level in (
            ModificationLevel.NONE,
            ModificationLevel.FORM_FILLING,
        )


def test_it_stays_a_tagged_paper(world: World) -> None:
    commitment = opened(world)
    sign(world, commitment)
    with pikepdf.open(io.BytesIO(queries.paper_of(commitment.id).content)) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "id"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        widgets = [each for page in pdf.pages for each in page.get("/Annots", [])]
        assert len(widgets) == 6
        for widget in widgets:
            tag = parents[int(widget.StructParent)]
            assert tag.S == "/Form" and tag.K.Obj.objgen == widget.objgen and str(widget.TU)


def test_it_remembers_who_signed_and_forgets_the_certificate(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    commitment = opened(world)
    sign(world, commitment, who="budi")
    row = head(world, commitment)
    assert (row.way, row.certificate_subject, row.signed_at) == ("electronic", "CN=CONTOH pupr", AT)
    event = Event.objects.get(kind="commitment_signed")
    paper = queries.paper_of(commitment.id)
    assert (paper.signatures, paper.sha256) == (1, sha256_hex(paper.content))
    assert event.stream == f"institution/{world.tenant}"
    assert WORDS not in caplog.text and "CONTOH pupr" not in caplog.text


def test_it_lets_an_office_sign_for_its_own_head_only(world: World) -> None:
    commitment = opened(world)
    for who, office in (("budi", "dinkes"), ("rina", "pupr"), ("joko", "pupr")):
        with pytest.raises(errors.NotSigningHere):
            sign(world, commitment, office, who=who)
    sign(world, commitment, "pupr", who="budi")
    with pytest.raises(errors.AlreadySigned):
        sign(world, commitment, "pupr", who="budi")


WRONG: tuple[tuple[type[Refusal], Callable[[], bytes], str], ...] = (
    (errors.WrongCertificatePassword, certificate, "salah"),
    (errors.NotACertificate, lambda: b"%PDF-1.7 bukan sertifikat", WORDS),
    (errors.NotACertificate, lambda: b"", WORDS),
    (errors.NotACertificate, lambda: certificate(rounds=seals.ROUNDS_LIMIT + 1), WORDS),
    (errors.CertificateTooLarge, lambda: b"0" * (seals.SIZE_LIMIT + 1), WORDS),
    (errors.CertificateNotValidNow, lambda: certificate(at=AT - timedelta(days=400)), WORDS),
    (errors.CertificateNotValidNow, lambda: certificate(at=AT + timedelta(days=400)), WORDS),
    (errors.CertificateNotForSigning, lambda: certificate(for_signing=False), WORDS),
    (errors.CertificateNotForSigning, weak_certificate, WORDS),
)


@pytest.mark.parametrize(
    ("refusal", "made", "password"), WRONG, ids=[f"{n}-{row[0].code}" for n, row in enumerate(WRONG)]
)
def test_it_refuses_what_cannot_sign(
    world: World, refusal: type[Refusal], made: Callable[[], bytes], password: str
) -> None:
    commitment = opened(world)
    row = head(world, commitment)
    with pytest.raises(refusal) as refused:
        signing.sign_electronically(row, content=made(), password=password, by=world.actor("sari"), at=AT)
    assert password not in f"{refused.value} {refused.value.details}"
    assert queries.paper_of(commitment.id).signatures == 0


def test_it_overwrites_nobody_who_signs_at_the_same_moment(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between reading the paper and keeping it, the neighbour signs; the signature is put onto the neighbour's paper."""
    commitment = opened(world)
    make = seals.signed
    begun: list[int] = []

    def slow(content: bytes, **more: Any) -> bytes:
        if not begun:
            begun.append(1)
            sign(world, commitment, "dinkes")
        return make(content, **more)

    monkeypatch.setattr(seals, "signed", slow)
    sign(world, commitment, "pupr")
    content = queries.paper_of(commitment.id).content
    names = {each.field_name for each in PdfFileReader(io.BytesIO(content)).embedded_signatures}
    assert names == {head(world, commitment, office).field for office in ("pupr", "dinkes")}


def test_it_gives_up_with_words_when_others_are_always_faster(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    commitment = opened(world)
    stale = queries.paper_of(commitment.id)
    sign(world, commitment, "dinkes")
    monkeypatch.setattr(queries, "paper_of", lambda _key: stale)
    with pytest.raises(errors.PaperChangedMeanwhile):
        sign(world, commitment, "pupr")
    assert head(world, commitment, "pupr").way == ""
