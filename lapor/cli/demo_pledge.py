"""The demo's joint commitment, signed through the real services with certificates and sheets that are marked as examples."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from django.db import transaction

from lapor.actionplan.commitment import queries, words
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.services import (
    Draft,
    Line,
    make_commitment,
    put_signatory,
    record_paper_signature,
    replace_official,
)
from lapor.actionplan.commitment.signing import open_for_signing, sign_electronically
from lapor.attachments.services import stage_file
from lapor.cli.demo_photos import sheet_of_paper
from lapor.cli.demo_promises import COORDINATORS_MAIL
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.people import queries as people
from lapor.people.actors import actor_of
from seed.demo.pledge import DemoHead, demo_heads, demo_pledge_event, demo_promises

MARK = "CONTOH"
_OPENS = "contoh-saja"
_ROUNDS = 1_000


def is_pledged(tenant: UUID) -> bool:
    """Whether the commitment is there: it is written in one transaction."""
    return bool(queries.open_commitments(tenant))


@transaction.atomic
def pledge(tenant: UUID, *, begun: datetime, now: datetime) -> int:
    """Make, open and sign the commitment, on the days after `begun`; gives how many have signed."""
    coordinator = people.person_by_email(COORDINATORS_MAIL)
    assert coordinator is not None
    by = actor_of(coordinator)
    heads = {each.number: each for each in demo_heads()}
    commitment = _opened(tenant, heads=heads, by=by, at=begun)
    signed = 0
    for row in queries.signatories_of(commitment):
        row.commitment = commitment
        head, at = heads[row.number], begun + timedelta(hours=1, minutes=3 * row.number)
        if head.way == Signatory.Way.ELECTRONIC:
            content = example_certificate(f"{MARK} {head.name}", since=begun, until=now + timedelta(days=730))
            sign_electronically(row, content=content, password=_OPENS, by=by, at=at)
        elif head.way == Signatory.Way.PAPER:
            _on_paper(row, name=head.name, by=by, at=at)
        signed += head.way in (Signatory.Way.ELECTRONIC, Signatory.Way.PAPER)
        if head.successor:
            replace_official(row.id, name=head.successor, position=row.position, by=by, at=begun + timedelta(days=200))
    return signed


def example_certificate(name: str, *, since: datetime, until: datetime) -> bytes:
    """A self-made PKCS#12 file; its name says that it is an example, its key is nowhere else."""
    key = ec.generate_private_key(ec.SECP256R1())
    names = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(names)
        .issuer_name(names)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since - timedelta(days=1))
        .not_valid_after(until)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    sealed = serialization.PrivateFormat.PKCS12.encryption_builder().kdf_rounds(_ROUNDS).build(_OPENS.encode())
    return pkcs12.serialize_key_and_certificates(MARK.encode(), key, made, None, sealed)


def _opened(tenant: UUID, *, heads: Mapping[int, DemoHead], by: Actor, at: datetime) -> Commitment:
    """The commitment with a name on each line, open for signing."""
    event = demo_pledge_event()
    zone = ZoneInfo(institutions.office(tenant).zone)
    draft = Draft(
        title=words.usual_title(),
        text=words.usual_text(),
        place=event.place,
        held_on=at.astimezone(zone).date(),
        witnesses=event.witnesses,
    )
    key = make_commitment(draft, tenant=tenant, by=by, at=at, is_example=True)
    promises = demo_promises()
    for row in queries.signatories_of(Commitment.objects.get(pk=key)):
        promise = promises[row.number % len(promises)]
        line = Line(
            position=heads[row.number].position or row.position,
            name=heads[row.number].name,
            promise=promise.text,
            figure=promise.figure,
            target=promise.target,
        )
        put_signatory(key, line=line, by=by, at=at, institution=row.institution_id)
    open_for_signing(key, seen=Commitment.objects.get(pk=key).version, by=by, at=at)
    return Commitment.objects.get(pk=key)


def _on_paper(row: Signatory, *, name: str, by: Actor, at: datetime) -> None:
    """Record a drawn sheet as a signature on paper."""
    file = stage_file(
        sheet_of_paper(name),
        name=f"{MARK}-{row.number}.png",
        draft=f"demo-sheet-{row.number}",
        at=at,
        added_by="office",
    )
    record_paper_signature(row.id, files=(file.id,), signed_on=row.commitment.held_on, by=by, at=at)
