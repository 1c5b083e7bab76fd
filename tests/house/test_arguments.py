"""Services and queries take at most one positional argument, and none that is a bare yes or no."""

import ast

from tests.house.source import Function, is_public, name_of, outer_functions, product_files, tree_of, unexpected

EXCEPTIONS: dict[str, str] = {}
FREE = {"self", "cls", "request"}


def faults(function: Function) -> str:
    """What is wrong with a signature; empty when nothing is."""
    positional = [each for each in [*function.args.posonlyargs, *function.args.args] if each.arg not in FREE]
    if any(isinstance(each.annotation, ast.Name) and each.annotation.id == "bool" for each in positional):
        return "takes a yes or no by position"
    if len(positional) > 1:
        return f"takes {len(positional)} positional arguments"
    return ""


def test_it_finds_calls_that_can_be_read() -> None:
    found = {
        f"{name_of(path)}:{function.name}": fault
        for path in product_files()
        if {"services", "queries"} & {path.stem, *path.parts}
        for function in outer_functions(tree_of(path))
        if is_public(function.name) and (fault := faults(function))
    }
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_bites_positions_that_nobody_remembers() -> None:
    wrong = ast.parse(
        "def forward(report, institution): ...\ndef close(silently: bool): ...\ndef ask(report, *, by): ..."
    )
    assert [faults(each) for each in outer_functions(wrong)] == [
        "takes 2 positional arguments",
        "takes a yes or no by position",
        "",
    ]
