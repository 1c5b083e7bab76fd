"""How a report stands, as it goes back: to its reporter everything, to the post what everybody may read. Reads only."""

from uuid import UUID

from lapor.audit import queries as audit
from lapor.exchange.answers import Decision, Line, Standing
from lapor.institutions import queries as institutions
from lapor.reports import public_queries
from lapor.reports.decision_queries import Decided, decided_about
from lapor.reports.models import Report, Response, Word


def standing_for_reporter(report: Report) -> Standing:
    """What the reporter's own page would tell: own words, what was said, answers, and decisions. At most 8 statements."""
    words = [_word(word) for word in public_queries.words_of(report)]
    decided = decided_about(report, events=audit.stream_events(report.stream))
    return _standing(
        report,
        title=report.public_title or report.title,
        text=report.public_text or report.body,
        lines=[*words, *_answers(report)],
        decisions=tuple(_decision(each) for each in decided),
    )


def standing_for_post(report: Report, *, is_own: bool) -> Standing:
    """What the operator may read of an open report: public title and text, sent answers, and a question that is to be handed over.

    Neither the reporter's words nor anything before it was made public: what was told on the self-service page stays sealed.
    """
    asked = [word for word in public_queries.words_of(report) if _is_open_question(word)] if is_own else []
    return _standing(
        report,
        title=report.public_title,
        text=report.public_text,
        lines=[*(_word(word) for word in asked), *_answers(report)],
        decisions=(),
    )


def _standing(report: Report, *, title: str, text: str, lines: list[Line], decisions: tuple[Decision, ...]) -> Standing:
    lead = public_queries.leading_institution(report)
    return Standing(
        code=report.code,
        state=report.state,
        waiting_for=report.waiting_for,
        due_at=report.answer_due_at.isoformat(),
        title=title,
        region=report.region_id or "",
        with_whom=_office(lead),
        filed_at=report.filed_at.isoformat(),
        text=text,
        lines=tuple(sorted(lines, key=lambda line: line.at)),
        decisions=decisions,
    )


def _is_open_question(word: Word) -> bool:
    return word.kind == Word.Kind.QUESTION and word.answered_at is None


def _word(word: Word) -> Line:
    return Line(at=word.said_at.isoformat(), who=_office(word.institution_id), kind=word.kind, text=word.text)


def _answers(report: Report) -> list[Line]:
    return [
        Line(
            at=(each.sent_at or each.written_at).isoformat(),
            who=_office(each.institution_id),
            kind="response",
            text=_answer(each),
        )
        for each in public_queries.sent_responses(report)
    ]


def _answer(response: Response) -> str:
    return "\n".join(part for part in (response.text, response.found, response.done) if part)


def _decision(decided: Decided) -> Decision:
    contest = decided.contest
    return Decision(
        kind=decided.kind,
        at=decided.at.isoformat(),
        reason=decided.reason,
        words=decided.words,
        changes=tuple((each.field, each.before, each.after) for each in decided.changes),
        may_contest=contest is None,
        objection=contest.text if contest else "",
        is_upheld=contest.is_upheld if contest else None,
        ruling=contest.ruling if contest else "",
    )


def _office(institution: UUID | None) -> str:
    return institutions.office(institution).name if institution else ""
