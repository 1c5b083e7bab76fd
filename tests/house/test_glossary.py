"""A domain word that is not in the glossary names no model and no state."""

import re
from collections.abc import Iterable

from django.apps import apps

from lapor.reports.workflow import STATES, TRANSITIONS
from tests.house.source import ROOT, unexpected

EXCEPTIONS: dict[str, str] = {}
ROW = re.compile(r"^\|\s*([^|]+?)\s*\|", re.MULTILINE)


def glossary() -> set[str]:
    """Every word of the first column, in lower case."""
    rows = ROW.findall((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
    return {word.strip(" `").lower() for row in rows for word in row.split(",")}


def words_of(name: str) -> str:
    """`DayFact` and `in_progress` as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").lower()


def unexplained(names: Iterable[str], *, explained: set[str]) -> dict[str, str]:
    """Names whose words the glossary does not have."""
    return {name: "is not in docs/glossary.md" for name in names if words_of(name) not in explained}


def test_it_explains_every_model() -> None:
    models = [model.__name__ for model in apps.get_models() if model.__module__.startswith("lapor.")]
    assert unexpected(unexplained(models, explained=glossary()), EXCEPTIONS) == {}


def test_it_explains_every_state_and_verb() -> None:
    names = [*STATES, *(transition.verb for transition in TRANSITIONS)]
    assert unexpected(unexplained(names, explained=glossary()), EXCEPTIONS) == {}


def test_it_bites_an_unknown_word() -> None:
    assert unexplained(["DayFact", "Widget"], explained={"day fact"}) == {"Widget": "is not in docs/glossary.md"}
