"""Every refusal, setting, transition, event, figure and API operation is in the generated reference, as it is now."""

import ast

import pytest

from lapor.audit.kinds import EventKind
from tests.house.source import name_of, product_files, python_files, tree_of, unexpected
from tools.reference import domain, pages, settings
from tools.reference.settings_words import WORDS

EXCEPTIONS: dict[str, str] = {}


def environment_readers(tree: ast.AST) -> list[int]:
    """Lines that look into the environment."""
    named = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}]
    return [node.lineno for node in named if isinstance(node.value, ast.Name) and node.value.id == "os"]


@pytest.mark.parametrize("name", sorted(pages.PAGES))
def test_it_finds_the_page_as_the_code_says(name: str) -> None:
    assert pages.text_of(name) == pages.PAGES[name](), "run make docs"


def test_it_finds_words_for_every_setting() -> None:
    read = {each.name for each in settings.variables()}
    found = dict.fromkeys(read - set(WORDS), "has no words in tools/reference/settings_words.py")
    found |= dict.fromkeys(set(WORDS) - read, "is described and read by nobody")
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_finds_the_environment_read_in_one_place() -> None:
    config = [path for path in python_files("config") if path.stem not in {"env", "wsgi", "settings_test"}]
    found = {
        f"{name_of(path)}:{line}": "reads the environment past config.env"
        for path in [*product_files(), *config]
        for line in environment_readers(tree_of(path))
    }
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_bites_a_page_that_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(domain, "all_kinds", lambda: [EventKind(code="invented", meaning="Never.", owner="reports")])
    assert "events.md" in pages.stale()


def test_it_bites_a_setting_that_is_read_and_not_described() -> None:
    read = settings.read_in(ast.parse("X = env.flag('LAPOR_INVENTED', default=False)"))
    assert [each.name for each in read if each.name not in WORDS] == ["LAPOR_INVENTED"]


def test_it_bites_whoever_reads_the_environment() -> None:
    assert environment_readers(ast.parse("import os\nx = os.environ['HOME']\ny = os.getenv('HOME')")) == [2, 3]
