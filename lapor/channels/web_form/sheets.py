"""The printed form of a village, as PDF."""

import io
import json
from pathlib import Path

import segno
import typst
from django.utils.translation import gettext as _

from lapor.channels.web_form import words
from lapor.institutions import queries as institutions
from lapor.kit.paper import PaperForm, format_form_number, new_form_number, payload_of

SOURCE = Path(__file__).parent / "templates" / "web_form" / "sheet.typ"
MOST_SHEETS = 30


def make_sheets(region: str, *, count: int) -> bytes:
    """So many sheets for a region, each with a number of its own, as tagged PDF of A4. Words go in as data, never as markup."""
    data = {
        "site": institutions.tenant_of_region(region).name,
        "place": ", ".join(institutions.region_names(region)),
        "words": _words(),
        "sheets": [_sheet(region) for _ in range(max(1, min(count, MOST_SHEETS)))],
    }
    made = typst.compile(SOURCE.read_bytes(), format="pdf", sys_inputs={"data": json.dumps(data, default=str)})
    assert isinstance(made, bytes)
    return made


def _sheet(region: str) -> dict[str, str]:
    form = PaperForm(region=region, number=new_form_number())
    picture = io.BytesIO()
    segno.make(payload_of(form), error="m", micro=False).save(picture, kind="svg", border=2, scale=4)
    return {"number": format_form_number(form.number), "qr": picture.getvalue().decode()}


def _words() -> dict[str, object]:
    return {
        "title": _("Formulir laporan warga"),
        "free": _("Gratis. Boleh tanpa nama. Tulis dengan huruf cetak, satu masalah satu lembar."),
        "number": _("Nomor formulir"),
        "number_note": _("Ini belum nomor laporan. Nomor laporan Anda terima setelah formulir dimasukkan."),
        "class": _("Jenis laporan"),
        "classes": [each.name for each in words.CLASSES],
        "what": _("Apa yang terjadi?"),
        "where": _("Di mana? Tulis alamat atau patokan."),
        "when": _("Tanggal kejadian"),
        "privacy": _("Siapa yang boleh tahu? Pilih satu."),
        "privacies": [{"name": each.name, "sentence": each.sentence} for each in words.PRIVACY],
        "official": _("Laporan ini tentang perilaku pejabat atau petugas (hanya dibaca Inspektorat)"),
        "name": _("Nama"),
        "contact": _("Nomor HP atau email"),
        "contact_note": _("Kosongkan bila Anonim. Nama dan kontak disegel; kantor yang dilaporkan tidak melihatnya."),
        "hand_in": _(
            "Serahkan ke operator desa atau pos aduan, atau foto lembar ini dari halaman “Lapor dari ponsel”."
        ),
        "keep": _("Simpan potongan ini"),
        "keep_note": _("Tunjukkan saat menanyakan nomor laporan."),
    }
