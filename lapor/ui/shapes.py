"""What the shared template parts are given: small frozen shapes that views fill."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

Text = object
"""Plain or lazily translated text; templates escape it."""


@dataclass(frozen=True, kw_only=True)
class WorkBar:
    """The officers' top bar: `bar` in the context of every page that extends ui/base_work.html."""

    name: str
    role: Text
    office: str = ""
    unread: int = 0
    links: Sequence["Link"] = ()


@dataclass(frozen=True, kw_only=True)
class Link:
    """A way to another page, with a word and an icon."""

    url: str
    label: Text
    icon: str = ""
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a progress line: `done`, `current` or `ahead`; an address lets a person go back to it."""

    label: Text
    state: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class FileItem:
    """A file to show, or a staged one (`token`). `kind`: image, video, sound or file; `preview_url`: a picture.

    `pages` are addresses of a document's pages as pictures.
    """

    name: str
    url: str = ""
    kind: str = "file"
    size: int = 0
    preview_url: str = ""
    pages: tuple[str, ...] = ()
    note: Text = ""
    token: str = ""


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """One thing that happened. A plain date shows no hour (anonymous reports). `tone`: plain, reporter or office."""

    at: datetime | date
    title: Text
    text: str = ""
    by: Text = ""
    tone: str = "plain"
    icon: str = ""
    files: Sequence[FileItem] = ()


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A key and its value. Text that a citizen wrote sets `is_user_text`."""

    key: Text
    value: Text
    is_user_text: bool = False
    url: str = ""
