"""The command `lapor`: one subcommand per file of this folder that has `add_arguments` and `run`."""

import argparse
import ast
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import django

from config import env

FOLDER = Path(__file__).parent
WITHOUT_INSTALLATION = frozenset({"clock"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; returns its exit code. Only that subcommand's file is read, and Django is set up only if it needs it."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="lapor", description="Layanan pengaduan publik: perintah untuk operator.")
    subcommands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    known = commands()
    chosen = next((word for word in given if word in known), None)
    if chosen is not None and chosen not in WITHOUT_INSTALLATION:
        env.name_settings()
        django.setup()
    for name, summary in known.items():
        parts = subcommands.add_parser(name, help=summary, description=summary)
        if name == chosen:
            import_module(f"lapor.cli.{name}").add_arguments(parts)
    args = parser.parse_args(given)
    code: int = import_module(f"lapor.cli.{args.command}").run(args)
    return code


def commands() -> dict[str, str]:
    """Names of the subcommands with the first sentence of their files; nothing is imported for it."""
    found = {path.stem: _summary(path) for path in sorted(FOLDER.glob("*.py"))}
    return {name: summary for name, summary in found.items() if summary is not None}


def _summary(path: Path) -> str | None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    if not {"add_arguments", "run"} <= functions:
        return None
    first = (ast.get_docstring(tree) or path.stem).split("\n", 1)[0]
    return first.split(": ", 1)[-1].replace("%", "%%")


if __name__ == "__main__":
    sys.exit(main())
