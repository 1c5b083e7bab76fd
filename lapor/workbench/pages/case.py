"""The case page: what was said on the left, what can be done on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lapor.attachments.models import Attachment
from lapor.institutions import queries as institutions
from lapor.reports import workflow
from lapor.reports.case_detail_queries import Case
from lapor.reports.case_queries import QueueRow, title_of
from lapor.reports.models import Assignment, Contest, Report, Response
from lapor.ui.dates import long_day
from lapor.ui.shapes import FileItem, Pair, TimelineEntry
from lapor.workbench.forms.base import PROCEDURES
from lapor.workbench.forms.decide import archive_words
from lapor.workbench.labels import channel_name, office_labels, office_name, topic_label, topic_labels
from lapor.workbench.pages import files
from lapor.workbench.pages.actions import Action
from lapor.workbench.pages.clocks import Clock, clocks_of
from lapor.workbench.pages.said import Said, said_of
from lapor.workbench.pages.sentence import now_sentence
from lapor.workbench.pages.timeline import DELIVERIES, timeline_of
from lapor.workbench.pages.travelled import way_back, way_here
from lapor.workbench.pages.way import Stretch, is_binding, way_of

CLASSES = {
    "complaint": gettext_lazy("Pengaduan"),
    "aspiration": gettext_lazy("Aspirasi"),
    "information": gettext_lazy("Permintaan informasi"),
}
PRIVACY = {
    "open": gettext_lazy("Terbuka: isi boleh dibaca umum setelah diverifikasi"),
    "anonymous": gettext_lazy("Anonim: nama tidak ditanyakan"),
    "confidential": gettext_lazy("Rahasia: isi tidak tampil untuk umum"),
    "anonymous_confidential": gettext_lazy("Anonim dan rahasia"),
}
HOLDING = {
    "verifying": gettext_lazy("memeriksa"),
    "offered": gettext_lazy("belum menerima"),
    "accepted": gettext_lazy("mengerjakan"),
    "answered": gettext_lazy("sudah menjawab"),
}
HANDLING = frozenset({workflow.VERIFIER, workflow.LEAD})
CONTESTED = {
    "archived": gettext_lazy("pengarsipan"),
    "merged": gettext_lazy("penggabungan"),
    "reclassified": gettext_lazy("perubahan topik atau prosedur"),
    "public_text_edited": gettext_lazy("perubahan teks untuk umum"),
}


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One answer, or a draft of one's own office."""

    office: str
    response: Response
    files: Sequence[FileItem]
    is_draft: bool


@dataclass(frozen=True, kw_only=True)
class Held:
    """An office that works on the case."""

    office: str
    leads: bool
    word: str | Promise
    executor: str
    note: str
    delivery: str | Promise


@dataclass(frozen=True, kw_only=True)
class Noted:
    """An internal note."""

    at: datetime
    who: str
    office: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Objection:
    """An objection of the reporter."""

    against: str | Promise
    text: str
    is_open: bool
    ruling: str


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """Everything that the page shows."""

    report: Report
    title: str
    sentence: str
    zone: str
    facts: Sequence[Pair]
    files: Sequence[FileItem]
    said: Sequence[Said]
    answers: Sequence[Answered]
    before: FileItem | None
    after: FileItem | None
    entries: Sequence[TimelineEntry]
    clocks: Sequence[Clock]
    held: Sequence[Held]
    way: Sequence[Stretch]
    is_binding: bool
    notes: Sequence[Noted]
    objections: Sequence[Objection]
    actions: Sequence[Action]
    offices: Sequence[str]
    topics: Sequence[str]
    similar: Sequence[QueueRow]
    points: dict[str, object] | None
    archive_words: dict[str, str]
    letter_url: str
    stage_url: str
    identity_url: str
    is_confirmed: bool
    is_acting: bool
    keeps_drafts: bool
    sent_draft: str


def case_page(
    case: Case, *, actions: Sequence[Action], now: datetime, zone: str, similar: Sequence[QueueRow] = (), done: str = ""
) -> CasePage:
    """The page of this case, with these actions; `done` is the verb that was just done. No statement of its own."""
    report = case.report
    own = files.shown([each for each in case.files if each.response is None], now=now)
    answers = _answers(case, now=now)
    verbs = {action.verb for action in actions}
    return CasePage(
        report=report,
        title=title_of(report) or _("Laporan suara"),
        sentence=now_sentence(case, now=now, zone=zone),
        zone=zone,
        facts=_facts(case, zone=zone),
        files=own,
        said=said_of(case),
        answers=answers,
        before=_picture([each for each in case.files if each.added_by == "reporter"], now=now),
        after=_picture([each for each in case.files if each.response is not None], now=now),
        entries=timeline_of(case, zone=zone),
        clocks=clocks_of(case, now=now),
        held=_held(case),
        way=way_of(case),
        is_binding=is_binding(case),
        notes=_notes(case),
        objections=[*(_objection(contest) for contest in case.contests), *_under_kip(case)],
        actions=actions,
        offices=tuple(office_labels(report.tenant_id)) if verbs & {"forward", "decline", "wait_for"} else (),
        topics=tuple(topic_labels(report.tenant_id)) if verbs & {"verify", "reclassify"} else (),
        similar=similar,
        points=_points(report),
        archive_words=archive_words() if "archive" in verbs else {},
        letter_url=f"/kerja/laporan/{report.code}/surat/" if _may_print(case) else "",
        stage_url=f"/kerja/laporan/{report.code}/berkas/",
        identity_url=f"/kerja/laporan/{report.code}/identitas/" if case.relations & HANDLING else "",
        is_confirmed=report.closed_by == "reporter",
        is_acting=any(action.is_open for action in actions),
        keeps_drafts=report.may_be_public,
        sent_draft=f"/kerja/laporan/{report.code}/{done}/" if done else "",
    )


