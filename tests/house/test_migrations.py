"""Migrations are named for what they do and import nothing from lapor."""

import ast
import re
from pathlib import Path

from tests.house.source import name_of, python_files, tree_of, unexpected

EXCEPTIONS: dict[str, str] = {}
GOOD_NAME = re.compile(r"\d{4}_(?!auto_)[a-z][a-z0-9_]+")


def fault_of_name(stem: str) -> str:
    """What is wrong with the name; empty when nothing is."""
    return "" if GOOD_NAME.fullmatch(stem) else "has no name that says what it does"


def house_imports(tree: ast.AST) -> list[str]:
    """Modules of lapor that a migration imports."""
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return [name for name in [*plain, *named] if name.split(".")[0] == "lapor"]


def migrations() -> list[Path]:
    """Every migration of the house."""
    return [path for path in python_files("lapor") if path.parent.name == "migrations" and path.stem != "__init__"]


def test_it_finds_good_names_only() -> None:
    found = {name_of(path): fault for path in migrations() if (fault := fault_of_name(path.stem))}
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_finds_no_import_of_the_house() -> None:
    found = {name_of(path): f"imports {names}" for path in migrations() if (names := house_imports(tree_of(path)))}
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_bites_a_name_made_by_the_machine() -> None:
    assert fault_of_name("0002_auto_20260101_1200")


def test_it_bites_an_import_of_the_house() -> None:
    assert house_imports(ast.parse("from lapor.kit import ids\nimport lapor.reports")) == ["lapor.reports", "lapor.kit"]
