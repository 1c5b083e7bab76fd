"""The page of settings: every variable that `config` reads, with its kind, its default and what it does."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.reference import markdown
from tools.reference.settings_words import WORDS

CONFIG = Path(__file__).resolve().parents[2] / "config"
READERS = {
    "text": "text",
    "flag": "yes or no",
    "number": "whole number",
    "hours": "two hours",
    "path": "path",
    "words": "list",
}
NAME = re.compile(r"(?:LAPOR_[A-Z_]+|PORT)")
MISSING = "NOT DESCRIBED: add a line to tools/reference/settings_words.py"


@dataclass(frozen=True, kw_only=True)
class Variable:
    """One variable of the environment."""

    name: str
    kind: str
    default: str


def page() -> str:
    """The whole page."""
    rows = [(f"`{each.name}`", each.kind, each.default, WORDS.get(each.name, MISSING)) for each in variables()]
    intro = (
        "Every setting has a default that works on one machine. A text setting may also be read from a file: "
        "put the path into the same name with `_FILE` at its end."
    )
    told = markdown.table(head=["variable", "kind", "default", "what it does"], rows=rows)
    return markdown.page("Settings", intro=intro, parts=[told])


def variables() -> list[Variable]:
    """Every variable once, by name."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(CONFIG.glob("*.py"), reverse=True)]
    found = {each.name: each for tree in trees for each in read_in(tree)}
    return [found[name] for name in sorted(found)]


def read_in(tree: ast.AST) -> Iterator[Variable]:
    """Variables that a file reads through a typed reader, or straight from the environment."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        name = str(node.args[0].value)
        reader = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if not NAME.fullmatch(name) or reader == "setdefault":
            continue
        defaults = [ast.unparse(word.value) for word in node.keywords if word.arg == "default"]
        shown = f"`{defaults[0]}`" if defaults and defaults[0] != "''" else "empty"
        yield Variable(name=name, kind=READERS.get(reader, "path" if name.endswith("_DIR") else "text"), default=shown)
