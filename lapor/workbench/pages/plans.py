"""What the working views of action plans are given."""

from dataclasses import dataclass
from uuid import UUID

from lapor.actionplan.faults import Fault
from lapor.actionplan.history import ChangeLine
from lapor.actionplan.models import ActionPlan
from lapor.actionplan.queries import PlanLine
from lapor.actionplan.shown import IndicatorLine, StatusCount, StrategyLines
from lapor.ui.shapes import FileItem
from lapor.workbench.forms.plan_results import PlanSheetForm, ResultForm
from lapor.workbench.forms.plans import FreezeForm, NewPlanForm, PartForm


@dataclass(frozen=True, kw_only=True)
class ToEnter:
    """An indicator whose last quarter waits for this officer's office."""

    plan: UUID
    code: str
    name: str
    activity: str
    quarter: str


@dataclass(frozen=True, kw_only=True)
class PlansPage:
    """All plans of the tenant, and what the officer has to enter."""

    plans: tuple[PlanLine, ...]
    to_enter: tuple[ToEnter, ...]
    may_edit: bool


@dataclass(frozen=True, kw_only=True)
class NewPlanPage:
    """The form of a new plan."""

    form: NewPlanForm


@dataclass(frozen=True, kw_only=True)
class WorkPlanPage:
    """One plan at work."""

    plan: ActionPlan
    period: str
    counts: tuple[StatusCount, ...]
    strategies: tuple[StrategyLines, ...]
    enterable: frozenset[UUID]
    since: tuple[ChangeLine, ...]
    may_edit: bool
    is_in_force: bool
    decree: str


@dataclass(frozen=True, kw_only=True)
class PartPage:
    """The form of one thing of a plan."""

    plan: ActionPlan
    kind: str
    code: str
    form: PartForm
    offices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FreezePage:
    """The form of a decree, with what it would freeze anew."""

    plan: ActionPlan
    form: FreezeForm
    since: tuple[ChangeLine, ...]


@dataclass(frozen=True, kw_only=True)
class ResultPage:
    """The form of what was reached."""

    plan: ActionPlan
    indicator: IndicatorLine
    form: ResultForm
    files: tuple[FileItem, ...]
    upload_problems: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlanSheetPage:
    """An import: its faults, or what it would change."""

    plan: ActionPlan
    form: PlanSheetForm
    faults: tuple[Fault, ...] = ()
    lines: tuple[ChangeLine, ...] = ()
    packed: str = ""
    needs_reason: bool = False
