"""Forms on paper: a random number with a check character, and what their QR code says.

    LPF1/<Kemendagri code of the village>/<form number>

The number is no tracking code: it has eight characters, and stands for the sheet alone, so that a sheet photographed twice is noticed.
"""

from dataclasses import dataclass

from lapor.kit.codes import ALPHABET, check_character, grouped, random_characters

MARK = "LPF1"
NUMBER_LENGTH = 8
_LOOK_ALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})


class BadForm(ValueError):
    """It is no number of a form, or no code of one."""


@dataclass(frozen=True, kw_only=True)
class PaperForm:
    """One sheet: the region it was printed for, and its number."""

    region: str
    number: str


def new_form_number() -> str:
    """Seven random characters and a check character."""
    body = random_characters(NUMBER_LENGTH - 1)
    return body + check_character(body)


def payload_of(form: PaperForm) -> str:
    """What the QR code says."""
    return f"{MARK}/{form.region}/{form.number}"


def parse_payload(text: str) -> PaperForm:
    """The sheet of a QR code. Raises BadForm."""
    parts = text.strip().split("/")
    if len(parts) != 3 or parts[0] != MARK or not _is_region(parts[1]):
        raise BadForm
    return PaperForm(region=parts[1], number=parse_form_number(parts[2]))


def parse_form_number(text: str) -> str:
    """The bare number of what a person typed, with or without dashes, in any case. Raises BadForm."""
    number = "".join(each for each in text.upper() if each not in "- ").translate(_LOOK_ALIKES)
    if len(number) != NUMBER_LENGTH or any(each not in ALPHABET for each in number):
        raise BadForm
    if check_character(number[:-1]) != number[-1]:
        raise BadForm
    return number


def format_form_number(number: str) -> str:
    """As a person reads it: 4-4."""
    return grouped(number)


def _is_region(text: str) -> bool:
    digits = text.replace(".", "")
    return digits.isascii() and digits.isdigit() and len(digits) in {2, 4, 6, 10}
