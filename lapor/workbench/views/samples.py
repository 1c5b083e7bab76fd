"""The monitor's look at a random sample of archived reports."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from lapor.kit.actors import MONITOR
from lapor.people.entry import open_to
from lapor.reports.case_detail_queries import Sample, samples_for
from lapor.reports.services import judge_sample
from lapor.workbench.context import show, visit
from lapor.workbench.forms.decide import archive_reasons

VERDICTS: tuple[tuple[str, str | Promise], ...] = (
    ("right", _("Tepat diarsipkan")),
    ("doubtful", _("Meragukan")),
    ("wrong", _("Seharusnya ditangani")),
)


@dataclass(frozen=True, kw_only=True)
class SampleRow:
    """One archived report with the reason in words."""

    sample: Sample
    reason: str


@dataclass(frozen=True, kw_only=True)
class SamplesPage:
    """The sample that waits, and the verdicts to choose from."""

    rows: tuple[SampleRow, ...]
    verdicts: tuple[tuple[str, str | Promise], ...]
    zone: str


@open_to(MONITOR)
@require_GET
def samples(request: HttpRequest) -> HttpResponse:
    """Archived reports of this month's sample that nobody has looked at."""
    who = visit(request)
    names = archive_reasons()
    rows = tuple(
        SampleRow(sample=sample, reason=names[sample.reason].name if sample.reason in names else sample.reason)
        for sample in samples_for(who.actor)
    )
    return show(request, "workbench/samples.html", work=SamplesPage(rows=rows, verdicts=VERDICTS, zone=who.zone))


@open_to(MONITOR)
@require_POST
def judge(request: HttpRequest, report: UUID) -> HttpResponse:
    """Give a verdict on one of the sample."""
    who = visit(request)
    verdict = request.POST.get("verdict", "")
    if report not in {sample.report for sample in samples_for(who.actor)}:
        raise Http404
    if verdict not in dict(VERDICTS):
        messages.error(request, now("Pilih dulu satu penilaian, lalu simpan."))
        return redirect("/kerja/sampel/")
    judge_sample(report, verdict=verdict, remark=request.POST.get("remark", ""), by=who.actor, at=who.now)
    messages.success(request, now("Penilaian disimpan. Koordinator melihatnya dalam angka bulan ini."))
    return redirect("/kerja/sampel/")
