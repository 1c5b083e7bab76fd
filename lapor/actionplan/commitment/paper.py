"""The paper that is signed: a tagged PDF (PDF/UA-1) with one waiting signature field for each head. Words go in as data."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

import pikepdf
import typst
from django.utils.translation import gettext as say
from django.utils.translation import override
from pikepdf import Array, Dictionary, Name, String

from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.shapes import BOX
from lapor.actionplan.words import long_date
from lapor.institutions import queries as institutions
from lapor.kit.hashing import canonical_json, sha256_hex

SOURCE = Path(__file__).parent / "templates" / "commitment" / "paper.typ"
LANGUAGE = "id"
"""The language in which it is signed, whatever the reader of a page has chosen."""

_COLUMNS, _ROWS = 3, 7
_WIDE, _HIGH, _TOP = 164, 98, 44
_MARGIN, _PAGE_HEIGHT = 2 * 72 / 2.54, 841.89
_PRINT = 4


@dataclass(frozen=True, kw_only=True)
class _Spot:
    """Where a head signs: sheet, and the box's distance from the left and the top inside the margins, in points."""

    signatory: Signatory
    sheet: int
    x: int
    y: int


def field_of(signatory: Signatory, *, heads_before: int = 0) -> str:
    """The name of the signature in the PDF: by the number on the list, for a later head of the office with a second number."""
    return f"signature-{signatory.number}" + (f"-{heads_before + 1}" if heads_before else "")


def label_of(signatory: Signatory) -> str:
    """What the signature field is called when it is read aloud."""
    return say("Tanda tangan elektronik %(position)s") % {"position": signatory.position}


def text_hash(commitment: Commitment, *, signatories: Sequence[Signatory]) -> str:
    """The SHA-256 of everything that is signed."""
    said = {
        "title": commitment.title,
        "text": commitment.text,
        "place": commitment.place,
        "held_on": commitment.held_on.isoformat(),
        "witnesses": commitment.witnesses,
        "promises": [
            [each.number, str(each.institution_id), each.position, each.name, each.promise, each.figure, each.target]
            for each in signatories
        ],
    }
    return sha256_hex(canonical_json(said))


def paper_to_sign(commitment: Commitment, *, signatories: Sequence[Signatory]) -> bytes:
    """The paper before the first signature. Call it outside of a transaction: it takes half a second."""
    spots = [
        _Spot(
            signatory=each,
            sheet=place // (_COLUMNS * _ROWS),
            x=place % _COLUMNS * _WIDE,
            y=_TOP + place // _COLUMNS % _ROWS * _HIGH,
        )
        for place, each in enumerate(signatories)
    ]
    with override(LANGUAGE):
        data = json.dumps(_words(commitment, spots=spots), ensure_ascii=False)
        made = typst.compile(
            SOURCE.read_bytes(),
            format="pdf",
            sys_inputs={"words": data},
            pdf_standards="ua-1",
            timestamp=commitment.made_at.astimezone(UTC).replace(microsecond=0),
        )
        assert isinstance(made, bytes)
        return _with_fields(made, spots=spots)


def _words(commitment: Commitment, *, spots: Sequence[_Spot]) -> dict[str, Any]:
    hashed = text_hash(commitment, signatories=[each.signatory for each in spots])
    sheets: list[list[dict[str, Any]]] = [[] for _ in range(spots[-1].sheet + 1)]
    for each in spots:
        who = each.signatory
        told = {"number": who.number, "position": who.position, "name": who.name}
        sheets[each.sheet].append({"x": each.x, "y": each.y, **told})
    return {
        "lang": LANGUAGE,
        "title": commitment.title,
        "institution": institutions.office(commitment.tenant_id).name,
        "event": f"{commitment.place}, {long_date(commitment.held_on)}",
        "example": say("CONTOH: isi, nama, dan tanda tangan rekaan") if commitment.is_example else "",
        "lines": [line for line in commitment.text.splitlines() if line.strip()],
        "witnesses_title": say("Saksi"),
        "witnesses": [", ".join(part for part in each if part) for each in commitment.witnesses],
        "promises_title": say("Janji setiap kantor"),
        "head": [say("No."), say("Penanda tangan"), say("Janji")],
        "promises": [[str(each.number), f"{each.position}\n{each.name}", each.promise] for each in _heads(spots)],
        "sheets": sheets,
        "sheet_title": say("Lembar tanda tangan"),
        "sheet_hint": say(
            "Centang muncul di kotak setelah ditandatangani secara elektronik; tanda tangan di atas kertas tercatat pada halaman komitmen."
        ),
        "box": BOX,
        "footer": say("Sidik isi (SHA-256): %(hash)s") % {"hash": hashed},
    }


def _heads(spots: Sequence[_Spot]) -> list[Signatory]:
    return [each.signatory for each in spots]


def _with_fields(content: bytes, *, spots: Sequence[_Spot]) -> bytes:
    """Put the fields into the page and, as forms, into the tree of tags, so that the paper stays accessible."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root.StructTreeRoot
        top = root.K[0] if isinstance(root.K, Array) else root.K
        parents = pikepdf.NumberTree(root.ParentTree)
        free, first = int(root.ParentTreeNextKey), len(pdf.pages) - spots[-1].sheet - 1
        widgets = []
        for key, spot in enumerate(spots, start=free):
            page = pdf.pages[first + spot.sheet]
            widget = pdf.make_indirect(_widget(pdf, spot=spot, page=page, key=key))
            part = Dictionary(Type=Name.OBJR, Obj=widget, Pg=page.obj)
            alt = String(label_of(spot.signatory))
            tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=top, Alt=alt, K=part))
            top.K.append(tag)
            parents[key] = tag
            if Name.Annots not in page:
                page.Annots, page.Tabs = pdf.make_indirect(Array([])), Name.S
            page.Annots.append(widget)
            widgets.append(widget)
        root.ParentTreeNextKey = free + len(spots)
        pdf.Root.AcroForm = Dictionary(Fields=Array(widgets), SigFlags=3)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def _widget(pdf: pikepdf.Pdf, *, spot: _Spot, page: pikepdf.Page, key: int) -> Dictionary:
    left, top = _MARGIN + spot.x, _PAGE_HEIGHT - _MARGIN - spot.y
    bare = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, *BOX]))
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=String(field_of(spot.signatory)),
        TU=String(label_of(spot.signatory)),
        Rect=Array([left, top - BOX[1], left + BOX[0], top]),
        F=_PRINT,
        P=page.obj,
        StructParent=key,
        AP=Dictionary(N=bare),
    )
