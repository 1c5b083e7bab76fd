"""Whatever bytes come, reading them raises nothing, takes little, and finds the words."""

import base64
import time
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lapor.channels.email import addresses, checks
from lapor.channels.email.html import text_of
from lapor.channels.email.inbound import read_mail
from lapor.channels.email.quotes import HIDDEN, split, without_secrets
from lapor.channels.email.tests.mails import ADDRESS, LONG, PICTURE, WATI, letter, with_picture

REPORT = "report/01a215b5-7835-7599-8105-37e8af7c6b67"


def test_it_reads_sender_subject_and_words() -> None:
    mail = read_mail(bytes(with_picture(letter(subject="Re: BLS: Jembatan putus"))))
    assert (mail.sender, mail.shown_name, mail.subject, mail.text) == (WATI, "Wati Contoh", "Jembatan putus", LONG)
    assert [(piece.name, piece.content) for piece in mail.pieces] == [("foto.png", PICTURE)]


@pytest.mark.parametrize(
    ("charset", "claimed"),
    [
        ("utf-8", "utf-8"),
        ("cp1252", "x-unknown"),
        ("cp1252", "us-ascii"),
        ("utf-8", "utf8mb4"),
        ("latin-1", "idna"),
        ("utf-8", "zlib"),
        ("utf-16", "utf-16"),
        ("utf-8", "a\\0b"),
    ],
)
def test_it_reads_words_whatever_charset_they_claim(charset: str, claimed: str) -> None:
    body = base64.b64encode("Jalan rusak sekali di Sangatta".encode(charset)).decode()
    raw = f'From: {WATI}\nContent-Type: text/plain; charset="{claimed}"\nContent-Transfer-Encoding: base64\n\n{body}'
    assert "rusak sekali" in read_mail(raw.encode("latin-1")).text


def test_it_prefers_plain_words_and_keeps_pictures_of_the_other_form() -> None:
    mail = letter("Kata biasa.", html="<p>Kata <b>tebal</b></p>")
    related = list(mail.iter_parts())[1]
    assert isinstance(related, EmailMessage)
    related.add_related(PICTURE * 200, maintype="image", subtype="png", cid="<a>", filename="foto.png")
    read = read_mail(bytes(mail))
    assert read.text == "Kata biasa." and len(read.pieces) == 1


def test_it_reads_html_without_running_or_fetching_anything() -> None:
    markup = (
        "<html><head><title>x</title><style>p{}</style></head><body><p>Jalan&nbsp;rusak<br>parah</p><script>alert(1)</script>"
        '<img src="https://musuh.example/p.gif"><ul><li>satu<li>dua</ul><a href="https://contoh.example/x">foto</a>'
        "<blockquote>lama<blockquote>lebih lama</blockquote></blockquote>"
    )
    said = text_of(markup)
    assert said.splitlines()[:2] == ["Jalan rusak", "parah"] and "- satu" in said and "- dua" in said
    assert "foto (https://contoh.example/x)" in said and "> lama" in said and "> > lebih lama" in said
    assert "alert" not in said and "musuh" not in said


def test_it_reads_a_mail_in_a_mail() -> None:
    outer = letter("Saya teruskan.")
    outer.add_attachment(with_picture(letter(id="<dalam@x>")))
    read = read_mail(bytes(outer))
    assert read.text.startswith("Saya teruskan.") and f"> {LONG}" in read.text and len(read.pieces) == 1


@pytest.mark.parametrize(
    "beginning",
    [
        "Pada Sen, 2 Mar 2026 pukul 09.00 Lapor <lapor@kabupaten.example> menulis:\n> Halo",
        "On Mon, Mar 2, 2026 at 9:00 AM Lapor <lapor@kabupaten.example>\nwrote:\n> Halo",
        "-----Original Message-----\nFrom: Lapor\nHalo",
        "Dari: Lapor <lapor@kabupaten.example>\nDikirim: Senin\nHalo",
        "> Halo",
        "-- \nBudi\nHalo",
    ],
)
def test_it_folds_the_mail_that_was_answered(beginning: str) -> None:
    said = split(f"Baik, terima kasih.\n\n{beginning}", keeps_forwarded=False)
    assert said.new == "Baik, terima kasih." and said.quoted.splitlines()[-1] == "> Halo"


def test_it_folds_no_new_words_away() -> None:
    assert split("> Di mana?\n\nDi pasar.", keeps_forwarded=False).new == "Di pasar."
    assert split("> hanya kutipan", keeps_forwarded=False).new == "hanya kutipan"
    forwarded = f"---------- Forwarded message ---------\nFrom: Wati\n\n{LONG}"
    assert LONG in split(forwarded, keeps_forwarded=True).new


