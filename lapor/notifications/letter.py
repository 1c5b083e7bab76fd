"""The printed letter to an institution without an account, as PDF."""

import io
from dataclasses import dataclass
from pathlib import Path

import segno
import typst

SOURCE = Path(__file__).parent / "templates" / "notifications" / "letter.typ"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Everything that the letter says; `text` is empty for a confidential report."""

    sender: str
    receiver: str
    receiver_address: str
    place_and_day: str
    code: str
    topic: str
    place: str
    filed_on: str
    due_on: str
    title: str
    text: str
    link: str


def make_letter(letter: Letter) -> bytes:
    """The letter as tagged PDF with a QR code of the link. Words go in as data, never as markup."""
    picture = io.BytesIO()
    segno.make(letter.link, error="m").save(picture, kind="svg", border=2, scale=4)
    data = {name: str(value) for name, value in vars(letter).items()} | {"qr": picture.getvalue().decode()}
    made = typst.compile(SOURCE.read_bytes(), format="pdf", sys_inputs=data)
    assert isinstance(made, bytes)
    return made
