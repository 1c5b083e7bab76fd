"""The base of every refusal: one class each, with a stable code and words that tell what to do next."""

import re
from typing import ClassVar

_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


class Refusal(Exception):
    """Something asked for is not done, for a reason that a person can act on.

    A subclass sets `code` (API, logs, tests), `message` and `next_step` (Indonesian; plain or lazy text) and the
    HTTP `status`. Details are for programs: ids and numbers, never a word of a report or a name.
    """

    code: ClassVar[str] = "refused"
    message: ClassVar[object] = "Permintaan ini tidak dapat dijalankan."
    next_step: ClassVar[object] = "Periksa kembali isian Anda atau hubungi petugas."
    status: ClassVar[int] = 400

    def __init_subclass__(cls) -> None:
        """Refuses a code that is not lower-case words with underscores."""
        super().__init_subclass__()
        if not _CODE.fullmatch(cls.code):
            raise ValueError(f"{cls.__name__}: a code is lower-case words joined by underscores")

    def __init__(self, **details: object) -> None:
        super().__init__()
        self.details = details

    def __str__(self) -> str:
        return self.code


def documented_refusals() -> list[type[Refusal]]:
    """Every refusal with a code of its own that has been imported, by code; for docs and tests."""
    found = {refusal for refusal in _below(Refusal) if "code" in vars(refusal)}
    return sorted(found, key=lambda refusal: (refusal.code, refusal.__module__))


def _below(refusal: type[Refusal]) -> list[type[Refusal]]:
    return [each for child in refusal.__subclasses__() for each in (child, *_below(child))]
