"""What the house tests read: files, syntax trees and floors."""

import ast
import configparser
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = {".venv", "node_modules", "var", "staticfiles", ".git", "build", "__pycache__", "vendor"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """Every Python file of these folders."""
    return files("*.py", *folders)


def files(pattern: str, *folders: str) -> list[Path]:
    """Every file of these folders that fits the pattern, without what others made."""
    found = (path for folder in folders for path in (ROOT / folder).rglob(pattern))
    return sorted(path for path in found if path.is_file() and not SKIPPED & set(path.relative_to(ROOT).parts))


def product_files() -> list[Path]:
    """The product's own code: no tests, no migrations."""
    return [path for path in python_files("lapor") if not {"tests", "migrations"} & set(path.parts)]


@functools.cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    """The path as the house knows it: from the top, with slashes."""
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def outer_functions(tree: ast.Module) -> list[Function]:
    """Functions of the file and methods of its classes: what others may call."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    bodies = [tree.body, *(node.body for node in classes)]
    return [node for body in bodies for node in body if isinstance(node, Function)]


def is_public(name: str) -> bool:
    """Whether a name is meant for others."""
    return not name.startswith("_")


@functools.cache
def floors() -> dict[str, int]:
    """Package → floor, 0 the lowest, from the one list that the import linter reads."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    layers = config["importlinter:contract:floors"]["layers"].strip().splitlines()
    named = [[part.strip(" ()") for part in layer.split("|")] for layer in reversed(layers)]
    return {package: floor for floor, packages in enumerate(named) for package in packages}


def unexpected(found: dict[str, str], exceptions: dict[str, str]) -> dict[str, str]:
    """What breaks a rule and is no known exception; an exception that is no longer needed is named too."""
    stale = {name: "is no longer needed in EXCEPTIONS" for name in exceptions if name not in found}
    return {name: why for name, why in found.items() if name not in exceptions} | stale
