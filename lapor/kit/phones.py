"""Phone numbers and mail addresses in one form, so that the same contact is found again."""

import re

import phonenumbers

DEFAULT_REGION = "ID"

_LONGEST_EMAIL = 254
_LONGEST_LOCAL_PART = 64
_LONGEST_PHONE_TEXT = 40
_LOCAL_PART = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})")


class BadPhone(ValueError):
    """What was typed is no phone number that can be called."""


class BadEmail(ValueError):
    """What was typed is no mail address."""


def normalise_phone(text: str) -> str:
    """The number in E.164 (`+628…`); without a country code it is read as Indonesian. Raises BadPhone."""
    typed = text.strip()
    if len(typed) > _LONGEST_PHONE_TEXT or any(character.isalpha() for character in typed):
        raise BadPhone("not a phone number")
    try:
        number = phonenumbers.parse(typed, DEFAULT_REGION)
    except phonenumbers.NumberParseException as error:
        raise BadPhone("not a phone number") from error
    if not phonenumbers.is_valid_number(number):
        raise BadPhone("not a valid phone number")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def looks_like_email(text: str) -> bool:
    """Whether a person who typed this meant a mail address."""
    try:
        normalise_email(text)
    except BadEmail:
        return False
    return True


def normalise_email(text: str) -> str:
    """The address in lower case with its domain in ASCII. Raises BadEmail.

    The part before the `@` is lowered too: no provider in use tells two people apart by case.
    """
    local, at, domain = text.strip().lower().rpartition("@")
    try:
        domain = domain.encode("idna").decode() if domain else ""
    except UnicodeError as error:
        raise BadEmail("not a domain") from error
    address = f"{local}@{domain}"
    well_formed = _LOCAL_PART.fullmatch(local) and _DOMAIN.fullmatch(domain)
    if not at or not well_formed or len(local) > _LONGEST_LOCAL_PART or len(address) > _LONGEST_EMAIL:
        raise BadEmail("not a mail address")
    return address


def mask_contact(text: str) -> str:
    """A contact that its owner recognises and nobody else learns: `•••789`, `w•••@m•••.id`."""
    local, at, domain = text.strip().rpartition("@")
    if not at:
        digits = [character for character in domain if character.isdigit()]
        return "•••" + "".join(digits[-3:] if len(digits) > 6 else [])
    name, _, ending = domain.rpartition(".")
    return f"{local[:1]}•••@{name[:1]}•••.{ending}"
