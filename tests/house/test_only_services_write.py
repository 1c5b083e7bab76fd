"""Writes happen only in services."""

import ast
import re
from pathlib import Path

from tests.house.source import name_of, product_files, tree_of, unexpected

EXCEPTIONS: dict[str, str] = {}
ALWAYS = {
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "abulk_create",
    "aget_or_create",
    "acreate",
}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
VAULT_DOORS = {"seal", "match", "deliver", "open", "rights", "account", "carry", "keep"}
WRITING_SQL = re.compile(r"^\s*(insert|update|delete|replace|truncate|drop|alter|create)\b", re.IGNORECASE)


def may_write(path: Path) -> bool:
    """Services, and the doors of the vault, which are its services."""
    if "services" in path.parts or path.name == "services.py":
        return True
    return path.parent.name == "vault" and path.stem in VAULT_DOORS


def writes(tree: ast.AST) -> list[int]:
    """The lines that write rows."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return sorted(call.lineno for call in calls if is_write(call))


def is_write(call: ast.Call) -> bool:
    """Whether a call of a method writes: by its name, by its receiver, or by the SQL in it."""
    func = call.func
    assert isinstance(func, ast.Attribute)
    if func.attr in ALWAYS:
        return True
    if func.attr in {"create", "update", "delete", "save"} and passes_manager(func.value):
        return True
    if func.attr in {"save", "delete"}:
        return not call.args and not isinstance(func.value, ast.Call)
    if func.attr == "update":
        return bool(call.keywords) and not call.args and all(word.arg for word in call.keywords)
    if func.attr in {"execute", "executemany"} and call.args and isinstance(call.args[0], ast.Constant):
        return bool(WRITING_SQL.match(str(call.args[0].value)))
    return False


def passes_manager(receiver: ast.AST) -> bool:
    """Whether the receiver's chain goes through a manager."""
    return any(isinstance(node, ast.Attribute) and node.attr in MANAGERS for node in ast.walk(receiver))


def test_it_finds_writes_only_in_services() -> None:
    found = {
        f"{name_of(path)}:{line}": "writes outside services/"
        for path in product_files()
        if not may_write(path)
        for line in writes(tree_of(path))
    }
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_bites_every_way_to_write() -> None:
    wrong = """
Report.objects.filter(pk=1).update(state="closed")
Report.objects.create(id=1)
report.save(update_fields=["state"])
report.delete()
rows.update(state="closed")
Report.objects.bulk_create([])
cursor.execute("DELETE FROM report")
"""
    assert writes(ast.parse(wrong)) == [2, 3, 4, 5, 6, 7, 8]


def test_it_lets_reading_and_dictionaries_be() -> None:
    fine = "words.update(other)\nimage.save(buffer)\ncursor.execute('SELECT 1')\nReport.objects.filter(pk=1).first()\n"
    assert writes(ast.parse(fine)) == []
