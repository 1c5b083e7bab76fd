"""A report that came first as SMS: what did not fit there is added when the phone reaches the internet."""

from datetime import datetime

from lapor.channels.web_form.forms import sentence_of
from lapor.channels.web_form.inbound import CHANNEL
from lapor.intake.message import FilingMessage, Receipt, WordMessage
from lapor.intake.services import receive_word
from lapor.kit.refusals import Refusal
from lapor.kit.text import one_line
from lapor.reports import queries as reports


def add_rest(message: FilingMessage, *, receipt: Receipt, at: datetime) -> list[str]:
    """Put files and the whole text into the case, once; returns what has to be said when the case takes nothing more.

    Nothing is added to a report that came whole, over this entrance. ≤ 8 statements.
    """
    report = reports.report_by_code(receipt.code)
    is_told = one_line(message.body) in one_line(report.body)
    if report.channel == CHANNEL or (is_told and not message.files):
        return []
    rest = WordMessage(
        channel=CHANNEL,
        message_id=f"rest/{receipt.code}",
        report=receipt.report,
        text=message.body,
        files=message.files,
    )
    try:
        receive_word(rest, at=at)
    except Refusal as refusal:
        return [sentence_of(refusal)]
    return []
