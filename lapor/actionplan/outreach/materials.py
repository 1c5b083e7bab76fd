"""Posters, leaflets and cards as tagged PDF (PDF/UA-1): one page for each place, with the code that carries it. Words go in as data."""

import io
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import segno
import typst
from django.conf import settings
from django.utils.translation import gettext as say
from django.utils.translation import override

from lapor.actionplan.outreach.errors import Unprintable
from lapor.actionplan.outreach.material_words import words_in
from lapor.institutions import queries as institutions
from lapor.institutions.emblems import emblem_file
from lapor.institutions.queries import Installation

SOURCE = Path(__file__).parent / "templates" / "outreach" / "material.typ"
POSTER, LEAFLET, CARD, FOUR_CARDS = "a2", "a4", "a6", "a6x4"
LOCAL_LIMIT, LOCAL_LINES = 300, 6
MOST_PAGES = 200
SMS, WHATSAPP = "sms", "whatsapp"
MARK = "Lapor"
_LONGEST_WORD = 24
_BREAK = "\u200b"


@dataclass(frozen=True, kw_only=True)
class PrintedPlace:
    """Where it hangs: the name, what lies around it, and the path behind its code."""

    name: str
    about: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What is printed: the form, the languages (the first one large) and a text of the office's own, in any language."""

    form: str
    languages: Sequence[str]
    local_text: str = ""


def printed_materials(places: Sequence[PrintedPlace], *, edition: Edition, tenant: UUID) -> bytes:
    """One page for each place. Call it outside of a transaction: two hundred pages, the most, take some seconds.

    Raises Unprintable for letters that no font here has.
    """
    here = next(each for each in institutions.installations() if each.tenant == tenant)
    data = json.dumps(_data(places, edition=edition, here=here), ensure_ascii=False)
    try:
        made = typst.compile(SOURCE.read_bytes(), format="pdf", sys_inputs={"data": data}, pdf_standards="ua-1")
    except typst.TypstError as error:
        if "could not be displayed with font" in str(error):
            raise Unprintable from None
        raise
    assert isinstance(made, bytes)
    return made


def ways_of(here: Installation) -> list[Mapping[str, str]]:
    """The numbers that stand on paper: SMS and WhatsApp as the tenant's profile tells them, else the number of the SMS gateway."""
    told = [way for way in here.contact_ways if way.get("kind") in {SMS, WHATSAPP} and way.get("value")]
    if not any(way["kind"] == SMS for way in told) and (settings.LAPOR_KANNEL_URLS or settings.LAPOR_GAMMU_CONFIG):
        told.insert(0, {"kind": SMS, "value": settings.LAPOR_SMS_NUMBER})
    return [{"label": "SMS" if way["kind"] == SMS else "WhatsApp", "value": breakable(way["value"])} for way in told]


def breakable(text: str) -> str:
    """The same text, in which a word without end may break, so that no line runs off the page."""
    return re.sub(rf"\S{{{_LONGEST_WORD}}}(?=\S)", lambda found: found.group() + _BREAK, text)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from the right."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((each for each in directions if each in {"L", "R", "AL"}), "L") != "L"


def _data(places: Sequence[PrintedPlace], *, edition: Edition, here: Installation) -> dict[str, Any]:
    local = [" ".join(line.split()) for line in edition.local_text[:LOCAL_LIMIT].splitlines() if line.strip()]
    if len(local) > LOCAL_LINES:
        local = [*local[: LOCAL_LINES - 1], " ".join(local[LOCAL_LINES - 1 :])]
    items, emblem = [_item(each) for each in places], emblem_file(Path(here.emblem).stem)
    with override(edition.languages[0]):
        common = {"title": say("Cara melapor"), "qr_alt": say("Kode QR menuju"), "short": say("Alamat pendek:")}
    return {
        **common,
        "form": edition.form,
        "has_steps": edition.form not in {CARD, FOUR_CARDS},
        "mark": MARK,
        "site": here.name,
        "emblem": list(emblem.read_bytes()) if emblem else [],
        "accent": here.accent,
        "site_address": _bare(settings.BASE_URL),
        "texts": [words_in(each) for each in edition.languages],
        "ways": ways_of(here),
        "local": [breakable(line) for line in local],
        "local_is_rtl": is_right_to_left("".join(local)),
        "items": items,
        "longest": sorted(items, key=lambda each: len(each["name"]) + len(each["about"]))[-3:],
    }


def _item(place: PrintedPlace) -> dict[str, str]:
    address = settings.BASE_URL + place.path
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", border=2, scale=4)
    return {
        "name": breakable(place.name),
        "about": breakable(place.about),
        "address": _bare(address),
        "qr": picture.getvalue().decode(),
    }


def _bare(address: str) -> str:
    return address.split("://", 1)[-1].rstrip("/")
