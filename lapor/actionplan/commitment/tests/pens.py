"""Certificates made for tests, and a commitment with a few heads."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import pkcs12

from lapor.actionplan.commitment import queries
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.services import Draft, Line, make_commitment, put_signatory
from lapor.actionplan.commitment.signing import open_for_signing, sign_electronically
from tests.cast import World

AT = datetime(2026, 4, 20, 2, 0, tzinfo=UTC)
WORDS = "kata-sandi-sertifikat"
DRAFT = Draft(
    title="Komitmen uji",
    text="Kami berjanji menjawab.\nKami berjanji jujur.",
    place="Pendopo",
    held_on=date(2026, 4, 20),
    witnesses=(("Saksi Satu", "Sekretaris daerah"),),
)


def certificate(
    name: str = "CONTOH Kepala", *, at: datetime = AT, days: int = 365, rounds: int = 1_000, for_signing: bool = True
) -> bytes:
    """A self-made PKCS#12 file that holds from the day before `at` for so many days."""
    key = ec.generate_private_key(ec.SECP256R1())
    names = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    usage = [for_signing, False, not for_signing, *[False] * 6]
    made = (
        x509.CertificateBuilder()
        .subject_name(names)
        .issuer_name(names)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=days - 1))
        .add_extension(x509.KeyUsage(*usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    sealed = serialization.PrivateFormat.PKCS12.encryption_builder().kdf_rounds(rounds)
    return pkcs12.serialize_key_and_certificates(name.encode(), key, made, None, sealed.build(WORDS.encode()))


def weak_certificate(*, at: datetime = AT) -> bytes:
    """A file whose key is of a kind that PDF readers cannot check."""
    key = ed25519.Ed25519PrivateKey.generate()
    names = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "CONTOH")])
    made = (
        x509.CertificateBuilder()
        .subject_name(names)
        .issuer_name(names)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=1))
        .sign(key, None)
    )
    sealed = serialization.BestAvailableEncryption(WORDS.encode())
    return pkcs12.serialize_key_and_certificates(b"x", key, made, None, sealed)


def drafted(world: World) -> Commitment:
    """A draft by Sari: every head of the first regency's agencies and its district has a name."""
    by = world.actor("sari")
    key = make_commitment(DRAFT, tenant=world.tenant, by=by, at=AT)
    commitment = Commitment.objects.get(pk=key)
    for each in queries.signatories_of(commitment):
        line = Line(
            position=each.position,
            name=f"Kepala {each.number}",
            promise="Kami menjawab.",
            figure="answered_on_time",
            target=80,
        )
        put_signatory(key, line=line, by=by, at=AT, institution=each.institution_id)
    return Commitment.objects.get(pk=key)


def opened(world: World) -> Commitment:
    """The same, open for signing."""
    draft = drafted(world)
    open_for_signing(draft.id, seen=draft.version, by=world.actor("sari"), at=AT)
    return Commitment.objects.get(pk=draft.id)


def head(world: World, commitment: Commitment, office: str = "pupr") -> Signatory:
    """The present head of an office, with the commitment."""
    rows = Signatory.objects.select_related("commitment")
    return rows.get(commitment=commitment, institution=world.offices[office], ended_at=None)


def sign(world: World, commitment: Commitment, office: str = "pupr", *, who: str = "sari", at: datetime = AT) -> UUID:
    """The head of an office signs at somebody's account."""
    row = head(world, commitment, office)
    content = certificate(f"CONTOH {office}", at=at)
    sign_electronically(row, content=content, password=WORDS, by=world.actor(who), at=at)
    return row.id
