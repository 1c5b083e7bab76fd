"""Which texts the product asks translations for: read from its Python and its templates, without gettext's tools."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template.base import Lexer, Token, TokenType
from django.utils.translation import trim_whitespace

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("lapor", "config")
SKIPPED = {"tests", "migrations", "node_modules", "__pycache__"}
ONE = {"gettext", "gettext_lazy", "gettext_noop"}
MANY = {"ngettext", "ngettext_lazy"}

_QUOTED = r""""((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'"""
_TRANSLATE = re.compile(rf"trans(?:late)?\s+(?:{_QUOTED})")
_ARGUMENT = re.compile(rf"\b_\(\s*(?:{_QUOTED})\s*\)")
_BLOCK = re.compile(r"blocktrans(?:late)?\b")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?\w[^>]*>")


@dataclass(frozen=True, kw_only=True)
class Text:
    """One text that is asked for, with its plural where it has one."""

    singular: str
    plural: str | None = None


def all_texts() -> dict[Text, list[str]]:
    """Every text of the product, with the files that ask for it."""
    found: dict[Text, list[str]] = {}
    for path in _sources():
        source = path.read_text(encoding="utf-8")
        texts = texts_of_code(source) if path.suffix == ".py" else texts_of_template(source)
        for text in set(texts):
            found.setdefault(text, []).append(path.relative_to(ROOT).as_posix())
    return found


def placeholders(text: str) -> list[str]:
    """What is filled in later (`%(name)s`, `%s`, `{name}`), and the tags that must stay: sorted, with repetitions."""
    return sorted(_PLACEHOLDER.findall(text))


def is_format(text: str) -> bool:
    """Whether Python's `%` fills the text in."""
    return any(part.startswith("%") for part in placeholders(text))


def texts_of_code(source: str) -> Iterator[Text]:
    """The texts given to gettext and its relatives, under whatever name a file imports them."""
    tree = ast.parse(source)
    names = _names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            words = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if names[node.func.id] in MANY and len(words) >= 2:
                yield Text(singular=words[0], plural=words[1])
            elif names[node.func.id] in ONE and words:
                yield Text(singular=words[0])


def texts_of_template(source: str) -> Iterator[Text]:
    """The texts of translate and blocktranslate tags, and of `_("…")` inside tags and variables."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type not in {TokenType.BLOCK, TokenType.VAR}:
            continue
        for pair in _ARGUMENT.findall(token.contents):
            yield Text(singular=_unquoted(pair))
        if token.token_type is TokenType.BLOCK and _BLOCK.match(token.contents):
            yield _block(tokens, trimmed=" trimmed" in token.contents)
        elif token.token_type is TokenType.BLOCK and (found := _TRANSLATE.match(token.contents)):
            yield Text(singular=_unquoted(found.groups("")).replace("%", "%%"))


def _sources() -> list[Path]:
    paths = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    kept = (path for path in paths if path.suffix == ".py" or "templates" in path.parts)
    return sorted(path for path in kept if path.is_file() and not SKIPPED & set(path.relative_to(ROOT).parts))


def _names(tree: ast.Module) -> dict[str, str]:
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in ONE | MANY
    }


def _block(tokens: Iterator[Token], *, trimmed: bool) -> Text:
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token.token_type is TokenType.BLOCK and token.contents.startswith("endblocktrans"):
            break
        if token.token_type is TokenType.BLOCK and token.contents.strip() == "plural":
            parts.append([])
        elif token.token_type is TokenType.VAR:
            parts[-1].append(f"%({token.contents})s")
        elif token.token_type is TokenType.TEXT:
            parts[-1].append(token.contents.replace("%", "%%"))
    words = ["".join(part) for part in parts]
    words = [trim_whitespace(each) for each in words] if trimmed else words
    return Text(singular=words[0], plural=words[1] if len(words) > 1 else None)


def _unquoted(pair: tuple[str, ...]) -> str:
    return re.sub(r"\\(.)", r"\1", pair[0] or pair[1])
