"""Finds the figures that packages describe in their `figures.py`."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from lapor.kit.figures import Figure


@cache
def definitions() -> dict[str, Figure]:
    """Every figure by name, from each installed package that has a `figures.py` with `FIGURES`."""
    names = [f"{config.name}.figures" for config in apps.get_app_configs() if config.name.startswith("lapor.")]
    found = [figure for name in names if find_spec(name) for figure in import_module(name).FIGURES]
    return {figure.name: figure for figure in sorted(found, key=lambda figure: figure.name)}
