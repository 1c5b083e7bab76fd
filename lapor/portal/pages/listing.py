"""The list of public reports, its empty states, and the feed of the same rows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.http import urlencode
from django.utils.translation import gettext as now_text

from lapor.institutions import queries as institutions
from lapor.institutions.queries import Installation
from lapor.kit.cursors import BadCursor, decode_cursor, encode_cursor
from lapor.portal.filters import Narrowing
from lapor.portal.pages.parts import Row, row_of
from lapor.reports.public_lists import Position, PublicRow, public_reports

PAGE_ROWS, FEED_ROWS = 20, 30
LIST = "/laporan/"


@dataclass(frozen=True, kw_only=True)
class Empty:
    """Words for a list with nothing in it: what is missing, and what to do."""

    title: str
    text: str
    url: str
    label: str


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """One page of public reports."""

    rows: tuple[Row, ...]
    zone: str
    newer: str
    older: str
    feed_url: str
    is_narrowed: bool
    empty: Empty | None


def list_page(asked: Narrowing, *, here: Installation, before: str, after: str) -> ListPage:
    """The page at that place of the list. 1 statement."""
    wanted = asked.wanted
    start, end = position(before), position(after)
    found = public_reports(wanted, before=start, after=end if start is None else None, limit=PAGE_ROWS + 1)
    goes_up = end is not None and start is None
    has_more = len(found) > PAGE_ROWS
    shown = (found[1:] if has_more else found) if goes_up else found[:PAGE_ROWS]
    has_older, has_newer = (True, has_more) if goes_up else (has_more, start is not None)
    return ListPage(
        rows=tuple(row_of(row, zone=here.zone) for row in shown),
        zone=here.zone,
        newer=_page(asked, key="sesudah", row=shown[0]) if shown and has_newer else "",
        older=_page(asked, key="sebelum", row=shown[-1]) if shown and has_older else "",
        feed_url=f"{LIST}feed.atom" + (f"?{asked.query}" if asked.query else ""),
        is_narrowed=asked.is_active,
        empty=None if shown else _empty(asked, here=here),
    )


def feed_rows(asked: Narrowing) -> list[PublicRow]:
    """The newest rows of the same list."""
    return public_reports(asked.wanted, limit=FEED_ROWS)


def position(text: str) -> Position | None:
    """Where a page ended; None for no place, or one that cannot be read."""
    if not text:
        return None
    try:
        moment, key = decode_cursor(text, shape=(datetime, UUID))
    except BadCursor:
        return None
    return (moment, key) if isinstance(moment, datetime) and isinstance(key, UUID) else None


def _page(asked: Narrowing, *, key: str, row: PublicRow) -> str:
    place = urlencode({key: encode_cursor(row.published_at, row.id)})
    return f"{LIST}?{asked.query}&{place}" if asked.query else f"{LIST}?{place}"


def _empty(asked: Narrowing, *, here: Installation) -> Empty:
    names = institutions.region_names(asked.region) if asked.region not in {"", "-"} else []
    if names and asked.query == urlencode({"wilayah": asked.region}):
        return _empty_region(asked.region, names=names, here=here)
    if asked.is_active:
        return Empty(
            title=now_text("Tidak ada laporan publik yang cocok."),
            text=now_text("Kurangi saringannya, atau coba kata lain. Laporan rahasia tidak pernah tampil di sini."),
            url=LIST,
            label=now_text("Lihat semua laporan"),
        )
    return Empty(
        title=now_text("Belum ada laporan publik."),
        text=now_text("Laporan tampil di sini setelah diperiksa petugas. Jadilah yang pertama melapor."),
        url="/lapor/",
        label=now_text("Buat laporan"),
    )


def _empty_region(code: str, *, names: list[str], here: Installation) -> Empty:
    above = code.rpartition(".")[0]
    is_wider = len(names) > 1 and above.startswith(here.region)
    values = {"place": names[0], "wider": names[1] if len(names) > 1 else ""}
    return Empty(
        title=now_text("Belum ada laporan publik dari %(place)s.") % values,
        text=now_text("Jadilah yang pertama, atau lihat laporan di %(wider)s.") % values
        if is_wider
        else now_text("Jadilah yang pertama, atau lihat laporan dari tempat lain."),
        url=f"{LIST}?{urlencode({'wilayah': above})}" if is_wider else LIST,
        label=now_text("Lihat laporan di %(wider)s") % values if is_wider else now_text("Lihat semua laporan"),
    )
