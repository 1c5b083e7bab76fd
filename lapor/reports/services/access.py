"""Who may see a report follows from who holds it: the rows are computed anew at each change of hands."""

from collections.abc import Iterable
from uuid import UUID

from lapor.institutions import queries as institutions
from lapor.reports import deadlines, stages, watching, workflow
from lapor.reports.models import Access, Assignment, Report


def spread_access(report: Report, *, assignments: Iterable[Assignment]) -> None:
    """Write one row per institution that may see the report: holders and the line above them.

    The sealed lane gives no line above. `assignments` are all of the report's, ended ones too: the verifier stays, whoever
    declined or held the report before it was sealed loses sight of it. 1 statement for a new report, 3 later.
    """
    rows = _rows(report, assignments=list(assignments))
    if report.version > 1:
        Access.objects.filter(report=report).exclude(institution_id__in=list(rows)).delete()
    Access.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["report", "institution"],
        update_fields=["role", "open", "due_at"],
    )


def refresh_access(report: Report) -> None:
    """Compute the rows anew from the report's assignments as stored. 4 statements."""
    spread_access(report, assignments=Assignment.objects.filter(report=report).order_by("since", "id"))


def _rows(report: Report, *, assignments: list[Assignment]) -> dict[UUID, Access]:
    is_open = report.state in workflow.OPEN_STATES
    rows: dict[UUID, Access] = {}
    for held in assignments:
        role = _role(held, report=report)
        if _lost_sight(held, report=report, role=role):
            continue
        ended = held.until is not None and role != Access.Role.VERIFIER
        due = held.due_at if held.until is None and report.state != Report.State.RESPONDED else report.answer_due_at
        _add(
            rows,
            Access(
                report=report,
                institution_id=held.institution_id,
                role=role,
                open=is_open and not ended and not _has_answered(report, role=role),
                due_at=due,
            ),
        )
    if report.lane == Report.Lane.ORDINARY:
        for held in assignments:
            _add_line(rows, report=report, held=held, is_open=is_open)
        _add_watchers(rows, report=report, assignments=assignments, is_open=is_open)
    return rows


def _add_watchers(rows: dict[UUID, Access], *, report: Report, assignments: list[Assignment], is_open: bool) -> None:
    """Whoever validates, whoever has to decide on contrary votes or an objection, and whoever it was escalated to."""
    duty = watching.duty_holder(report) if report.answer_step != deadlines.ANSWER and report.answer_next_at else None
    if duty is not None and report.step_due_at is not None:
        row = rows.setdefault(duty, Access(report=report, institution_id=duty, role=Access.Role.ABOVE))
        row.open, row.due_at = True, report.step_due_at
    lead = next((held for held in assignments if held.role == Assignment.Role.LEAD and held.until is None), None)
    stage = max(report.answer_stage, lead.stage if lead is not None else 0)
    if lead is None or stage <= stages.AT_LIMIT:
        return
    directory = institutions.directory(report.tenant_id)
    for rung in stages.line_of(directory, holder=lead.institution_id, lane=report.lane)[: stage - stages.AT_LIMIT]:
        known = Access(report=report, institution_id=rung.institution, role=Access.Role.ABOVE, open=is_open)
        if rung.institution not in rows:
            known.due_at = report.answer_due_at
            rows[rung.institution] = known


def _role(held: Assignment, *, report: Report) -> str:
    if held.institution_id == report.verifier_id:
        return Access.Role.VERIFIER
    return Access.Role.LEAD if held.role == Assignment.Role.LEAD else Access.Role.ASSIST


def _lost_sight(held: Assignment, *, report: Report, role: str) -> bool:
    """Whoever declined has no more to do with it; and sealing takes a report from everybody who held it before."""
    if role == Access.Role.VERIFIER:
        return False
    was_before_sealing = report.lane == Report.Lane.SEALED and held.until is not None
    return was_before_sealing or (held.state == Assignment.State.DECLINED and held.until is not None)


def _has_answered(report: Report, *, role: str) -> bool:
    return report.state == Report.State.RESPONDED and role in {Access.Role.LEAD, Access.Role.ASSIST}


def _add(rows: dict[UUID, Access], row: Access) -> None:
    """A stronger or a still open reason to see the report wins over an earlier one of the same institution."""
    known = rows.get(row.institution_id)
    if known is None or (known.role not in {Access.Role.VERIFIER} and (row.open or not known.open)):
        rows[row.institution_id] = row
    elif row.open and row.due_at < known.due_at:
        known.due_at = row.due_at


def _add_line(rows: dict[UUID, Access], *, report: Report, held: Assignment, is_open: bool) -> None:
    directory = institutions.directory(report.tenant_id)
    if held.institution_id not in directory.offices:
        return
    for above in directory.line_above(held.institution_id):
        if above.id not in rows:
            rows[above.id] = Access(
                report=report,
                institution_id=above.id,
                role=Access.Role.ABOVE,
                open=is_open,
                due_at=report.answer_due_at,
            )
