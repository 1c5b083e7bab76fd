"""No imports inside functions: what a file needs is read at its head."""

import ast

from tests.house.source import functions, name_of, python_files, tree_of, unexpected

EXCEPTIONS: dict[str, str] = {}


def hidden_imports(tree: ast.AST) -> list[int]:
    """Lines that import inside a function."""
    inner = (node for function in functions(tree) for node in ast.walk(function))
    return sorted({node.lineno for node in inner if isinstance(node, ast.Import | ast.ImportFrom)})


def test_it_finds_no_hidden_import() -> None:
    found = {
        f"{name_of(path)}:{line}": "imports inside a function"
        for path in python_files("lapor", "config", "seed", "tools", "tests", "bench")
        for line in hidden_imports(tree_of(path))
    }
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_bites_a_hidden_import() -> None:
    assert hidden_imports(ast.parse("def late():\n    import json\n    from os import path\n")) == [2, 3]
