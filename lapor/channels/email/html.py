"""From HTML to plain lines. Nothing is fetched, nothing is run; quoted blocks come out with `> ` before each line."""

from html import unescape
from html.parser import HTMLParser

import nh3

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
})
# fmt: on
_KEPT = _BLOCKS | {"a", "br", "b", "i", "span"}
_DROPPED = {"script", "style", "head", "title", "template", "noscript", "svg", "math"}
LONGEST, MOST_TAGS = 2_000_000, 6_000
_LONGEST_LINK = 300


def text_of(markup: str) -> str:
    """The words as plain lines. Broken markup costs nothing but its shape: it is made well-formed before it is read.

    Making it so takes time by the square of its depth, so that markup with very many tags loses its shape as a whole.
    """
    if markup.count("<") > MOST_TAGS:
        return unescape(" ".join(piece.rpartition(">")[2] for piece in markup[:LONGEST].split("<")))
    tidy = nh3.clean(
        markup[:LONGEST].replace("\0", ""),
        tags=set(_KEPT),
        clean_content_tags=_DROPPED,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )
    lines = _Lines()
    lines.feed(tidy)
    lines.close()
    return lines.text()


class _Lines(HTMLParser):
    """Collects lines; each knows how deeply it is quoted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[str] = []
        self._line: list[str] = []
        self._depth = 0
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line."""
        if tag in _BLOCKS or tag == "br":
            self._end_line(keeps_empty=tag == "br")
        if tag == "blockquote":
            self._depth += 1
        if tag == "li":
            self._line.append("- ")
        if tag == "a":
            self._link = (dict(attrs).get("href") or "")[:_LONGEST_LINK]

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line; a link is followed by where it leads."""
        if tag == "a" and self._link:
            if self._link not in "".join(self._line):
                self._line.append(f" ({self._link})")
            self._link = ""
        if tag in _BLOCKS:
            self._end_line(keeps_empty=tag == "p")
        if tag == "blockquote" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Words; line breaks of the markup are blanks."""
        self._line.append(" ".join(data.split("\n")))

    def text(self) -> str:
        """Everything."""
        self._end_line()
        return "\n".join(self._done).strip("\n")

    def _end_line(self, *, keeps_empty: bool = False) -> None:
        words = " ".join("".join(self._line).split())
        self._line = []
        if words or (keeps_empty and self._done and self._done[-1].strip("> ")):
            self._done.append("> " * min(self._depth, 5) + words)
