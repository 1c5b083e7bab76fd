"""How log lines are written: a fault shows where it happened, never the words of the error, which may hold what a person typed."""

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WordlessFormatter(logging.Formatter):
    """Lines as usual; of an exception only its kind, the places in the code, and the same of what it came from."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what another formatter has already made of the exception is not taken over."""
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: ExcInfo) -> str:
        """Kind and places, innermost last. A database's error, for one, quotes the row that it refused."""
        error, lines = ei[1], list[str]()
        while error is not None:
            places = traceback.extract_tb(error.__traceback__)
            lines += [type(error).__qualname__]
            lines += [f"  at {place.filename}:{place.lineno} in {place.name}" for place in places]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
            lines += ["which came from"] if error is not None else []
        return "\n".join(lines)
