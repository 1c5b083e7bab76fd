"""Shapes of the JSON interface; they are the OpenAPI document too."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from lapor.reports.filing import ADDRESS_LIMIT, BODY_LIMIT, TITLE_LIMIT

ReportClass = Literal["complaint", "aspiration", "information"]
Privacy = Literal["open", "anonymous", "confidential", "anonymous_confidential"]
State = Literal[
    "received", "verified", "forwarded", "in_progress", "responded", "closed", "reopened", "archived", "merged"
]
WaitingFor = Literal["nobody", "reporter", "institution", "validation"]
Code = Annotated[str, Field(description="Tracking code, 4-4-4", examples=["7KQ4-M2XB-9TRY"])]


class Location(Schema):
    """A position on the earth in degrees."""

    lat: float = Field(ge=-90, le=90, allow_inf_nan=False)
    lon: float = Field(ge=-180, le=180, allow_inf_nan=False)


class Contact(Schema):
    """Who the reporter is; sealed at once and never given back."""

    name: str = Field(default="", max_length=120)
    phone: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=254)


class FilingIn(Schema):
    """A new report. `contact` is needed unless the privacy is anonymous; then a name is dropped."""

    model_config = ConfigDict(populate_by_name=True)

    report_class: ReportClass = Field(alias="class")
    body: Annotated[str, StringConstraints(min_length=1, max_length=BODY_LIMIT)]
    title: str = Field(default="", max_length=TITLE_LIMIT)
    topic: str = Field(default="", max_length=60, description="Topic code, see /api/v1/topics")
    institution: UUID | None = Field(default=None, description="Institution id, see /api/v1/institutions")
    occurred_on: date | None = None
    region: str = Field(default="", max_length=13, description="Kemendagri code, e.g. 64.08.04.2001")
    location: Location | None = None
    address: str = Field(default="", max_length=ADDRESS_LIMIT)
    privacy: Privacy = "open"
    contact: Contact | None = None
    about_official: bool = Field(default=False, description="True seals the report: only the inspectorate reads it")


class FilingOut(Schema):
    """The receipt. The access key is secret and shown only here."""

    code: Code
    access_key: str = Field(examples=["3FJ8-K2MP-7QRS-V1XZ"])
    state: State
    due_at: datetime = Field(description="When the answer is due, ISO 8601 with offset")
    url: str


class AnswerOut(Schema):
    """An office's answer."""

    institution: str
    kind: Literal["full", "partial"]
    text: str
    found: str
    done: str
    promised_on: date | None
    sent_at: datetime


class WordOut(Schema):
    """Something said between reporter and office."""

    kind: Literal["question", "answer", "addition", "message"]
    by_reporter: bool
    institution: str | None
    text: str
    said_at: datetime


class ReportOut(Schema):
    """What the asker may know of a report; parts that the asker may not see are left out."""

    model_config = ConfigDict(populate_by_name=True)

    code: Code
    report_class: ReportClass = Field(alias="class")
    state: State
    waiting_for: WaitingFor
    due_at: datetime
    url: str
    title: str | None = None
    text: str | None = None
    place: str | None = None
    institution: str | None = None
    answers: list[AnswerOut] | None = None
    filed_at: datetime | None = Field(default=None, description="With the access key only")
    privacy: Privacy | None = Field(default=None, description="With the access key only")
    original_title: str | None = Field(default=None, description="With the access key only")
    original_text: str | None = Field(default=None, description="With the access key only")
    words: list[WordOut] | None = Field(default=None, description="With the access key only")


class RegionOut(Schema):
    """A region with the names around it."""

    code: str
    name: str
    path: str


class TopicOut(Schema):
    """A topic of the tree; main topics have no parent."""

    code: str
    name: str
    parent: str | None


class InstitutionOut(Schema):
    """An institution that a report can be addressed to."""

    id: UUID
    name: str
    short_name: str


class ErrorOut(Schema):
    """What went wrong, in words for a person, and what to do next; `code` is stable."""

    code: str
    message: str
    next_step: str
