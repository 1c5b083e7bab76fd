"""A reporter's notice as a short message."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import override

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.notifications import short_words
from lapor.notifications.models import Notice, OutgoingMessage, ReplyToken
from lapor.notifications.senders import Choice
from lapor.notifications.services.post import post_message
from lapor.notifications.services.token import make_reply_token
from lapor.notifications.ways import Way
from lapor.reports import public_queries
from lapor.reports.models import Report, Word


@writes
def post_short(notice: Notice, *, way: Way, at: datetime) -> None:
    """Queue the notice once. Whoever filed in a conversation was told the number there and then. ≤ 6 statements.

    The question of an office and the answer go along, unless the report is confidential or sealed.
    """
    report, key = notice.report, f"notice/{notice.id}"
    keys = [key, filed_key(report)] if notice.template == short_words.RECEIVED else [key]
    if OutgoingMessage.objects.filter(key__in=keys).exists():
        return
    with override(report.language):
        said = _said(notice.template, report=report, at=at)
    zone = institutions.office(report.tenant_id).zone
    post_message(
        key,
        channel=way.channel,
        to=way.address,
        text=said.text,
        choices=said.choices,
        zone=zone,
        at=at,
        notice=notice,
    )


def filed_key(report: Report) -> str:
    """The key of the message in which a conversation told the number of the report that it became."""
    return f"filed/{report.id}"


@dataclass(frozen=True, kw_only=True)
class _Said:
    text: str
    choices: tuple[Choice, ...] = ()


def _said(template: str, *, report: Report, at: datetime) -> _Said:
    if not report.may_be_public:
        return _Said(text=short_words.reserved(report))
    if template == short_words.ASKED:
        return _Said(text=short_words.asked(report, question=_question(report)))
    if template == short_words.RESPONDED:
        answers = public_queries.sent_responses(report)
        token = make_reply_token(report.id, purpose=ReplyToken.Purpose.SETTLED, at=at)
        text = short_words.responded(report, answer=answers[-1].text if answers else "", token=token)
        return _Said(text=text, choices=short_words.settled_choices(token))
    return _Said(text=short_words.of_template(template, report=report))


def _question(report: Report) -> str:
    asked = [word for word in public_queries.words_of(report) if word.kind == Word.Kind.QUESTION]
    return asked[-1].text if asked else ""
