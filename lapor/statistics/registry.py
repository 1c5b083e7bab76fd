"""Finds the figures that packages describe in their `figures.py`, with the one query behind each."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

from lapor.kit.figures import Figure, FigureAsk, Measure
from lapor.statistics.shapes import ShownFigure


class UnknownFigure(LookupError):
    """No package describes a figure of that name, or none measures it."""


@cache
def definitions() -> dict[str, Figure]:
    """The newest version of every figure by name, from each installed package that has a `figures.py` with `FIGURES`."""
    return {name: versions[-1] for name, versions in _versions().items()}


def definition_on(name: str, *, on: date) -> Figure:
    """The version of the figure that held on that day; the first one before any. Raises UnknownFigure."""
    versions = versions_of(name)
    held = [each for each in versions if each.valid_from <= on]
    return held[-1] if held else versions[0]


def versions_of(name: str) -> tuple[Figure, ...]:
    """Every version of a figure, oldest first. Raises UnknownFigure."""
    try:
        return _versions()[name]
    except KeyError:
        raise UnknownFigure(name) from None


@cache
def measured_names() -> tuple[str, ...]:
    """The figures that can be asked for any office and span: what an indicator may be bound to."""
    return tuple(sorted({name for name, _version in _measures()} & set(definitions())))


def measured(name: str, *, ask: FigureAsk) -> ShownFigure:
    """The figure now, or as known at the end of an earlier day and under the version of that day.

    Costs what the figure's own query costs. Raises UnknownFigure.
    """
    definition = definition_on(name, on=ask.known_on) if ask.known_on else versions_of(name)[-1]
    measure = _measures().get((name, definition.version))
    if measure is None:
        raise UnknownFigure(name)
    found = measure(ask)
    return ShownFigure(definition=definition, value=found.value, count=found.count, of=found.of)


@cache
def _versions() -> dict[str, tuple[Figure, ...]]:
    found: dict[str, list[Figure]] = {}
    for module in _modules():
        for figure in module.FIGURES:
            found.setdefault(figure.name, []).append(figure)
    return {name: tuple(sorted(found[name], key=lambda each: each.version)) for name in sorted(found)}


@cache
def _measures() -> dict[tuple[str, int], Measure]:
    return {key: measure for module in _modules() for key, measure in getattr(module, "MEASURES", {}).items()}


def _modules() -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        name = f"{config.name}.figures"
        if config.name.startswith("lapor.") and find_spec(name):
            yield import_module(name)