def _facts(case: Case, *, zone: str) -> list[Pair]:
    report = case.report
    above = report.region.parent if report.region else None
    place = ", ".join(each.name for each in (report.region, above) if each is not None)
    chosen = office_name(report.chosen_institution_id, tenant=report.tenant_id)
    reach = _("Bisa dihubungi lewat sistem ini") if report.has_contact else _("Hanya lewat halaman lacak")
    facts = [
        Pair(key=_("Jenis"), value=CLASSES[report.report_class]),
        Pair(key=_("Jalur"), value="" if report.is_anonymous else channel_name(report.channel)),
        Pair(key=_("Prosedur"), value=dict(PROCEDURES)[report.procedure]),
        Pair(key=_("Topik"), value=topic_label(report.topic, tenant=report.tenant_id) or _("Belum dipilih")),
        Pair(key=_("Tempat"), value=place or _("Tidak disebut")),
        Pair(key=_("Alamat"), value=report.address, is_user_text=True),
        Pair(key=_("Kejadian"), value=long_day(report.occurred_on, zone=zone)),
        Pair(key=_("Kantor pilihan pelapor"), value=chosen),
        Pair(key=_("Privasi"), value=PRIVACY[report.privacy]),
        Pair(key=_("Pelapor"), value=reach),
        Pair(key=_("Dukungan"), value=report.supports or ""),
        Pair(key=_("Dibuat di pos desa"), value=way_here(report, zone=zone)),
        Pair(key=_("Kabar kepada pelapor"), value=way_back(report, zone=zone)),
    ]
    return [pair for pair in facts if pair.value]


def _answers(case: Case, *, now: datetime) -> list[Answered]:
    return [
        Answered(
            office=office_name(response.institution_id, tenant=case.report.tenant_id),
            response=response,
            files=files.shown([file for file in case.files if file.response == response.id], now=now),
            is_draft=response.state != Response.State.SENT,
        )
        for response in case.responses
    ]


def _picture(found: Sequence[Attachment], *, now: datetime) -> FileItem | None:
    pictures = [file for file in found if file.kind == Attachment.Kind.PICTURE]
    return next((item for item in files.shown(pictures, now=now) if item.preview_url), None)


def _held(case: Case) -> list[Held]:
    links = {link.assignment_id: link for link in case.links}
    return [
        Held(
            office=office_name(row.institution_id, tenant=case.report.tenant_id),
            leads=row.role == Assignment.Role.LEAD,
            word=HOLDING.get(row.state, ""),
            executor=case.names.get(f"officer/{row.executor_id}", ""),
            note=row.note,
            delivery=DELIVERIES.get(links[row.id].delivery, "") if row.id in links else "",
        )
        for row in case.assignments
        if row.until is None
    ]


def _notes(case: Case) -> list[Noted]:
    return [
        Noted(
            at=note.written_at,
            who=note.author.name,
            office=office_name(note.institution_id, tenant=case.report.tenant_id),
            text=note.text,
        )
        for note in reversed(case.notes)
    ]


def _objection(contest: Contest) -> Objection:
    return Objection(
        against=CONTESTED.get(contest.decision, contest.decision),
        text=contest.text,
        is_open=contest.ruled_at is None,
        ruling=contest.ruling,
    )


def _under_kip(case: Case) -> list[Objection]:
    found = case.objection
    if found is None:
        return []
    against = _("jawaban permohonan informasi (KIP)")
    return [Objection(against=against, text=found.text, is_open=found.answered_at is None, ruling=found.answer)]


def _points(report: Report) -> dict[str, object] | None:
    if report.latitude is None or report.longitude is None:
        return None
    here = {"lat": report.latitude, "lon": report.longitude, "title": report.address or _("Titik dari pelapor")}
    return {"points": [here], "center": [report.latitude, report.longitude], "zoom": 15}


def _may_print(case: Case) -> bool:
    lead = case.standing.lead
    if lead is None or "verifier" not in case.relations or lead.state == Assignment.State.VERIFYING:
        return False
    return institutions.office(lead.institution_id).reach != "account"
