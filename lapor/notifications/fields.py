"""The fields that a wording may use, as an administrator sees them: `{nomor}`. Pure."""

import re
from collections.abc import Mapping

CODE, LINK, DAY, OFFICE_DAY, TITLE, HOUSE, WORDS, TOKEN, UNTIL = (
    "nomor",
    "tautan",
    "batas",
    "batas_kantor",
    "judul",
    "instalasi",
    "isi",
    "kode",
    "sampai",
)
_FIELD = re.compile(r"\{([^{}\s]*)\}")


def fields_in(text: str) -> list[str]:
    """The names in braces, in their order, each once."""
    return list(dict.fromkeys(_FIELD.findall(text)))


def fill(text: str, *, values: Mapping[str, str]) -> str:
    """The text with its fields filled in; whatever else stands in braces stays as it is."""
    return _FIELD.sub(lambda found: values.get(found.group(1), found.group(0)), text)


def blanks(names: tuple[str, ...]) -> dict[str, str]:
    """Every field standing for itself: a default text filled with these shows where its fields are."""
    return {name: f"{{{name}}}" for name in names}
