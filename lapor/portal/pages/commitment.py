"""The public pages of the joint commitment: the wall, and the certificate of one head."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import segno
from django.conf import settings
from django.utils.safestring import SafeString

from lapor.actionplan.commitment import queries
from lapor.actionplan.commitment.errors import CommitmentNotOpen
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.queries import CommitmentLine
from lapor.actionplan.commitment.shapes import Checked
from lapor.actionplan.commitment.signing import check
from lapor.actionplan.commitment.wall import Head, Standing, Wall, head_of, standing_of, wall_of
from lapor.attachments import queries as attachments
from lapor.institutions import queries as institutions
from lapor.institutions.memory import remembered
from lapor.portal.pages.parts import files_shown, local_day
from lapor.statistics.queries import agency_sums
from lapor.ui.shapes import FileItem

HOME = "/renaksi/komitmen/"


@dataclass(frozen=True, kw_only=True)
class CommitmentHead:
    """What stands above every page of a commitment."""

    url: str
    title: str
    lines: tuple[str, ...]
    place: str
    held_on: date
    witnesses: tuple[str, ...]
    text_hash: str
    pdf_url: str
    pdf_hash: str
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class CommitmentPage:
    """Text and wall; `sheets` are the pictures of sheets signed on paper, by head."""

    head: CommitmentHead
    wall: Wall
    signed: tuple[tuple[Head, tuple[FileItem, ...]], ...]
    others: tuple[CommitmentLine, ...]


@dataclass(frozen=True, kw_only=True)
class CertificatePage:
    """What one head signed, and what a check of the paper says now."""

    head: CommitmentHead
    signatory: Head
    issuer: str
    certificate_hash: str
    since_on: date
    ended_on: date | None
    checked: Checked | None
    is_whole: bool
    files: tuple[FileItem, ...]
    address: str
    qr: SafeString
    institution: str


def commitment_page(commitment: Commitment, *, now: datetime) -> CommitmentPage:
    """The commitment with its wall. 6 statements."""
    zone = institutions.office(commitment.tenant_id).zone
    wall = wall_of(commitment, today=local_day(now, zone=zone))
    on_paper = [each.id for each in wall.signed if each.way == Signatory.Way.PAPER]
    files = attachments.files_of_reports(on_paper) if on_paper else []
    shown = {key: [each for each in files if each.report == key] for key in on_paper}
    return CommitmentPage(
        head=head_shown(commitment),
        wall=wall,
        signed=tuple((each, files_shown(shown.get(each.id, ()), now=now)) for each in wall.signed),
        others=tuple(each for each in queries.open_commitments(commitment.tenant_id) if each.id != commitment.id),
    )


def head_shown(commitment: Commitment) -> CommitmentHead:
    """What stands above every page. 1 statement."""
    url = f"{HOME}{commitment.id}/"
    return CommitmentHead(
        url=url,
        title=commitment.title,
        lines=tuple(line for line in commitment.text.splitlines() if line.strip()),
        place=commitment.place,
        held_on=commitment.held_on,
        witnesses=tuple(", ".join(part for part in each if part) for each in commitment.witnesses),
        text_hash=commitment.text_hash,
        pdf_url=f"{url}komitmen.pdf",
        pdf_hash=queries.paper_hash(commitment.id),
        is_example=commitment.is_example,
    )


def certificate_page(row: Signatory, *, now: datetime) -> CertificatePage:
    """The certificate of a head who has signed (read with the commitment). 4 statements, and the check when it is not remembered."""
    commitment = row.commitment
    office = institutions.office(row.institution_id)
    zone = institutions.office(commitment.tenant_id).zone
    today = local_day(now, zone=zone)
    since = min(commitment.held_on, today)
    sums = agency_sums(commitment.tenant_id, since=since, until=today) if row.ended_at is None else {}
    standing = standing_of(row, sums=sums) if row.ended_at is None else Standing(text="")
    head = head_shown(commitment)
    checked = _checked(row, pdf_hash=head.pdf_hash)
    address = f"{settings.BASE_URL}{certificate_url(row.id)}"
    files = attachments.files_of_report(row.id) if row.way == Signatory.Way.PAPER else []
    return CertificatePage(
        head=head,
        signatory=head_of(row, office=office.name, standing=standing),
        issuer=row.certificate_issuer,
        certificate_hash=row.certificate_hash,
        since_on=since,
        ended_on=local_day(row.ended_at, zone=zone) if row.ended_at else None,
        checked=checked,
        is_whole=bool(checked and checked.is_whole and checked.certificate_sha256 == row.certificate_hash),
        files=files_shown(files, now=now),
        address=address,
        qr=SafeString(  # nosec B703: drawn here from our own address, see docs/asvs.md
            segno.make(address, error="m").svg_inline(scale=4, border=3, light="#fff", svgclass="qr", lineclass=None)
        ),
        institution=institutions.office(commitment.tenant_id).name,
    )


def certificate_url(signatory: UUID) -> str:
    """Where the certificate of a head is read."""
    return f"{HOME}sertifikat/{signatory}/"


def _checked(row: Signatory, *, pdf_hash: str) -> Checked | None:
    """The check of the signature on the paper as it lies here, remembered for as long as the paper stays the same."""
    if row.way != Signatory.Way.ELECTRONIC:
        return None

    def load() -> Checked | None:
        try:
            return check(queries.paper_of(row.commitment_id).content, field=row.field)
        except CommitmentNotOpen:
            return None

    return remembered(("commitment signature", row.id, pdf_hash), load=load)
