"""What a filing holds, and the rules that it must keep before anything is written."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor.attachments.models import Attachment
from lapor.kit.text import clean, one_line
from lapor.reports.errors import BadPlace, EmptyReport, FutureDate, TextTooLong

BODY_LIMIT = 50_000
TITLE_LIMIT = 200
ADDRESS_LIMIT = 300


@dataclass(frozen=True, kw_only=True)
class Taken:
    """An officer took the report down for its reporter: who (`officer/<id>`), and whether the consent was `spoken` or `written`."""

    by: str
    consent: str


@dataclass(frozen=True, kw_only=True)
class Filing:
    """A report as an entrance hands it over. Codes are stored codes; `files` were read as staged.

    `tenant`, `institution` and `topic` are checked against each other by `file_report`. `filed_at` counts legally.
    """

    id: UUID
    code: str
    message_key: str
    tenant: UUID
    report_class: str
    body: str
    channel: str
    privacy: str
    reporter_ref: UUID
    access_key_hash: str
    filed_at: datetime
    has_contact: bool = False
    title: str = ""
    occurred_on: date | None = None
    region: str | None = None
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    pin_is_public: bool = False
    institution: UUID | None = None
    topic: str = ""
    about_official: bool = False
    files: tuple[Attachment, ...] = ()
    has_sound: bool = False
    language: str = "id"
    taken: Taken | None = None


def check_body(body: str, *, has_sound: bool = False) -> str:
    """The body, cleaned. Raises EmptyReport (sound alone is a report) and TextTooLong."""
    cleaned = clean(body)
    if not cleaned and not has_sound:
        raise EmptyReport
    if len(cleaned) > BODY_LIMIT:
        raise TextTooLong(length=len(cleaned))
    return cleaned


def check_title(title: str) -> str:
    """The title on one line, at most 200 characters."""
    return one_line(title)[:TITLE_LIMIT]


def check_occurred_on(day: date | None, *, today: date) -> date | None:
    """The day of the event. Raises FutureDate."""
    if day is not None and day > today:
        raise FutureDate
    return day


def check_place(*, latitude: float | None, longitude: float | None) -> None:
    """Raises BadPlace unless both are given and lie on the earth, or neither is given."""
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise BadPlace
