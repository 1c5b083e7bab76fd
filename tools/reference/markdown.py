"""Parts of a Markdown page."""

from collections.abc import Iterable

NOTE = "<!-- Written by `make docs` from the code. Do not edit. -->"


def page(title: str, *, intro: str, parts: Iterable[str]) -> str:
    """A whole page."""
    return "\n\n".join([f"# {title}", NOTE, intro, *parts]) + "\n"


def table(*, head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table; a bar in a cell is escaped."""
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *([cell(each) for each in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def cell(value: object) -> str:
    """One cell: one line of text."""
    return " ".join(str(value).split()).replace("|", "\\|") or "–"
