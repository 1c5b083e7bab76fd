"""What every form of an action shares: its words, its fields, and the one call that does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.kit.actors import Actor
from lapor.reports.case_detail_queries import Case
from lapor.reports.filing import BODY_LIMIT
from lapor.reports.models import Report
from lapor.workbench.labels import office_labels, topic_labels

NOTHING = _("Bagian ini masih kosong. Tulis dulu, lalu kirim.")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One doing: to which report, by whom, for which office, at what moment, after having seen which version."""

    report: UUID
    by: Actor
    person: UUID
    office: UUID
    at: datetime
    seen: int | None
    files: tuple[UUID, ...] = ()


class ActionForm(forms.Form):
    """A verb as a form. `told` says what the reporter will read; `undo` lets ten seconds pass before it is sent."""

    verb: ClassVar[str] = ""
    title: ClassVar[str | Promise] = ""
    button: ClassVar[str | Promise] = ""
    told: ClassVar[str | Promise] = ""
    done: ClassVar[str | Promise] = ""
    icon: ClassVar[str] = "open"
    undo: ClassVar[bool] = False
    takes_files: ClassVar[bool] = False
    is_danger: ClassVar[bool] = False
    template_name = "workbench/parts/fields.html"

    def __init__(self, data: Any = None, *, case: Case | None = None, tenant: UUID, **more: Any) -> None:
        self.case = case
        self.tenant = tenant
        super().__init__(data, auto_id=f"{self.verb}-%s", **more)
        for name, field in self.fields.items():
            field.error_messages["required"] = NOTHING
            if isinstance(field, OfficeField | OfficesField | TopicField):
                field.tenant = tenant
            if data is None and case is not None and name not in self.initial:
                self.initial[name] = self.prefilled(case).get(name, field.initial)

    def prefilled(self, case: Case) -> Mapping[str, object]:
        """What stands in the fields before anything was typed."""
        del case
        return {}

    @classmethod
    def fits(cls, case: Case) -> bool:
        """Whether the form makes sense on this case, beyond what the table of transitions says."""
        del case
        return True

    def act(self, step: Step) -> None:
        """Do it. Raises the refusals of the service."""
        raise NotImplementedError


def area(label: Any, *, rows: int = 4, required: bool = True, hint: Any = "") -> forms.CharField:
    """A field for several lines."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        max_length=BODY_LIMIT,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )


class OfficeField(forms.CharField):
    """An office by its name, typed with suggestions; cleans to its key, or None when empty."""

    tenant: UUID | None = None

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"list": "daftar-kantor", "autocomplete": "off"}), **more)

    def clean(self, value: Any) -> Any:
        """The office's key. Raises ValidationError for a name that is not in the list."""
        typed = super().clean(value)
        return _office(typed, tenant=self.tenant) if typed else None


class SeveralInputs(forms.TextInput):
    """As many inputs as were filled, and two empty ones."""

    template_name = "workbench/parts/several.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Every value typed under the name."""
        typed = data.getlist(name) if hasattr(data, "getlist") else [data.get(name, "")]
        return [text for text in typed if text.strip()]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The values to show; the empty ones come last."""
        context = super().get_context(name, None, attrs)
        context["widget"]["lines"] = [*(value or []), "", ""]
        return context


class OfficesField(forms.Field):
    """Any number of offices by their names; cleans to their keys."""

    tenant: UUID | None = None

    def __init__(self, **more: Any) -> None:
        super().__init__(
            widget=SeveralInputs(attrs={"list": "daftar-kantor", "autocomplete": "off"}), required=False, **more
        )

    def clean(self, value: Any) -> list[UUID]:
        """The offices' keys. Raises ValidationError for a name that is not in the list."""
        return [_office(typed, tenant=self.tenant) for typed in value or []]


class TopicField(forms.CharField):
    """A topic by its label, typed with suggestions; cleans to its code."""

    tenant: UUID | None = None

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"list": "daftar-topik", "autocomplete": "off"}), **more)

    def clean(self, value: Any) -> str:
        """The topic's code. Raises ValidationError for a label that is not in the list."""
        typed = super().clean(value)
        if not typed:
            return ""
        assert self.tenant is not None
        labels = topic_labels(self.tenant)
        found = labels.get(typed) or _only(typed, names=labels)
        if found is None:
            raise ValidationError(
                _("Topik ini tidak ada dalam daftar. Ketik sebagian namanya, lalu pilih dari daftar.")
            )
        return found.code


PROCEDURES: tuple[tuple[str, Promise], ...] = (
    (Report.Procedure.COMPLAINT, _("Pengaduan tidak berkadar pengawasan")),
    (Report.Procedure.OVERSIGHT, _("Pengaduan berkadar pengawasan")),
    (Report.Procedure.ASPIRATION, _("Aspirasi")),
    (Report.Procedure.INFORMATION, _("Permintaan informasi")),
    (Report.Procedure.KIP, _("Permohonan informasi publik (KIP)")),
)


def _office(typed: str, *, tenant: UUID | None) -> UUID:
    assert tenant is not None
    labels = office_labels(tenant)
    found = labels.get(typed.strip()) or _only(typed, names=labels)
    if found is None:
        raise ValidationError(_("Kantor ini tidak ada dalam daftar. Ketik sebagian namanya, lalu pilih dari daftar."))
    return found


def _only(typed: str, *, names: Mapping[str, Any]) -> Any:
    """The only entry whose label holds what was typed; None when there is none or more than one."""
    wanted = typed.strip().casefold()
    found = [each for label, each in names.items() if wanted in label.casefold()]
    return found[0] if len(found) == 1 else None
