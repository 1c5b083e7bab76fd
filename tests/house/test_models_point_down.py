"""A foreign key counts as an import: it points to the same package or to a floor beneath."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.house.source import floors, unexpected

EXCEPTIONS: dict[str, str] = {}


def package_of(model: type[models.Model] | str) -> str:
    """The package of a model; of one that is named by a string too."""
    module = model.__module__ if not isinstance(model, str) else apps.get_app_config(model.split(".")[0]).name
    return ".".join(module.split(".")[:2])


def upward_keys(found: Iterable[type[models.Model]]) -> dict[str, str]:
    """Every relation to a package of a higher or the same floor."""
    wrong = {}
    for model in found:
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if field.remote_field is None:
                continue
            owner, target = package_of(model), package_of(field.remote_field.model)
            if target != owner and target in floors() and floors()[target] >= floors().get(owner, 99):
                wrong[f"{model._meta.label}.{field.name}"] = f"{owner} points up to {target}"
    return wrong


def test_it_finds_no_model_that_points_up() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("lapor.")]
    assert unexpected(upward_keys(ours), EXCEPTIONS) == {}


@isolate_apps("lapor.audit")
def test_it_bites_a_key_given_as_text() -> None:
    body = {"__module__": "lapor.audit.models", "Meta": type("Meta", (), {"app_label": "audit"})}
    wrong = type("Wrong", (models.Model,), {**body, "report": models.ForeignKey("reports.Report", models.CASCADE)})
    assert upward_keys([wrong]) == {"audit.Wrong.report": "lapor.audit points up to lapor.reports"}
