"""The pages of refusals, workflow, events and figures."""

import pkgutil
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.utils.translation import override

import lapor
from lapor.audit.kinds import all_kinds
from lapor.kit.figures import Figure
from lapor.kit.refusals import Refusal, documented_refusals
from lapor.reports.workflow import STATES, TRANSITIONS, Transition
from tools.reference import markdown

SKIPPED = {"tests", "migrations", "__main__", "build"}


def errors_page() -> str:
    """Every refusal: its stable code, the HTTP status, what a person reads and does next."""
    import_house()
    with override("id"):
        rows = [row_of(each) for each in documented_refusals() if is_ours(each)]
    head = ["code", "status", "message", "next step", "where"]
    intro = "A refusal has a stable code (API, logs, tests), a sentence for the person, and what to do next."
    return markdown.page("Refusals", intro=intro, parts=[markdown.table(head=head, rows=rows)])


def row_of(refusal: type[Refusal]) -> tuple[object, ...]:
    """One row of the page of refusals."""
    return f"`{refusal.code}`", refusal.status, refusal.message, refusal.next_step, f"`{refusal.__module__}`"


def workflow_page() -> str:
    """The one table of transitions, and its diagram."""
    head = ["verb", "title", "from", "to", "who", "clock", "reason", "law"]
    rows = [cells_of(each) for each in TRANSITIONS]
    intro = "What may happen to a report. The server enforces exactly this table (`lapor/reports/workflow.py`)."
    parts = ["## Diagram", diagram(), "## Table", markdown.table(head=head, rows=rows)]
    return markdown.page("Workflow", intro=intro, parts=parts)


def cells_of(transition: Transition) -> tuple[object, ...]:
    """One row of the table of transitions."""
    law = transition.law.removeprefix("docs/")
    return (
        f"`{transition.verb}`",
        transition.title,
        ", ".join(transition.from_states),
        transition.to_state or "stays",
        ", ".join(transition.who),
        transition.clock,
        "needed" if transition.reason_needed else "–",
        f"[{law}](../{law})" if law else "–",
    )


def diagram() -> str:
    """The states and what leads from one to another, as Mermaid draws it."""
    verbs: dict[tuple[str, str], list[str]] = {}
    for each in TRANSITIONS:
        for start in each.from_states or ("[*]",):
            if each.to_state and each.to_state != start:
                verbs.setdefault((start, each.to_state), []).append(each.verb)
    order = ["[*]", *STATES]
    arrows = sorted(verbs.items(), key=lambda item: (order.index(item[0][0]), order.index(item[0][1])))
    lines = [f"    {start} --> {end}: {', '.join(names)}" for (start, end), names in arrows]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def events_page() -> str:
    """Every kind of event, and who records it."""
    import_house()
    rows = [(f"`{each.code}`", each.owner, each.meaning) for each in all_kinds()]
    intro = "Every event is a link of its stream: appended, never edited."
    return markdown.page("Events", intro=intro, parts=[markdown.table(head=["kind", "package", "meaning"], rows=rows)])


def figures_page() -> str:
    """Every figure that the product shows, with its written and versioned definition."""
    with override("id"):
        rows = [(f"`{f.name}`", f.version, f.title, f.formula, f.scope, f.unit, f.owner, f.source) for f in figures()]
    head = ["figure", "version", "title", "formula", "scope", "unit", "package", "source"]
    intro = "A figure is shown only with its definition. A changed definition is a new version."
    return markdown.page("Figures", intro=intro, parts=[markdown.table(head=head, rows=rows)])


def figures() -> list[Figure]:
    """Every figure that a package describes in its `figures.py`."""
    values = [value for module in modules_named("figures") for value in vars(module).values()]
    flat = [each for value in values for each in (value if isinstance(value, list | tuple) else [value])]
    named = {each.name: each for each in flat if isinstance(each, Figure)}
    return [named[name] for name in sorted(named)]


def import_house() -> None:
    """Read every file of the product, so that what it declares on reading is known whatever ran before."""
    for module in pkgutil.walk_packages(lapor.__path__, prefix="lapor."):
        if not SKIPPED & set(module.name.split(".")):
            import_module(module.name)


def modules_named(name: str) -> list[ModuleType]:
    """That file of every installed package which has it."""
    ours = [config.name for config in apps.get_app_configs() if config.name.startswith("lapor.")]
    return [import_module(f"{package}.{name}") for package in ours if find_spec(f"{package}.{name}")]


def is_ours(refusal: type[Refusal]) -> bool:
    """Whether the product itself declares the refusal; tests have some of their own."""
    return refusal.__module__.startswith("lapor.") and ".tests" not in refusal.__module__
