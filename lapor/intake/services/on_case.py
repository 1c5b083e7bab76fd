"""Deeds about a report that exists: its state, a word into it, settled or not, withdrawn."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from lapor.intake import answers, queries
from lapor.intake.commands import Command
from lapor.intake.queries import Turn
from lapor.intake.services.deeds import Deed, Effect, Outcome, say
from lapor.intake.services.receive_word import MaskedWord, keep_original, mask_word
from lapor.kit import actors
from lapor.kit.codes import BadCode, hash_access_key, parse_tracking_code
from lapor.notifications.models import ReplyToken
from lapor.notifications.services import hush_reports, make_reply_token, unhush_reports, use_reply_token
from lapor.notifications.short_words import settled_choices
from lapor.reports import own_queries, services
from lapor.reports import queries as reports
from lapor.reports.errors import UnknownReport
from lapor.reports.models import Report

SETTLED, WITHDRAW = ReplyToken.Purpose.SETTLED, ReplyToken.Purpose.WITHDRAW


def tell_status(turn: Turn) -> Deed:
    """What everybody may know of the report, whoever asks."""
    command = turn.command
    try:
        report = reports.report_by_code(command.code or parse_tracking_code(command.words))
    except (UnknownReport, BadCode):
        return say(answers.unknown_code())
    return say(answers.status(report))


def answer_office(turn: Turn, *, report: Report) -> Deed:
    """The words answer the open question of an office."""
    word = mask_word(turn.whole_text, ref=report.reporter_ref, name=turn.message.shown_name, files=turn.message.files)
    return lambda: _said(turn, report=report, word=word)


def add_files(turn: Turn, *, report: UUID) -> Deed:
    """Pictures that follow a report go into it; the rest of an album without a word."""
    known = own_queries.report_again(report)
    word = mask_word(turn.text, ref=known.reporter_ref, files=turn.message.files)
    is_album = queries.said_just_now(turn, report=report)
    if is_album:
        return lambda: replace(_said(turn, report=known, word=word), replies=())
    return lambda: _said(turn, report=known, word=word)


def add_to(turn: Turn, *, command: Command) -> Deed:
    """Words after a tracking code go into that case, if it was filed from this address."""
    report = turn.own(command.code)
    if report is None:
        return say(answers.not_yours(command.code))
    word = mask_word(command.words, ref=report.reporter_ref, files=turn.message.files)
    return lambda: _said(turn, report=report, word=word)


def confirm(turn: Turn) -> Deed:
    """Settled: counts with the question's token or the access key alone."""
    return lambda: _confirmed(turn)


def dispute(turn: Turn) -> Deed:
    """Not settled: the reason goes to the office above. A missing reason is asked for."""
    command = turn.command
    if not _reason(turn):
        return say(answers.need_reason(command.token or f"{command.code} {command.key}".strip()))
    return lambda: _disputed(turn)


def withdraw(turn: Turn) -> Deed:
    """Taken back: with the access key or the question's token at once, with the number alone after one more question."""
    return lambda: _withdrawn(turn)


def ask_again(turn: Turn) -> Deed | None:
    """A bare yes or no without a conversation: the closing question once more, if one stands open."""
    answered = [report for report in turn.reports if report.state == Report.State.RESPONDED]
    return (lambda: _asked(answered[0], purpose=SETTLED, at=turn.at)) if answered else None


def stop(turn: Turn) -> Deed:
    """No more news over this channel; the reports go on."""
    return lambda: _stopped(turn)


def start(turn: Turn) -> Deed:
    """News again."""
    return lambda: _started(turn)


def _said(turn: Turn, *, report: Report, word: MaskedWord) -> Outcome:
    fresh = reports.locked(report.id)
    waits = fresh.waiting_for == Report.WaitingFor.REPORTER
    put = services.answer_question if waits else services.add_word
    by = actors.reporter(report.id)
    put(report.id, text=word.text, files=turn.message.files, message_key=turn.key, by=by, at=turn.at)
    keep_original(word, key=turn.key, ref=report.reporter_ref, at=turn.at)
    return Outcome(effect=Effect.SAID, replies=(answers.taken(report.code),), report=report.id)


