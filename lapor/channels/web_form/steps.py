"""The five steps in their order."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.channels.web_form.forms import StepForm, WhatForm, WhereForm, WhoForm, WhomForm
from lapor.ui.shapes import Step

CHECK = "check"


@dataclass(frozen=True, kw_only=True)
class FormStep:
    """One page: its code, its question, its form."""

    code: str
    label: Promise
    form: type[StepForm]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its answers."""
        return tuple(self.form.base_fields)

    def read(self, posted: Mapping[str, str]) -> dict[str, str]:
        """The step's answers as they were typed; a tick that is not sent is taken away."""
        return {name: posted.get(name, "").replace("\x00", "") for name in self.fields}


STEPS = (
    FormStep(code="what", label=_("Apa yang terjadi?"), form=WhatForm),
    FormStep(code="where", label=_("Di mana dan kapan?"), form=WhereForm),
    FormStep(code="whom", label=_("Untuk siapa?"), form=WhomForm),
    FormStep(code="who", label=_("Siapa Anda?"), form=WhoForm),
)
CHECK_LABEL = _("Periksa kembali")
_ORDER = (*(step.code for step in STEPS), CHECK)


def step_of(code: str) -> FormStep | None:
    """The step with that code; None for the check page and for anything else."""
    return next((step for step in STEPS if step.code == code), None)


def after(code: str) -> str:
    """The code of the page that follows."""
    return _ORDER[min(_ORDER.index(code) + 1, len(_ORDER) - 1)]


def before(code: str) -> str:
    """The code of the page before; empty for the first."""
    place = _ORDER.index(code)
    return _ORDER[place - 1] if place else ""


def progress(current: str) -> tuple[Step, ...]:
    """The progress line. Going back is done with buttons, which carry the draft along."""
    here = _ORDER.index(current)
    labels = (*(step.label for step in STEPS), CHECK_LABEL)
    return tuple(
        Step(label=label, state="done" if place < here else "current" if place == here else "ahead")
        for place, label in enumerate(labels)
    )
