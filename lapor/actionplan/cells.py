"""One cell of a spreadsheet as text, day, number or rupiah; what cannot be read is a ValueError with what is expected. Pure."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from lapor.kit.text import one_line

_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def text_of(cell: object) -> str:
    """The cell as one line of text; a whole number loses its `.0`."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return one_line(str(cell)) if cell is not None else ""


def code_of(cell: object) -> str:
    """A number of a thing. Raises ValueError for 1.1 typed as a number: it cannot be told from 1.10."""
    if isinstance(cell, float) and not cell.is_integer():
        raise ValueError("nomor sebagai teks, misalnya '1.10 dengan tanda petik di depan")
    return text_of(cell)


def day_of(cell: object) -> date:
    """A day: a cell of dates, 2026-03-31 or 31-03-2026. Raises ValueError."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell)
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise ValueError("tanggal seperti 31-12-2026")


def number_of(cell: object) -> Decimal | None:
    """A number, None for an empty cell; text may use a decimal comma. Raises ValueError."""
    if isinstance(cell, bool):
        raise ValueError("angka, misalnya 12,5")
    if isinstance(cell, int | float):
        return Decimal(str(cell))
    text = text_of(cell).replace(" ", "")
    if not text:
        return None
    try:
        found = Decimal(text.replace(".", "").replace(",", ".") if "," in text else text)
    except InvalidOperation:
        raise ValueError("angka, misalnya 12,5") from None
    if not found.is_finite():
        raise ValueError("angka, misalnya 12,5")
    return found


def rupiah_of(cell: object) -> int:
    """Whole rupiah, 0 for an empty cell. Raises ValueError."""
    try:
        found = number_of(cell) or Decimal(0)
    except ValueError:
        raise ValueError("rupiah bulat, misalnya 150000000") from None
    if found != found.to_integral_value():
        raise ValueError("rupiah bulat, misalnya 150000000")
    return int(found)
