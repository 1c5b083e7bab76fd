"""The ways of the practice hold to the table of transitions and to the clocks of real reports, so that it teaches nothing else."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from lapor.actionplan.practice.tests.real import RealWalk
from lapor.actionplan.practice.way import PRACTISED, is_possible, limits_of, offered, own_position, standing_at
from lapor.kit.masking import Known, mask
from lapor.reports import workflow
from lapor.reports.models import Report
from seed.practice import PracticeCase, practice_cases
from seed.readers import topics
from tests.cast import World

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
CASES = [pytest.param(case, id=case.code) for case in practice_cases()]


def running(case: PracticeCase, position: int) -> set[str]:
    """The limits that run after so many steps."""
    return set(standing_at(case, position=position, started_at=AT).clocks.running)


@pytest.mark.parametrize("case", CASES)
def test_it_takes_only_steps_that_the_table_allows(case: PracticeCase) -> None:
    for place, step in enumerate(case.steps):
        standing = standing_at(case, position=place, started_at=AT)
        assert is_possible(step, verb=step.verb, state=standing.state), (place, step.verb, standing.state)
        verbs = offered(step, state=standing.state)
        assert step.is_auto or step.verb in verbs
        assert {verb for verb, _text in step.wrong} <= set(verbs) - {step.verb}
        assert step.is_auto or step.praise


@pytest.mark.parametrize("case", CASES)
def test_it_asks_for_topics_and_procedures_that_exist(case: PracticeCase) -> None:
    main = {topic.code for topic in topics() if not topic.parent}
    wanted = [step for step in case.steps if not step.is_auto and step.verb == "verify"]
    assert {value for step in wanted for value in step.expected("topic")} <= main
    assert {value for step in wanted for value in step.expected("procedure")} <= set(Report.Procedure.values)


def test_it_walks_the_whole_way_and_every_kind_of_step() -> None:
    walked = {step.verb for case in practice_cases() for step in case.steps if not step.is_auto}
    assert walked == set(PRACTISED) - {"archive"}
    ends = {standing_at(case, position=len(case.steps), started_at=AT).state for case in practice_cases()}
    assert ends == {"closed", "forwarded", "verified"}
    assert 4 <= len(practice_cases()) <= 6


def test_it_understands_every_word_of_the_table_about_clocks() -> None:
    known = re.compile(
        r"none.*|pauses all|resumes all|stops all|restarts nothing|the total clock runs on"
        r"|(starts|stops|ends) (verify|respond|answer|close|the holder's span)( and answer| on the holder's calendar)?"
        r"|answer runs on|verify starts above the agency"
    )
    used = {step.verb for case in practice_cases() for step in case.steps} | {"file"}
    clauses = {clause for verb in used for clause in workflow.transition(verb).clock.split("; ")}
    assert [clause for clause in clauses if not known.fullmatch(clause)] == []


def test_it_runs_the_limits_that_the_table_names() -> None:
    lamp, asked, promised = (next(c for c in practice_cases() if c.code == code) for code in _NAMED)
    assert [running(lamp, place) for place in (0, 1, 2, 3, 6, 7)] == [
        {"verify", "answer"},
        {"answer"},
        {"answer", "respond"},
        {"answer", "respond"},
        {"close"},
        set(),
    ]
    assert [running(promised, place) for place in (3, 4, 5, 6)] == [
        {"answer", "respond"},
        {"answer"},
        {"close"},
        {"answer", "verify"},
    ]
    waits = standing_at(asked, position=1, started_at=AT).clocks.pauses
    assert waits[0].end is None
    assert standing_at(asked, position=2, started_at=AT).clocks.pauses[0].end == AT + timedelta(days=3)


@pytest.mark.parametrize("case", CASES)
def test_it_stands_where_a_real_report_stands(world: World, case: PracticeCase) -> None:
    real = RealWalk(world, case, at=AT)
    for place, step in enumerate(case.steps, start=1):
        standing = standing_at(case, position=place, started_at=AT)
        moment = AT + sum((timedelta(days=each.after_days) for each in case.steps[:place]), timedelta())
        real.take(step, at=moment)
        assert real.report.state == standing.state, step.verb
        assert bool(standing.clocks.pauses and standing.clocks.pauses[-1].end is None) == (
            real.report.waiting_for == Report.WaitingFor.REPORTER
        )
        due = {limit.step: limit.due.due_at for limit in limits_of(standing, tenant=world.tenant)}
        if "answer" in due and not standing.clocks.pauses:
            assert due["answer"] == real.report.answer_due_at, step.verb
        if step.verb == "forward":
            assert due["respond"] == real.lead.due_at


def test_it_hides_from_the_machine_what_only_people_see() -> None:
    secret = next(case for case in practice_cases() if case.privacy == "confidential")
    masked = mask(secret.body, known=Known(name=secret.reporter)).text
    assert "Ipah" in masked and "0812" not in masked


def test_it_skips_what_others_do() -> None:
    case = practice_cases()[1]
    assert own_position(case, after=0) == 2 and own_position(case, after=len(case.steps) - 1) == len(case.steps)


_NAMED = ("lampu-jalan", "kurang-jelas", "janji-tanggal")