def _confirmed(turn: Turn) -> Outcome:
    report = _meant(turn, purpose=SETTLED)
    if report is None:
        return _unproven(turn, purpose=SETTLED)
    services.confirm_settled(report.id, score=None, comment="", by=actors.reporter(report.id), at=turn.at)
    return Outcome(effect=Effect.SAID, replies=(answers.settled(report.code),), report=report.id)


def _disputed(turn: Turn) -> Outcome:
    report = _meant(turn, purpose=SETTLED)
    if report is None:
        return _unproven(turn, purpose=SETTLED)
    by, reason = actors.reporter(report.id), _reason(turn)
    services.dispute_response(report.id, reason=reason, score=None, by=by, at=turn.at)
    return Outcome(effect=Effect.SAID, replies=(answers.reopened(report.code),), report=report.id)


def _withdrawn(turn: Turn) -> Outcome:
    report = _meant(turn, purpose=WITHDRAW)
    if report is None:
        return _unproven(turn, purpose=WITHDRAW)
    services.withdraw_report(report.id, by=actors.reporter(report.id), at=turn.at)
    return Outcome(effect=Effect.SAID, replies=(answers.withdrawn(report.code),), report=report.id)


def _reason(turn: Turn) -> str:
    """Why it is not settled; a reply to the question itself is the reason as a whole, unless it says nothing but no."""
    if turn.message.is_about_closing and not (turn.command.token or turn.command.code):
        return turn.text if " " in turn.text.strip() else ""
    return turn.command.words


def _meant(turn: Turn, *, purpose: str) -> Report | None:
    """The report that the token or code and key prove; None for anything less: senders of short messages can be forged."""
    command = turn.command
    if purpose == SETTLED and turn.message.is_about_closing and not (command.code or command.token):
        return turn.case
    if command.code and command.key:
        try:
            return reports.report_by_key(code=command.code, key_hash=hash_access_key(command.key))
        except UnknownReport:
            return None
    if not command.token:
        return None
    own = {report.id: report for report in turn.reports}
    found = use_reply_token(command.token, reports=list(own), purpose=purpose, at=turn.at)
    return own[found] if found else None


def _unproven(turn: Turn, *, purpose: str) -> Outcome:
    """With the number of an own report alone the question is asked, with a token, at the address that the report knows."""
    has_number_alone = turn.command.code and not turn.command.key and not turn.message.is_forgeable
    report = turn.own(turn.command.code) if has_number_alone else None
    if report is not None:
        return _asked(report, purpose=purpose, at=turn.at)
    if turn.command.code:
        return Outcome(effect=Effect.ASKED, replies=(answers.not_yours(turn.command.code),))
    return Outcome(effect=Effect.ASKED, replies=(answers.wrong_token(),))


def _asked(report: Report, *, purpose: str, at: datetime) -> Outcome:
    token = make_reply_token(report.id, purpose=purpose, at=at)
    is_settled = purpose == SETTLED
    question = answers.ask_settled if is_settled else answers.ask_withdraw
    choices = settled_choices(token) if is_settled else answers.withdraw_choices(token)
    said = question(report.code, token=token)
    return Outcome(effect=Effect.ASKED, replies=(said,), report=report.id, choices=choices)


def _stopped(turn: Turn) -> Outcome:
    hush_reports([report.id for report in turn.reports], channel=turn.message.channel, at=turn.at)
    return Outcome(effect=Effect.SAID, replies=(answers.stopped(),))


def _started(turn: Turn) -> Outcome:
    unhush_reports([report.id for report in turn.reports], channel=turn.message.channel)
    return Outcome(effect=Effect.SAID, replies=(answers.started(),))
