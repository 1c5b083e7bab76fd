"""What somebody sees who follows a report: everybody the public part, the reporter everything that is theirs."""

from dataclasses import dataclass
from datetime import date, datetime

from lapor.attachments import queries as attachments
from lapor.attachments.models import Attachment
from lapor.audit import queries as audit
from lapor.kit import actors
from lapor.portal.pages.differences import Decision, decisions_of
from lapor.portal.pages.now import Now, now_of, zone_of
from lapor.portal.pages.onward import Onward, onward_of
from lapor.portal.pages.parts import files_shown, follow_url, local_day, office_name, report_url
from lapor.portal.pages.story import Told, story_of
from lapor.reports import holders, own_queries, policy, public_queries, queries
from lapor.reports.fact_queries import arrived_at
from lapor.reports.holders import Holder
from lapor.reports.models import Rating, Report, Word
from lapor.reports.public_lists import place_of
from lapor.ui.shapes import FileItem, TimelineEntry

LOOKED = frozenset({"validated", "validation_failed"})
RESTORABLE = frozenset({"withdrawn", "not_completed"})


@dataclass(frozen=True, kw_only=True)
class Question:
    """What an office wants to know from the reporter."""

    text: str
    office: str


@dataclass(frozen=True, kw_only=True)
class PublicFollow:
    """What the code alone opens. `public_url` is empty while the public may read nothing."""

    code: str
    url: str
    now: Now
    zone: str
    filed: date
    title: str
    public_url: str


@dataclass(frozen=True, kw_only=True)
class OwnFollow:
    """What the access key opens. `verbs` are what the reporter may do now, `covers` the newest moment of the case that it tells of."""

    code: str
    url: str
    now: Now
    zone: str
    filed: date
    arrived: date | None
    title: str
    body: str
    public_title: str
    public_text: str
    public_url: str
    place: str
    topic: str
    question: Question | None
    story: tuple[TimelineEntry, ...]
    decisions: tuple[Decision, ...]
    files: tuple[FileItem, ...]
    verbs: frozenset[str]
    onward: Onward
    rating: int | None
    parent_url: str
    is_sealed: bool
    is_private: bool
    covers: datetime


def public_follow(report: Report, *, at: datetime) -> PublicFollow:
    """The page for the code alone: never more than state and dates unless everybody may read the report. 1 statement."""
    is_public = report.published_at is not None and report.may_be_public
    zone = zone_of(report)
    now = now_of(report, held=holders.holders_of(report), at=at, is_own=False, tells_office=is_public)
    return PublicFollow(
        code=report.code,
        url=follow_url(report.code),
        now=now,
        zone=zone,
        filed=local_day(report.filed_at, zone=zone),
        title=report.public_title if is_public else "",
        public_url=report_url(report.code) if is_public else "",
    )


def own_follow(report: Report, *, at: datetime) -> OwnFollow:
    """The page for the reporter. At most 14 statements, and one more where news travel."""
    zone, held = zone_of(report), holders.holders_of(report)
    words, ratings = public_queries.words_of(report), own_queries.ratings_of(report)
    files, events = attachments.files_of_report(report.id), audit.stream_events(report.stream)
    kinds = {event.kind for event in events}
    told = Told(
        words={str(word.id): word for word in words},
        responses={str(each.id): each for each in public_queries.sent_responses(report)},
        ratings=ratings,
        response_files=_response_files(files, at=at),
        looked=own_queries.looked_words(report) if kinds & LOOKED else {},
        objection=own_queries.objection_of(report) if "objected" in kinds else None,
    )
    return OwnFollow(
        code=report.code,
        url=follow_url(report.code),
        now=now_of(report, held=held, at=at, is_own=True, tells_office=True),
        zone=zone,
        filed=local_day(report.filed_at, zone=zone),
        arrived=_arrived_on(report, zone=zone),
        title=report.title or report.public_title,
        body=report.body,
        public_title=report.public_title,
        public_text=report.public_text,
        public_url=report_url(report.code) if report.published_at is not None else "",
        place=place_of(report.region),
        topic=report.topic.name if report.topic else "",
        question=_question(report, words=words),
        story=story_of(report, events=events, told=told, zone=zone),
        decisions=decisions_of(report, events=events, zone=zone),
        files=files_shown([file for file in files if file.response is None and _may_see(file)], now=at),
        verbs=_verbs(report, ratings=ratings),
        onward=onward_of(report, held=held, events=events, at=at),
        rating=next((each.score for each in reversed(ratings) if each.score), None),
        parent_url=_parent_url(report),
        is_sealed=report.lane == Report.Lane.SEALED,
        is_private=not report.may_be_public,
        covers=max(event.recorded_at for event in events),
    )


def next_actor(report: Report, *, held: list[Holder]) -> str:
    """The office that acts next."""
    return office_name(report.tenant_id, institution=holders.leading(held).institution)


def _arrived_on(report: Report, *, zone: str) -> date | None:
    """The day on which a report that was on its way arrived; None for any other."""
    return local_day(arrived_at(report), zone=zone) if arrived_at(report) > report.filed_at else None


def _question(report: Report, *, words: list[Word]) -> Question | None:
    asked = [word for word in words if word.kind == Word.Kind.QUESTION and word.answered_at is None]
    if not asked or report.waiting_for != Report.WaitingFor.REPORTER:
        return None
    return Question(text=asked[-1].text, office=office_name(report.tenant_id, institution=asked[-1].institution_id))


def _verbs(report: Report, *, ratings: list[Rating]) -> frozenset[str]:
    reporter = actors.reporter(report.id)
    verbs = set(policy.possible_verbs(reporter, report=report, standing=queries.standing_of(report)))
    if report.archive_reason not in RESTORABLE:
        verbs.discard("restore")
    if report.closed_at and any(each.rated_at >= report.closed_at for each in ratings):
        verbs.discard("rate")
    if report.waiting_for == Report.WaitingFor.VALIDATION and _affirmed(report, ratings=ratings):
        verbs.discard("confirm")
    return frozenset(verbs)


def _affirmed(report: Report, *, ratings: list[Rating]) -> bool:
    since = report.responded_at
    return since is not None and any(each.is_satisfied and each.rated_at >= since for each in ratings)


def _response_files(files: list[Attachment], *, at: datetime) -> dict[str, tuple[FileItem, ...]]:
    keys = {file.response for file in files if file.response is not None}
    return {
        str(key): files_shown([file for file in files if file.response == key and _may_see(file)], now=at)
        for key in keys
    }


def _may_see(file: Attachment) -> bool:
    return file.shown != Attachment.Shown.OFFICE


def _parent_url(report: Report) -> str:
    parent = report.parent if report.state == Report.State.MERGED else None
    if parent is None or parent.published_at is None or not parent.may_be_public:
        return ""
    return report_url(parent.code)
