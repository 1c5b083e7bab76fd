"""Electronic signatures: a certificate that somebody brings, a signature appended to a PDF, and a check of one.

Nothing of a certificate file or its password is kept, logged or put into an error: both live for one call.
"""

import io
from collections.abc import Iterator
from datetime import datetime

from asn1crypto.pkcs12 import Pfx, SafeContents
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

from lapor.actionplan.commitment.errors import (
    CertificateNotForSigning,
    CertificateNotValidNow,
    CertificateTooLarge,
    NotACertificate,
    WrongCertificatePassword,
)
from lapor.actionplan.commitment.shapes import BOX, Certificate, Checked

SIZE_LIMIT = 100 * 1024
ROUNDS_LIMIT = 5_000_000
"""More rounds than any issuer uses would only keep the process busy."""

_BESIDE_CERTIFICATES = 2_000
_TICK = b"0.06 0.36 0.36 RG 3 w 1 J 1 j 58 20 m 69 9 l 93 33 l S"
_WEAKEST_RSA = 2048
_STYLE = StaticStampStyle(
    border_width=0,
    background=RawContent(_TICK, box=BoxConstraints(width=BOX[0], height=BOX[1])),
    background_opacity=1,
)


class _Pen(signers.PdfSigner):
    """A signer to whom the moment is told."""

    at: datetime

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        """The session, at that moment."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def open_certificate(content: bytes, *, password: str, at: datetime) -> Certificate:
    """Open a PKCS#12 file for one signature.

    Raises CertificateTooLarge, NotACertificate, WrongCertificatePassword, CertificateNotValidNow, CertificateNotForSigning.
    """
    if len(content) > SIZE_LIMIT:
        raise CertificateTooLarge(limit=SIZE_LIMIT)
    _require_pkcs12(content)
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(content, password.encode())
    except Exception:
        raise WrongCertificatePassword from None
    if key is None or certificate is None:
        raise NotACertificate
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise CertificateNotValidNow
    if not _may_sign(key, certificate=certificate):
        raise CertificateNotForSigning
    return Certificate(
        subject=certificate.subject.rfc4514_string()[:300],
        issuer=certificate.issuer.rfc4514_string()[:300],
        sha256=certificate.fingerprint(hashes.SHA256()).hex(),
        size=sum(len(each.public_bytes(Encoding.DER)) for each in (certificate, *chain)),
        signer=signers.SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=password.encode()),
    )


def signed(content: bytes, *, field: str, label: str, certificate: Certificate, reason: str, at: datetime) -> bytes:
    """The PDF with one more signature appended (PAdES, SHA-256); the bytes before it stay as they are.

    A field that waits in the PDF gets a visible tick; one that it lacks is added without a place on any page, as a later head of
    an office has no box on the sheet.
    """
    source = IncrementalPdfFileWriter(io.BytesIO(content))
    waiting = {name for name, _value, _ref in fields.enumerate_sig_fields(source)}
    added = fields.SigFieldSpec(
        field,
        readable_field_name=label,
        invis_sig_settings=fields.InvisSigSettings(set_print_flag=False, set_hidden_flag=True, box_out_of_bounds=True),
    )
    meta = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, reason=reason
    )
    pen = _Pen(
        meta,
        signer=certificate.signer,
        stamp_style=_STYLE if field in waiting else None,
        new_field_spec=None if field in waiting else added,
    )
    pen.at = at
    room = 2 * (certificate.size + _BESIDE_CERTIFICATES)
    made = pen.sign_pdf(source, existing_fields_only=field in waiting, bytes_reserved=room)
    return bytes(made.getbuffer())


def check(content: bytes, *, field: str) -> Checked | None:
    """Check one signature; None where the PDF has none of that name.

    Says whether the bytes are whole and the key fits the certificate, not who issued the certificate. Takes about 0.3 s.
    """
    reader = PdfFileReader(io.BytesIO(content))
    found = next((each for each in reader.embedded_signatures if each.field_name == field), None)
    if found is None:
        return None
    own = ValidationContext(trust_roots=[found.signer_cert], allow_fetching=False)
    status = validate_pdf_signature(found, signer_validation_context=own, skip_diff=True)
    covers = status.coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
    return Checked(
        is_whole=bool(status.intact and status.valid and covers),
        certificate_sha256=found.signer_cert.sha256.hex(),
    )


def _require_pkcs12(content: bytes) -> None:
    """Raise NotACertificate unless the file is a PKCS#12 file that can be opened in a moment."""
    try:
        pfx = Pfx.load(content, strict=True)
        rounds = max(_rounds(pfx), default=0)
    except Exception:
        raise NotACertificate from None
    if rounds > ROUNDS_LIMIT:
        raise NotACertificate


def _rounds(pfx: Pfx) -> Iterator[int]:
    """How often each key in the file is derived, as far as that can be read without the password."""
    if pfx["mac_data"].native is not None:
        yield int(pfx["mac_data"]["iterations"].native)
    for part in pfx.authenticated_safe:
        if part["content_type"].native == "encrypted_data":
            yield int(part["content"]["encrypted_content_info"]["content_encryption_algorithm"].kdf_iterations)
        elif part["content_type"].native == "data":
            for bag in SafeContents.load(part["content"].native):
                if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                    yield int(bag["bag_value"]["encryption_algorithm"].kdf_iterations)


def _may_sign(key: object, *, certificate: x509.Certificate) -> bool:
    is_strong = isinstance(key, ec.EllipticCurvePrivateKey) or (
        isinstance(key, rsa.RSAPrivateKey) and key.key_size >= _WEAKEST_RSA
    )
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return is_strong
    return is_strong and (usage.digital_signature or usage.content_commitment)
