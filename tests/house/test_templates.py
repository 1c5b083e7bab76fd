"""Pages carry no inline script or style, and contact nobody but us."""

import re

from tests.house.source import files, name_of, python_files, unexpected

EXCEPTIONS: dict[str, str] = {}
COMMENTS = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
INLINE = [
    re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=[\"']application/(?:ld\+)?json)", re.IGNORECASE),
    re.compile(r"<style\b", re.IGNORECASE),
    re.compile(r"\sstyle\s*=", re.IGNORECASE),
    re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    re.compile(r"javascript:", re.IGNORECASE),
]
CONTACT = [
    re.compile(r"(?:src|srcset|poster|action|formaction)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
    re.compile(r"<link[^>]*href\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
]
FOREIGN = re.compile(r"(?:https?:|wss?:)//(?!www\.w3\.org/|\$\{|127\.0\.0\.1|localhost)", re.IGNORECASE)
CSS_CONTACT = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])(?:https?:)?//", re.IGNORECASE)
LINE_COMMENT = re.compile(r"^\s*(?://|\*|/\*).*$", re.MULTILINE)


HIDES_FRAME = re.compile(r"\brender\([^)]*[\"']page[\"']\s*:")


def inline_parts(template: str) -> list[str]:
    """Inline scripts, styles and handlers of a template."""
    text = COMMENTS.sub("", template)
    return [found.group().strip() for rule in INLINE for found in rule.finditer(text)]


def contacts(template: str) -> list[str]:
    """What a template loads from or sends to elsewhere."""
    text = COMMENTS.sub("", template)
    return [found.group() for rule in CONTACT for found in rule.finditer(text)]


def foreign(source: str, *, kind: str) -> list[str]:
    """Addresses elsewhere in a script or a style sheet."""
    rule = CSS_CONTACT if kind == ".css" else FOREIGN
    return [found.group() for found in rule.finditer(LINE_COMMENT.sub("", source))]


def test_it_finds_templates_without_inline_parts() -> None:
    found = {
        name_of(path): str(parts) for path in files("*.html", "lapor") if (parts := inline_parts(path.read_text()))
    }
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_finds_templates_that_contact_nobody() -> None:
    found = {name_of(path): str(parts) for path in files("*.html", "lapor") if (parts := contacts(path.read_text()))}
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_finds_scripts_and_styles_that_contact_nobody() -> None:
    sources = [path for kind in ("*.js", "*.mjs", "*.css") for path in files(kind, "lapor")]
    found = {name_of(path): str(parts) for path in sources if (parts := foreign(path.read_text(), kind=path.suffix))}
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_finds_no_view_that_hides_the_frame_of_its_page() -> None:
    hiding = {name_of(path): "page" for path in python_files("lapor") if HIDES_FRAME.search(path.read_text())}
    assert unexpected(hiding, EXCEPTIONS) == {}


def test_it_bites_a_view_that_hides_the_frame() -> None:
    assert HIDES_FRAME.search('return render(request, "a.html", {"form": form, "page": page})')
    assert not HIDES_FRAME.search('return render(request, "a.html", {"pages": page})')


def test_it_bites_inline_parts() -> None:
    wrong = "<script>go()</script><style></style><p style='x'><a onclick=\"go()\" href='javascript:go()'>"
    assert len(inline_parts(wrong)) == 5


def test_it_lets_data_and_own_scripts_be() -> None:
    assert inline_parts('<script src="/static/a.js"></script><script id="x" type="application/json">{}</script>') == []


def test_it_bites_a_foreign_host() -> None:
    assert contacts('<img src="https://elsewhere.example/x.png"><link rel="stylesheet" href="//elsewhere.example">')
    assert foreign("fetch('https://elsewhere.example')", kind=".js")
    assert foreign("@import 'https://elsewhere.example/x.css';", kind=".css")
