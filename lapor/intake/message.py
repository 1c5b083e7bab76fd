"""What every entrance hands over: one shape for web form, API, counter and, later, every channel."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor.kit.actors import Stated
from lapor.reports.filing import Taken


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Keys that were made where the report arose – on a phone, at a village post – and are final there.

    `code` is bare, with a check character that fits; `access_key` bare as well. The code makes the message count once, whichever
    way it comes and however often. `stated` is the link of a village post's sequence that says so.
    """

    report: UUID
    code: str
    access_key: str
    stated: Stated | None = None


@dataclass(frozen=True, kw_only=True)
class FilingMessage:
    """A new report as a person gave it. `message_id` is the entrance's own id of this message; the same one twice is one report.

    Codes are those of the API: `report_class` complaint | aspiration | information; `privacy` open | anonymous | confidential |
    anonymous_confidential. `region` is a Kemendagri code or empty. Name and contact are sealed at once and stored nowhere else.
    `reply_channel` is where answers go when the entrance knows it, `reply_address` an address there that is no phone number.
    `file_names` stand beside `files` where the names were not kept with them; else they are empty.
    `filed_at` is the legal moment when it is not the arrival (village post). `origin` brings keys that exist already; without it they
    are made here. `taken` says which officer took the report down, and how the reporter agreed.
    """

    channel: str
    message_id: str
    report_class: str
    body: str
    privacy: str
    title: str = ""
    occurred_on: date | None = None
    region: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    pin_is_public: bool = False
    institution: UUID | None = None
    topic: str = ""
    about_official: bool = False
    files: tuple[UUID, ...] = ()
    file_names: tuple[str, ...] = ()
    has_sound: bool = False
    name: str = ""
    phone: str = ""
    email: str = ""
    reply_channel: str = ""
    reply_address: str = ""
    language: str = "id"
    filed_at: datetime | None = None
    tenant: UUID | None = None
    origin: Origin | None = None
    taken: Taken | None = None


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the reporter gets: the code, the secret key, and what happens next. `is_new` is false for a repeated message."""

    report: UUID
    tenant: UUID
    code: str
    access_key: str
    state: str
    filed_at: datetime
    answer_due_at: datetime
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class WordMessage:
    """A later word or file of the reporter, who has shown the access key. `message_id` makes it count once."""

    channel: str
    message_id: str
    report: UUID
    text: str
    files: tuple[UUID, ...] = ()
    is_answer: bool = False