def test_it_hides_access_keys_and_reply_addresses() -> None:
    said = without_secrets(f"kunci AB12-CD34-EF56-GH78 atau ABCDEFGH12345678, balas {addresses.address_about(REPORT)}")
    assert said == f"kunci {HIDDEN} atau {HIDDEN}, balas {ADDRESS}"
    ordinary = "sekolahmenengah1 dan 7KQ4-M2XB-9TRY"
    assert without_secrets(ordinary) == ordinary


def test_it_knows_its_own_tokens_alone() -> None:
    token = addresses.token_of(REPORT)
    assert addresses.about_of(token.upper()) == REPORT and len(token) == addresses.LENGTH
    assert addresses.about_in([WATI, f"Lapor+{token}@Kabupaten.Example"]) == REPORT
    changed = ("b" if token[9] == "a" else "a").join((token[:9], token[10:]))
    assert not addresses.about_of(changed) and not addresses.about_in([f"lain+{token}@kabupaten.example"])


@pytest.mark.parametrize("depth", [15, 40, 3000])
def test_it_survives_nested_bombs(depth: int) -> None:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    read = read_mail(f"From: {WATI}\nSubject: Bom\n{head}Content-Type: text/plain\n\nDalam".encode())
    assert read.sender == WATI and read.subject == "Bom" and read.left_out


def test_it_survives_many_parts_and_a_large_head() -> None:
    parts = "--b\nContent-Type: application/x\n\nx\n" * 50_000
    begun = time.process_time()
    read = read_mail(f'From: {WATI}\nContent-Type: multipart/mixed; boundary="b"\n\n{parts}--b--'.encode())
    assert read.left_out and not read.pieces
    assert read_mail(b"From: x\n" + b"X-A: b\n" * 200_000 + b"\nHalo").left_out
    assert read_mail(b"<!" * 500_000).sender == ""
    assert text_of("<div>" * 100_000 + "Halo").strip() == "Halo" and text_of("<div>" * 5_000 + "Halo") == "Halo"
    assert time.process_time() - begun < 60


def test_it_reads_a_mail_of_thirty_megabytes() -> None:
    mail = letter()
    mail.add_attachment(PICTURE + b"\0" * 22_000_000, maintype="image", subtype="png", filename="besar.png")
    raw = bytes(mail)
    assert len(raw) > 29_000_000
    assert read_mail(raw).text == LONG and read_mail(raw[:20_000_000]).text == LONG


HEADERS = st.dictionaries(
    st.sampled_from(
        ["From", "To", "Subject", "Message-ID", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition"]
        + ["Date", "Return-Path", "Auto-Submitted", "MIME-Version", "Delivered-To", "X-Loop", "Precedence"]
    ),
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "multipart/mixed; boundary=b",
                "multipart/report",
                "message/rfc822",
                "message/delivery-status",
                "text/html",
            ]
            + ["text/plain; charset=idna", "=?utf-8?b?!!!?=", "=?x?q?=?=", "base64", "quoted-printable", "x-uuencode"]
            + ["attachment; filename*=utf-8'x'%ff%", "<>", "a@b, <c", '"', "multipart/alternative; boundary=b", "=?"]
        ),
    ),
)
PIECES = st.lists(
    st.sampled_from(["--b", "--b--", "\n", "> x", "=?utf-8?q?=41?=", "AAAA", "<p>", "\0", "Action: failed"])
)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(headers=HEADERS, inner=HEADERS, pieces=PIECES, tail=st.binary(max_size=200))
def test_it_raises_at_nothing(headers: dict[str, str], inner: dict[str, str], pieces: list[str], tail: bytes) -> None:
    lines = [f"{name}: {value}" for name, value in headers.items()]
    below = ["--b", *(f"{name}: {value}" for name, value in inner.items()), "", *pieces]
    raw = "\n".join([*lines, "", *below]).encode("utf-8", "surrogatepass") + tail
    mail = read_mail(raw)
    said = split(mail.text, keeps_forwarded=False)
    assert without_secrets(said.whole) is not None
    assert (mail.text + mail.subject + mail.shown_name + mail.id).encode() and "\0" not in mail.text
    assert read_mail(raw) == mail


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(raw=st.binary(max_size=600))
def test_it_raises_at_no_bytes(raw: bytes) -> None:
    assert read_mail(raw).pieces is not None


def test_it_says_what_is_half_set_up(settings: Any) -> None:
    settings.LAPOR_MAIL_ADDRESS = ""
    assert checks.check_mailbox(None) == []
    settings.LAPOR_MAIL_ADDRESS, settings.LAPOR_IMAP_HOST = "a+b@x.example", "imap.example"
    settings.LAPOR_IMAP_TLS, settings.LAPOR_IMAP_USER = False, ""
    found = checks.check_mailbox(None)
    assert [fault.id for fault in found] == ["email.E001", "email.E002", "email.E003"]
    assert all(fault.hint for fault in found)


def test_it_takes_only_the_first_sender() -> None:
    mail = EmailMessage()
    mail["From"] = f"{WATI}, lain@warga.example"
    assert read_mail(bytes(mail)).sender == WATI
