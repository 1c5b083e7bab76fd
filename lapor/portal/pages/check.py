"""The page that checks a receipt in the reader's own browser, on the site and as one file to keep."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import json_script
from django.utils.translation import gettext as now_text

from lapor.audit.site import own_site

SCRIPT = "portal/periksa.js"
_STYLE = (
    "body{font:18px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1b1f1d;background:#fbfaf6}"
    "textarea{width:100%;font:14px monospace}button{font:inherit;padding:.6rem 1.2rem}"
)


@dataclass(frozen=True, kw_only=True)
class CheckPage:
    """The site's public key, and the words of the script."""

    key: str
    words: dict[str, Any]


def check_page() -> CheckPage:
    """The page on the site. No statement."""
    key = own_site().public_key().hex()
    return CheckPage(key=key, words={"key": key, "checks": _checks(), "outcomes": _outcomes(), "verdicts": _verdicts()})


def check_file() -> str:
    """The same as one HTML file without anything from elsewhere, to be kept and opened without a network."""
    title = now_text("Pemeriksa bukti Lapor")
    intro = now_text("Berkas ini bekerja tanpa jaringan. Tidak ada yang dikirim ke mana pun.")
    page = check_page()
    key = now_text("Kunci umum situs: %s") % page.key
    found = finders.find(SCRIPT)
    assert isinstance(found, str), "the script belongs to this package"
    return "".join(
        (
            f'<!doctype html>\n<html lang="id"><head><meta charset="utf-8"><title>{title}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1><p>{intro}</p>",
            render_to_string("portal/parts/check_form.html"),
            f"<p><small>{key}</small></p>",
            json_script(page.words, "periksa-kata"),
            f"<script>{Path(found).read_text(encoding='utf-8')}</script></body></html>\n",
        )
    )


def _checks() -> dict[str, str]:
    return {
        "format": now_text("berkas ini bukti dari Lapor"),
        "signature": now_text("tanda tangan situs pada bukti"),
        "key": now_text("kunci pada bukti sama dengan kunci situs"),
        "leaf": now_text("bukti dan jalurnya menyebut catatan yang sama"),
        "path": now_text("jalur dari catatan Anda sampai ke sidik harian"),
        "day": now_text("sidik harian itu dari hari dan situs yang sama"),
        "root_hash": now_text("sidik harian cocok dengan isinya"),
        "root_signature": now_text("tanda tangan situs pada sidik harian"),
        "root_key": now_text("kunci pada sidik harian sama dengan kunci situs"),
        "kept": now_text("sidik harian sama dengan yang Anda simpan"),
    }


def _outcomes() -> dict[str, str]:
    return {
        "yes": now_text("Cocok"),
        "no": now_text("Tidak cocok"),
        "unknown": now_text("Tidak dapat diperiksa di sini"),
    }


def _verdicts() -> dict[str, dict[str, str]]:
    return {
        "right": {
            "title": now_text("Bukti ini cocok"),
            "text": now_text("Catatan Anda ada dalam sidik harian, persis seperti saat bukti dibuat."),
        },
        "early": {
            "title": now_text("Tanda tangan cocok; sidik harian belum ada"),
            "text": now_text("Unduh bukti lagi besok: jalur ke sidik harian baru ada setelah harinya lewat."),
        },
        "unsigned": {
            "title": now_text("Sidiknya cocok; tanda tangan belum diperiksa"),
            "text": now_text(
                "Peramban ini tidak mengenal Ed25519, sehingga tanda tangan tidak dapat diperiksa di sini. "
                "Buka pemeriksa di peramban yang lebih baru."
            ),
        },
        "wrong": {
            "title": now_text("Bukti ini TIDAK cocok"),
            "text": now_text(
                "Bukti atau catatannya telah berubah. Simpan berkas ini, lalu tunjukkan kepada auditor atau Ombudsman."
            ),
        },
        "unreadable": {
            "title": now_text("Berkas ini tidak terbaca"),
            "text": now_text("Pilih berkas bukti yang Anda unduh dari halaman lacak, tanpa mengubah isinya."),
        },
        "impossible": {
            "title": now_text("Peramban ini tidak dapat menghitung sidik"),
            "text": now_text("Unduh pemeriksa sebagai berkas, lalu buka berkas itu di peramban yang lebih baru."),
        },
    }
