"""A report that is still being written: it travels in a sealed form field, so the server keeps no half-finished words.

Two tabs, the back button, a lost cookie and a restart of the server change nothing: whoever sends the field has the draft.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from uuid import UUID

from lapor.intake.errors import BadDraft, DraftTooLarge
from lapor.intake.sealing import NotSealed, open_text, seal_text

LARGEST_DRAFT = 2_000_000
_DRAFT, _FILE = "draft", "staged file"


@dataclass(frozen=True, kw_only=True)
class DraftFile:
    """A staged file as a draft carries it. `kind` is picture, video, sound or document."""

    id: UUID
    name: str
    size: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Answers by field name exactly as typed, staged files, and what makes the filing count once.

    `message_id` becomes the message's own id. `token` is the draft under which files are staged. `is_checked` once the person
    has seen everything together.
    """

    message_id: str
    token: str
    answers: Mapping[str, str] = field(default_factory=dict)
    files: tuple[DraftFile, ...] = ()
    is_checked: bool = False

    def with_answers(self, answers: Mapping[str, str]) -> "Draft":
        """The draft with these answers in place of the old ones."""
        return replace(self, answers={**self.answers, **answers})

    def without(self, names: Iterable[str]) -> "Draft":
        """The draft without these answers: those that stand open in the form beside it."""
        left_out = frozenset(names)
        return replace(self, answers={name: text for name, text in self.answers.items() if name not in left_out})

    @property
    def has_sound(self) -> bool:
        """Whether a recording was added: it may be the whole report."""
        return any(file.kind == "sound" for file in self.files)


def new_draft(answers: Mapping[str, str] | None = None) -> Draft:
    """An empty draft with ids of its own."""
    return Draft(message_id=secrets.token_urlsafe(18), token=secrets.token_urlsafe(24), answers=dict(answers or {}))


def seal_draft(draft: Draft) -> str:
    """The draft as text for a hidden field. Raises DraftTooLarge."""
    sealed = seal_text(json.dumps(asdict(draft), default=str, ensure_ascii=False).encode(), purpose=_DRAFT)
    if len(sealed) > LARGEST_DRAFT:
        raise DraftTooLarge(length=len(sealed))
    return sealed


def open_draft(sealed: str) -> Draft:
    """The draft again. Raises BadDraft for a text that was not sealed here, or was changed."""
    try:
        plain = json.loads(open_text(sealed, purpose=_DRAFT))
        return Draft(**{**plain, "files": tuple(_file(each) for each in plain["files"])})
    except (NotSealed, TypeError, KeyError, ValueError) as error:
        raise BadDraft from error


def seal_file(file: DraftFile) -> str:
    """A staged file as the token that an upload answers with."""
    return seal_text(json.dumps(asdict(file), default=str).encode(), purpose=_FILE)


def open_file(token: str) -> DraftFile:
    """The staged file behind a token. Raises BadDraft."""
    try:
        return _file(json.loads(open_text(token, purpose=_FILE)))
    except (NotSealed, TypeError, KeyError, ValueError) as error:
        raise BadDraft from error


def _file(plain: Mapping[str, object]) -> DraftFile:
    return DraftFile(
        id=UUID(str(plain["id"])), name=str(plain["name"]), size=int(str(plain["size"])), kind=str(plain["kind"])
    )
