"""The cases of the practice: invented reports, the way of each step by step, and why other steps are wrong. Our own words.

No place, office or person in them exists. Which step may follow which is not said here: `lapor.reports.workflow` says it, and a test
holds every way against that table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from seed.readers import agency_kind_codes
from seed.tables import Row, SeedError, read_rows, require_unique

ACTORS = ("verifier", "lead", "executor", "reporter", "system")
PRIVACIES = ("open", "anonymous", "confidential", "anonymous_confidential")
CLASSES = ("complaint", "aspiration", "information")


@dataclass(frozen=True, slots=True)
class PracticeStep:
    """One step of a case: who does what at which kind of office, what must be in it, and the words around it.

    One that is `auto` is done by somebody else and only told. `expect` are names and values, as often as needed.
    """

    actor: str
    office: str
    verb: str
    is_auto: bool
    after_days: int
    expect: tuple[tuple[str, str], ...]
    scene: str
    praise: str
    wrong: tuple[tuple[str, str], ...]

    def expected(self, name: str) -> tuple[str, ...]:
        """Every value that is expected under the name."""
        return tuple(value for key, value in self.expect if key == name)


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """An invented report and its way; `reporter` is the name that whoever filed it gave."""

    code: str
    title: str
    body: str
    reporter: str
    place: str
    privacy: str
    report_class: str
    lesson: str
    steps: tuple[PracticeStep, ...]


@cache
def practice_cases() -> tuple[PracticeCase, ...]:
    """Every case with its steps, in the order in which they are learned."""
    name = "practice_cases.csv"
    columns = ("code", "title", "body", "reporter", "place", "privacy", "report_class", "lesson")
    steps = _steps()
    cases = tuple(
        PracticeCase(
            code=row.text("code"),
            title=row.text("title"),
            body=row.text("body"),
            reporter=row.text("reporter"),
            place=row.optional("place"),
            privacy=row.choice("privacy", among=PRIVACIES),
            report_class=row.choice("report_class", among=CLASSES),
            lesson=row.text("lesson"),
            steps=tuple(steps.pop(row.text("code"), ())),
        )
        for row in read_rows(name, columns=columns)
    )
    require_unique((case.code for case in cases), name=name)
    if steps or not all(case.steps for case in cases):
        raise SeedError(f"{name}: cases and steps do not belong together: {sorted(steps)}")
    return cases


def _steps() -> dict[str, list[PracticeStep]]:
    wrong = _wrong()
    found: dict[str, list[PracticeStep]] = {}
    columns = ("case", "actor", "office", "verb", "auto", "after_days", "expect", "scene", "praise")
    for row in read_rows("practice_steps.csv", columns=columns):
        held = found.setdefault(row.text("case"), [])
        held.append(
            PracticeStep(
                actor=row.choice("actor", among=ACTORS),
                office=row.choice("office", among=("", *agency_kind_codes())),
                verb=row.slug("verb"),
                is_auto=row.is_yes("auto"),
                after_days=row.number("after_days"),
                expect=tuple(_pair(part, row=row) for part in row.words("expect")),
                scene=row.text("scene"),
                praise=row.optional("praise"),
                wrong=tuple(wrong.pop((row.text("case"), len(held) + 1), ())),
            )
        )
    if wrong:
        raise SeedError(f"practice_wrong.csv: no such steps: {sorted(wrong)}")
    return found


def _wrong() -> dict[tuple[str, int], list[tuple[str, str]]]:
    found: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for row in read_rows("practice_wrong.csv", columns=("case", "step", "verb", "text")):
        found.setdefault((row.text("case"), row.number("step")), []).append((row.slug("verb"), row.text("text")))
    return found


def _pair(part: str, *, row: Row) -> tuple[str, str]:
    name, _, value = part.partition("=")
    if not name or not value:
        raise SeedError(f"{row.place}: expect is name=value: {part!r}")
    return name, value
