"""Mails as people and machines write them."""

from email.message import EmailMessage

from django.core import mail as outbox

ADDRESS = "lapor@kabupaten.example"
WATI = "wati@warga.example"
LONG = "Jembatan gantung di desa kami putus sejak kemarin dan anak sekolah tidak bisa lewat."
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def letter(
    text: str = LONG,
    *,
    sender: str = f"Wati Contoh <{WATI}>",
    to: str = ADDRESS,
    subject: str = "Jembatan putus",
    id: str = "<satu@warga.example>",
    html: str = "",
    **headers: str,
) -> EmailMessage:
    """A mail of a person; further headers with `_` for `-`."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Message-ID"] = sender, to, subject, id
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def with_picture(mail: EmailMessage, *, name: str = "foto.png") -> EmailMessage:
    """With a photo beside it."""
    mail.add_attachment(PICTURE, maintype="image", subtype="png", filename=name)
    return mail


def reply_address() -> str:
    """Where a reply to the last mail that went out goes."""
    address: str = outbox.outbox[-1].reply_to[0]
    return address


def failed_delivery(*, to: str = ADDRESS, original: str = "", action: str = "failed") -> bytes:
    """A report of a mail server that a mail was not delivered."""
    return f"""From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Return-Path: <>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="batas"

--batas
Content-Type: text/plain

Alamat ini tidak ada.

--batas
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {WATI}
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--batas
Content-Type: text/rfc822-headers

Message-ID: {original}
Subject: rahasia

--batas--
""".encode()
