"""The administration's first page, and work that got stuck."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from lapor.audit.queries import Parked, parked_rows
from lapor.audit.services import release_parked
from lapor.institutions.calendar_queries import years_without_leave
from lapor.jobs.queries import FailedJob, failed_jobs
from lapor.jobs.services import retry_job
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR
from lapor.notifications.queries import FailedNotice, failed_notices
from lapor.notifications.services import clear_failed, retry_failed
from lapor.people.entry import open_to
from lapor.ui.shapes import Link
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of

STUCK = "/kerja/kelola/gangguan/"


@dataclass(frozen=True, kw_only=True)
class Door:
    """A part of the administration."""

    link: Link
    text: str | Promise


@dataclass(frozen=True, kw_only=True)
class AdminPage:
    """The parts that this desk may open, and what needs somebody now."""

    doors: tuple[Door, ...]
    stuck: int
    year_without_leave: int | None


@dataclass(frozen=True, kw_only=True)
class StuckPage:
    """What was given up by itself and waits for a person."""

    notices: tuple[FailedNotice, ...]
    rows: tuple[Parked, ...]
    jobs: tuple[FailedJob, ...]
    is_host: bool
    zone: str


_OFFICES = Door(
    link=Link(url="/kerja/kelola/instansi/", label=_("Instansi"), icon="agency"),
    text=_("Tambah, ganti nama, gabungkan, atau tutup kantor; ekspor dan impor lembar kerja."),
)
_PEOPLE = Door(
    link=Link(url="/kerja/kelola/petugas/", label=_("Petugas"), icon="people"),
    text=_("Undang petugas, akhiri peran, buat tautan baru."),
)
_TOPICS = Door(
    link=Link(url="/kerja/kelola/topik/", label=_("Topik"), icon="tag"),
    text=_("Susun topik laporan dan isian bawaannya."),
)
_CALENDAR = Door(
    link=Link(url="/kerja/kelola/kalender/", label=_("Kalender"), icon="calendar"),
    text=_("Hari libur nasional, cuti bersama, dan libur daerah."),
)
_LIMITS = Door(
    link=Link(url="/kerja/kelola/batas-waktu/", label=_("Batas waktu"), icon="clock"),
    text=_("Batas menurut aturan dengan dasarnya, dan batas sendiri yang lebih pendek."),
)
_VALIDATION = Door(
    link=Link(url="/kerja/kelola/validasi/", label=_("Pemeriksaan hasil"), icon="camera"),
    text=_("Prosedur dan topik yang baru ditutup setelah dilihat kantor lain."),
)
_PROFILE = Door(
    link=Link(url="/kerja/kelola/instalasi/", label=_("Tampilan"), icon="settings"),
    text=_("Nama, lambang, warna, cara lain melapor, dan nomor darurat."),
)
_CHANNELS = Door(
    link=Link(url="/kerja/kelola/kanal/", label=_("Kanal"), icon="phone"),
    text=_("SMS, WhatsApp, dan lainnya: jalan atau macet, pesan uji, jeda, dan pengirim yang diblokir."),
)
_WORDINGS = Door(
    link=Link(url="/kerja/kelola/kata-kabar/", label=_("Kata kabar"), icon="reply"),
    text=_("Kata dalam surel dan pesan pendek kepada pelapor, petugas, dan instansi tanpa akun."),
)
_STUCK = Door(
    link=Link(url=STUCK, label=_("Gangguan"), icon="alert"),
    text=_("Kabar yang gagal terkirim dan pekerjaan yang macet."),
)


@open_to(ADMINISTRATOR, COORDINATOR)
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What can be administered here."""
    desk = desk_of(request)
    doors = (
        (_OFFICES, _PEOPLE, _TOPICS, _CALENDAR, _LIMITS, _WORDINGS, _PROFILE, _CHANNELS, _STUCK)
        if desk.is_administrator
        else (_PEOPLE, _TOPICS, _CALENDAR, _LIMITS, _CHANNELS)
    )
    if any(grant.role == COORDINATOR for grant in desk.who.actor.grants):
        doors = (*doors, _VALIDATION)
    missing = years_without_leave([desk.who.now.year])
    page = AdminPage(
        doors=doors,
        stuck=_count(_stuck(desk)) if desk.is_administrator else 0,
        year_without_leave=missing[0] if missing else None,
    )
    return show(request, "workbench/admin/home.html", work=page)


@open_to(ADMINISTRATOR)
@require_GET
def stuck(request: HttpRequest) -> HttpResponse:
    """Notices that failed, and, for whoever keeps the whole installation, parked work."""
    return show(request, "workbench/admin/stuck.html", work=_stuck(desk_of(request)))


@open_to(ADMINISTRATOR)
@require_POST
def retry_notice(request: HttpRequest, notice: UUID) -> HttpResponse:
    """Send a failed notice again, or take it off the list as told by other means."""
    desk = desk_of(request)
    if notice not in {each.id for each in failed_notices(desk.tenant)}:
        raise Http404
    if "clear" in request.POST:
        clear_failed(notice, at=timezone.now())
        messages.success(request, say("Kabar itu dicatat sudah disampaikan dengan cara lain."))
    else:
        retry_failed(notice, tenant=desk.tenant, at=timezone.now())
        messages.success(request, say("Kabar dikirim ulang dalam satu menit."))
    return redirect(STUCK)


@open_to(ADMINISTRATOR)
@require_POST
def retry_row(request: HttpRequest, row: int) -> HttpResponse:
    """Give a parked piece of work another round."""
    _require_host(request)
    release_parked(row, at=timezone.now())
    messages.success(request, say("Pekerjaan itu dicoba lagi."))
    return redirect(STUCK)


@open_to(ADMINISTRATOR)
@require_POST
def retry_failed_job(request: HttpRequest, job: UUID) -> HttpResponse:
    """Ask for a failed job anew."""
    _require_host(request)
    if not retry_job(job, at=timezone.now()):
        raise Http404
    messages.success(request, say("Pekerjaan itu dicoba lagi."))
    return redirect(STUCK)


def _stuck(desk: Desk) -> StuckPage:
    return StuckPage(
        notices=tuple(failed_notices(desk.tenant)),
        rows=tuple(parked_rows()) if desk.is_host else (),
        jobs=tuple(failed_jobs()) if desk.is_host else (),
        is_host=desk.is_host,
        zone=desk.who.zone,
    )


def _count(page: StuckPage) -> int:
    return len(page.notices) + len(page.rows) + len(page.jobs)


def _require_host(request: HttpRequest) -> None:
    if not desk_of(request).is_host:
        raise Http404
