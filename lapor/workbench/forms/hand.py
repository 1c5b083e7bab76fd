"""From hand to hand: forward, accept, decline, assign."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.institutions.memory import remembered
from lapor.kit.actors import EXECUTING, LIAISON
from lapor.people import queries as people
from lapor.people.queries import Colleague
from lapor.reports import services
from lapor.reports.case_detail_queries import Case
from lapor.workbench.forms.base import ActionForm, OfficeField, OfficesField, Step, area
from lapor.workbench.labels import office_label, usual_office
from seed.readers import reasons


class ForwardForm(ActionForm):
    """Hand a report to the office that must answer it."""

    verb = "forward"
    title = _("Teruskan ke perangkat daerah…")
    button = _("Teruskan")
    told = _("Pelapor membaca kantor mana yang menangani dan sampai kapan. Catatan hanya dibaca kantor penerima.")
    done = _("Laporan diteruskan.")
    icon = "forward"
    to = OfficeField(label=_("Kantor yang memimpin"), help_text=_("Ketik sebagian nama kantor."))
    assisting = OfficesField(label=_("Kantor yang membantu"))
    note = area(_("Catatan untuk kantor penerima"), rows=2, required=False)

    def prefilled(self, case: Case) -> Mapping[str, object]:
        """The office that said whose it is, else the one that usually has the topic, else the reporter's choice."""
        tenant, report = case.report.tenant_id, case.report
        declined = [event for event in case.events if event.kind == "declined" and event.payload.get("suggestion")]
        suggested = UUID(str(declined[-1].payload["suggestion"])) if declined else None
        usual = usual_office(report.topic, tenant=tenant)
        chosen = office_label(suggested or report.chosen_institution_id, tenant=tenant)
        return {"to": chosen if suggested else usual or chosen}

    def act(self, step: Step) -> None:
        """Hand it over."""
        services.forward_report(step.report, by=step.by, at=step.at, seen=step.seen, **self.cleaned_data)


class AcceptForm(ActionForm):
    """Take a report on."""

    verb = "accept"
    title = _("Terima untuk dikerjakan")
    button = _("Terima")
    told = _("Pelapor membaca bahwa kantor Anda mulai menangani laporannya.")
    done = _("Laporan diterima.")
    icon = "accept"

    def act(self, step: Step) -> None:
        """Take it on."""
        services.accept_report(step.report, by=step.by, at=step.at, seen=step.seen)


class DeclineForm(ActionForm):
    """Say: not our authority."""

    verb = "decline"
    title = _("Bukan wewenang kami…")
    button = _("Kembalikan ke koordinator")
    told = _("Laporan naik satu tingkat ke koordinator, tidak pernah kembali ke pelapor.")
    done = _("Laporan dikembalikan ke koordinator, yang memilih kantor lain. Batas jawaban tetap berjalan.")
    icon = "undo"
    kind = forms.ChoiceField(label=_("Alasan"))
    reason = area(_("Penjelasan"), rows=3)
    suggestion = OfficeField(label=_("Kantor yang tepat menurut Anda"), required=False)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        listed = reasons("not_our_authority")
        field.choices = [("", _("Pilih alasan")), *((each.code, each.name) for each in listed)]

    def act(self, step: Step) -> None:
        """Send it up one level."""
        names = {each.code: each.name for each in reasons("not_our_authority")}
        services.decline_report(
            step.report,
            reason=f"{names[self.cleaned_data['kind']]}. {self.cleaned_data['reason']}",
            suggestion=self.cleaned_data["suggestion"],
            by=step.by,
            at=step.at,
            seen=step.seen,
        )


class AssignForm(ActionForm):
    """Put an executing officer to work."""

    verb = "assign"
    title = _("Tugaskan pelaksana…")
    button = _("Tugaskan")
    told = _("Pelapor tidak membaca nama pelaksana.")
    done = _("Pelaksana ditugaskan dan melihat laporan ini di antreannya.")
    icon = "assign"
    executor = forms.TypedChoiceField(label=_("Pelaksana"), coerce=UUID)

    def __init__(self, data: Any = None, *, office: UUID | None = None, **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["executor"]
        assert isinstance(field, forms.TypedChoiceField)
        lead = self.case.standing.lead if self.case is not None else None
        where = lead.institution_id if lead is not None else office
        field.choices = [("", _("Pilih nama")), *((str(each.id), each.name) for each in _workers(where))]

    def act(self, step: Step) -> None:
        """Put to work."""
        services.assign_executor(
            step.report, executor=self.cleaned_data["executor"], by=step.by, at=step.at, seen=step.seen
        )


def _workers(institution: UUID | None) -> list[Colleague]:
    if institution is None:
        return []
    return remembered(
        ("workers", institution),
        load=lambda: people.colleagues(institution=institution, roles=(EXECUTING, LIAISON)),
    )
