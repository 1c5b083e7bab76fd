"""One short conversation for every channel of short messages: what happened, where, who, check, code."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import override

from lapor.institutions import queries as institutions
from lapor.intake import answers, commands, queries
from lapor.intake.errors import BusyConversation
from lapor.intake.inbound import InboundText, Reply
from lapor.intake.models import ReceivedMessage
from lapor.intake.queries import Turn
from lapor.intake.services import on_case, telling
from lapor.intake.services.compact import file_compact
from lapor.intake.services.deeds import ChangedMeanwhile, Deed, Effect, Outcome, say
from lapor.intake.services.wait import keep_waiting
from lapor.kit.compact import is_compact
from lapor.kit.refusals import Refusal
from lapor.notifications.senders import can_send
from lapor.notifications.services import post_message
from lapor.reports.models import Report

TRIES = 5
ANSWERED_A_DAY = 60


def converse(message: InboundText, *, at: datetime) -> list[Reply]:
    """Give the message its one effect and queue the answers, in one transaction; the same message again does nothing.

    A message that begins with LAPOR, has more than eight words or is a voice note is a report at once. A short one begins, or goes
    on with, a conversation. Commands, answers to offices and tokens: docs/packages/channels.md. Whoever calls acknowledges the
    message only after this returned. A message whose files still lie with the channel is kept, and takes effect once a job has
    fetched them. Raises BusyConversation when another message of the same sender was quicker each time.
    """
    if queries.is_received(queries.key_of(message)):
        return []
    if message.media:
        keep_waiting(message, at=at)
        return []
    with override("id"):
        for _ in range(TRIES):
            turn = queries.turn_of(message, at=at)
            try:
                return _take(turn)
            except (ChangedMeanwhile, IntegrityError):
                if queries.is_received(turn.key):
                    return []
    raise BusyConversation


def _take(turn: Turn) -> list[Reply]:
    try:
        return _do(_deed(turn), turn=turn)
    except Refusal as refusal:
        return _do(say(answers.refused(refusal.message)), turn=turn)


def _deed(turn: Turn) -> Deed:
    """What the message asks for. Sealing is done here, before the transaction."""
    if is_compact(turn.text):
        return file_compact(turn)
    command = turn.command
    always = {
        commands.STATUS: on_case.tell_status,
        commands.WITHDRAW: on_case.withdraw,
        commands.STOP: on_case.stop,
        commands.START: on_case.start,
    }
    if command.what in always:
        return always[command.what](turn)
    if command.what == commands.HELP:
        return say(answers.help_words())
    if command.what in {commands.YES, commands.NO} and (command.token or command.code):
        return on_case.confirm(turn) if command.what == commands.YES else on_case.dispute(turn)
    if turn.case is not None:
        return _in_case(turn, report=turn.case)
    if command.what == commands.FILE and command.words:
        return _unless_barred(turn, deed=lambda: telling.file_at_once(turn, words=turn.text))
    if turn.conversation is not None:
        return _unless_barred(turn, deed=lambda: telling.go_on(turn))
    return _without_conversation(turn)


def _in_case(turn: Turn, *, report: Report) -> Deed:
    """A reply to one of our messages. A yes or no to the closing question counts, for only its reporter was given that address."""
    said = commands.closing_word(turn.text) if turn.message.is_about_closing else commands.NONE
    if said == commands.YES:
        return on_case.confirm(turn)
    if said == commands.NO:
        return on_case.dispute(turn)
    if turn.text or turn.message.files:
        return on_case.answer_office(turn, report=report)
    return say(answers.help_words())


def _without_conversation(turn: Turn) -> Deed:
    command, words = turn.command, turn.text
    if command.code:
        return on_case.add_to(turn, command=command)
    if command.what == commands.CANCEL:
        return say(answers.nothing_to_cancel())
    if turn.waiting is not None and (words or turn.message.files):
        return on_case.answer_office(turn, report=turn.waiting)
    if turn.is_file_alone and not turn.message.is_forgeable and (lately := queries.lately_touched(turn)):
        return on_case.add_files(turn, report=lately)
    if turn.is_lost_file:
        return say()
    if turn.message.has_sound or commands.is_long(words):
        return _unless_barred(turn, deed=lambda: telling.file_at_once(turn, words=words))
    if command.what in {commands.YES, commands.NO}:
        return on_case.ask_again(turn) or say(answers.help_words())
    if command.what == commands.FILE or commands.is_greeting(words):
        return _unless_barred(turn, deed=lambda: telling.begin(turn, words=""))
    return _unless_barred(turn, deed=lambda: telling.begin(turn, words=words))


def _unless_barred(turn: Turn, *, deed: Callable[[], Deed]) -> Deed:
    """Whoever is blocked tells nothing new, and is told so once a day; their cases go on."""
    until = turn.barred_until
    if until is None:
        return deed()
    replies = () if queries.is_barred_today(turn) else (answers.barred(until),)
    return lambda: Outcome(effect=Effect.BARRED, replies=replies)


def _do(deed: Deed, *, turn: Turn) -> list[Reply]:
    with transaction.atomic():
        received = ReceivedMessage(
            key=turn.key,
            channel=turn.message.channel,
            sender=turn.sender_today,
            words=turn.words_today,
            effect=Effect.ASKED,
            received_at=turn.at,
        )
        received.save(force_insert=True)
        outcome = deed()
        received.effect, received.report = outcome.effect, outcome.report
        received.save(update_fields=["effect", "report"])
        return _answer(outcome, turn=turn)


def _answer(outcome: Outcome, *, turn: Turn) -> list[Reply]:
    """Queue the answers; beyond sixty messages a day a number gets none but numbers of reports, so that machines do not talk."""
    is_quiet = not outcome.reply_key and queries.counts_today(turn, limit=ANSWERED_A_DAY + 1)[0] > ANSWERED_A_DAY
    if is_quiet:
        return []
    replies = [*outcome.replies, turn.message.lost] if turn.message.lost else outcome.replies
    if can_send(turn.message.channel):
        for place, text in enumerate(replies):
            is_named, is_last = place == 0 and outcome.reply_key, place + 1 == len(outcome.replies)
            post_message(
                outcome.reply_key if is_named else f"reply/{turn.key}/{place}",
                channel=turn.message.channel,
                to=turn.message.sender,
                text=text,
                choices=outcome.choices if is_last else (),
                zone=institutions.installation().zone,
                at=turn.at,
                is_asked=True,
                about=f"report/{outcome.report}" if outcome.report else "",
            )
    return [Reply(text=text) for text in replies]
