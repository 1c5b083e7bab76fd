"""What the pages are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from lapor.channels.web_form import choices, words
from lapor.channels.web_form.files import items_of
from lapor.channels.web_form.forms import StepForm
from lapor.channels.web_form.steps import CHECK_LABEL, STEPS, before, progress
from lapor.intake.drafts import Draft
from lapor.ui.dates import long_day
from lapor.ui.shapes import FileItem, Pair, Step

ZONELESS = "UTC"


@dataclass(frozen=True, kw_only=True)
class StepPage:
    """One of the four steps that ask."""

    code: str
    title: Promise
    line: Sequence[Step]
    form: StepForm
    draft: str
    back: str
    files: Sequence[FileItem] = ()
    notes: Sequence[object] = ()
    problems: Sequence[str] = ()
    brought: Sequence[str] = ()
    is_change: bool = False
    within: str = ""
    map_source: object = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one step holds, shown on the check page."""

    code: str
    title: Promise
    pairs: Sequence[Pair]


@dataclass(frozen=True, kw_only=True)
class CheckPage:
    """Everything together, before it is sent."""

    title: Promise
    line: Sequence[Step]
    draft: str
    body: str
    parts: Sequence[Part]
    files: Sequence[FileItem]
    notes: Sequence[object] = ()
    problems: Sequence[str] = ()
    is_trapped: bool = False
    back: str = "who"


def check_page(draft: Draft, *, sealed: str, day: date | None, region: str, notes: Sequence[object]) -> CheckPage:
    """Everything that was answered, in the words of the form."""
    tenant = choices.tenant_of(region)
    told = _Told(draft=draft)
    pairs = {
        "what": told.what(),
        "where": told.where(day),
        "whom": [
            Pair(
                key=_label("institution"), value=choices.office_name(told.of("institution"), tenant=tenant) or UNKNOWN
            ),
            Pair(key=_label("topic"), value=choices.topic_name(told.of("topic"), tenant=tenant) or UNKNOWN),
        ],
        "who": told.who(),
    }
    return CheckPage(
        title=CHECK_LABEL,
        line=progress("check"),
        draft=sealed,
        body=told.of("body"),
        parts=[Part(code=step.code, title=step.label, pairs=pairs[step.code]) for step in STEPS],
        files=items_of(draft),
        notes=notes,
        back=before("check"),
    )


UNKNOWN = choices.NOBODY_KNOWS[1]


@dataclass(frozen=True, kw_only=True)
class _Told:
    draft: Draft

    def of(self, name: str) -> str:
        return self.draft.answers.get(name, "").strip()

    def what(self) -> list[Pair]:
        chosen = words.choice_of(self.of("report_class"), among=words.CLASSES)
        return [Pair(key=_label("report_class"), value=chosen.name if chosen else ""), *self._typed("title")]

    def where(self, day: date | None) -> list[Pair]:
        pairs = [*self._typed("region_text"), *self._typed("address")]
        if self.of("latitude"):
            value = words.PIN_PUBLIC if self.of("pin_is_public") else words.PIN_OFFICE
            pairs.append(Pair(key=words.PIN, value=value))
        if day:
            pairs.append(Pair(key=_label("occurred_on"), value=long_day(day, zone=ZONELESS)))
        return pairs or [Pair(key=words.PLACE_AND_DAY, value=words.NOT_FILLED)]

    def who(self) -> list[Pair]:
        chosen = words.choice_of(self.of("privacy"), among=words.PRIVACY)
        pairs = [Pair(key=chosen.name, value=chosen.sentence)] if chosen else []
        names = ("phone", "email") if self.of("privacy").startswith("anonymous") else ("name", "phone", "email")
        pairs += [pair for name in names for pair in self._typed(name)]
        if self.of("about_official"):
            pairs.append(Pair(key=words.ABOUT_OFFICIAL, value=words.ABOUT_OFFICIAL_SENTENCE))
        return pairs

    def _typed(self, name: str) -> list[Pair]:
        text = self.of(name)
        return [Pair(key=_label(name), value=text, is_user_text=True)] if text else []


def _label(name: str) -> object:
    return next(step.form.base_fields[name].label for step in STEPS if name in step.fields)
