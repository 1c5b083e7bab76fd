"""One behaviour, one small file: at most 300 lines a file, 40 a function. Migrations are written by a machine."""

import ast
from pathlib import Path

from tests.house.source import files, functions, name_of, python_files, tree_of, unexpected

EXCEPTIONS: dict[str, str] = {}
FILE_LINES, FUNCTION_LINES = 300, 40
FOLDERS = ["lapor", "config", "seed", "tests", "tools", "bench"]


def long_functions(tree: ast.AST) -> dict[str, int]:
    """Functions that are too long, with their lines."""
    spans = {each.name: (each.end_lineno or each.lineno) - each.lineno + 1 for each in functions(tree)}
    return {name: lines for name, lines in spans.items() if lines > FUNCTION_LINES}


def lines_of(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_it_finds_no_long_file() -> None:
    sources = [path for kind in ("*.py", "*.js", "*.css", "*.html") for path in files(kind, *FOLDERS)]
    sources = [path for path in sources if path.parent.name != "migrations"]
    found = {name_of(path): f"{lines_of(path)} lines" for path in sources if lines_of(path) > FILE_LINES}
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_finds_no_long_function() -> None:
    found = {
        f"{name_of(path)}:{name}": f"{lines} lines"
        for path in python_files(*FOLDERS)
        for name, lines in long_functions(tree_of(path)).items()
    }
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_bites_a_long_function() -> None:
    assert long_functions(ast.parse("def tiresome():\n" + "    x = 1\n" * FUNCTION_LINES)) == {"tiresome": 41}


def test_it_bites_a_long_file(tmp_path: Path) -> None:
    long = tmp_path / "long.py"
    long.write_text("x = 1\n" * (FILE_LINES + 1))
    assert lines_of(long) > FILE_LINES
