"""What is public in the kit and at the doors of packages says what it does."""

import ast
from pathlib import Path

from tests.house.source import Function, is_public, name_of, product_files, tree_of, unexpected

EXCEPTIONS: dict[str, str] = {}
DOORS = {
    "services",
    "queries",
    "models",
    "errors",
    "policy",
    "workflow",
    "clocks",
    "entry",
    "follow",
    "figures",
    "kinds",
}
VAULT_DOORS = {"seal", "match", "deliver", "open", "rights", "account", "carry", "keep"}


def is_door(path: Path) -> bool:
    """Whether others read this file before they use it."""
    parts = path.parts[path.parts.index("lapor") + 1 :]
    return parts[0] == "kit" or bool(DOORS & {*parts, path.stem}) or (parts[0] == "vault" and path.stem in VAULT_DOORS)


def silent(tree: ast.Module) -> list[str]:
    """Public functions, classes and methods without a docstring; the file itself too."""
    found = [] if ast.get_docstring(tree) or not tree.body else ["the file"]
    for node in tree.body:
        if not isinstance(node, Function | ast.ClassDef) or not is_public(node.name):
            continue
        found += [node.name] if not ast.get_docstring(node) else []
        inner = node.body if isinstance(node, ast.ClassDef) else []
        methods = [each for each in inner if isinstance(each, Function) and is_public(each.name)]
        found += [f"{node.name}.{each.name}" for each in methods if not ast.get_docstring(each)]
    return found


def test_it_finds_a_docstring_on_everything_public() -> None:
    found = {
        f"{name_of(path)}:{name}": "has no docstring"
        for path in product_files()
        if is_door(path)
        for name in silent(tree_of(path))
    }
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_bites_silence() -> None:
    wrong = '"""File."""\ndef forward(): pass\nclass Case:\n    """A case."""\n    def close(self): pass\n'
    assert silent(ast.parse(wrong)) == ["forward", "Case.close"]
