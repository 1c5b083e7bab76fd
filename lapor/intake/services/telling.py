"""Deeds of somebody who tells a report: begin, go on, finish, cancel, hold."""

from dataclasses import replace
from uuid import UUID

from django.conf import settings

from lapor.institutions import queries as institutions
from lapor.intake import answers, queries
from lapor.intake.commands import CANCEL, NO, YES
from lapor.intake.models import Conversation
from lapor.intake.queries import Turn
from lapor.intake.services import on_case
from lapor.intake.services.deeds import ChangedMeanwhile, Deed, Effect, Outcome, say
from lapor.intake.services.receive import PreparedFiling, prepare_filing, store_filing
from lapor.intake.talk import Talk, contact_at, filing_of, seal_talk, talk_of
from lapor.kit.codes import derive_access_key
from lapor.kit.ids import new_id
from lapor.kit.text import fold, one_line
from lapor.notifications.services.short import filed_key
from lapor.reports import queries as reports
from lapor.vault.seal import PreparedSeal, drop_seal, prepare_seal, store_seal

State = Conversation.State
FILINGS_A_DAY = 30
_ANONYMOUS = {"anonim", "anonymous", "rahasia", "tidak", "tdk", "no", "-"}


def file_at_once(turn: Turn, *, words: str) -> Deed:
    """One message with everything in it is a report. The same words on the same day join the report that they became."""
    may_join = turn.text and not (turn.message.is_forgeable and turn.message.files)
    same = queries.same_today(turn) if may_join else []
    if same and same[0].report and turn.message.files:
        return on_case.add_files(turn, report=same[0].report)
    if same:
        return lambda: _join(same[0].report, repeats=len(same))
    talk = talk_of(turn.message, what=words)
    if queries.counts_today(turn, limit=500)[1] >= FILINGS_A_DAY:
        return _hold(turn, talk=talk)
    return _file(turn, talk=talk)


def begin(turn: Turn, *, words: str) -> Deed:
    """A short message begins a conversation; an empty one or a greeting is asked what happened."""
    talk = talk_of(turn.message, what=words)
    state = State.WHERE if words else State.WHAT
    row, seal = _row(turn, talk=talk, state=state), None
    seal = _seal(turn, ref=row.reporter_ref)
    question = answers.ask_where() if words else answers.ask_what()
    return lambda: _begun(row, seal=seal, question=question)


def go_on(turn: Turn) -> Deed:
    """The answer to the question that stands open in the sender's conversation."""
    known = turn.conversation
    assert known is not None
    if turn.command.what == CANCEL:
        return lambda: _cancelled(known)
    talk = _with_files(turn)
    if turn.is_lost_file:
        return say()
    if turn.is_file_alone and known.state != State.FILE:
        return _keep_file(turn, talk)
    steps = {State.WHAT: _told_what, State.WHERE: _told_where, State.FILE: _told_file, State.WHO: _told_who}
    step = steps.get(State(known.state))
    return step(turn, talk) if step else _told_check(turn, talk)


def _keep_file(turn: Turn, talk: Talk) -> Deed:
    """A picture is no answer to the question that stands open. The rest of an album is kept without a word."""
    known = turn.conversation
    assert known is not None
    question = "" if turn.at - known.last_at < queries.JUST_NOW else answers.got_file()
    return _move(turn, talk=talk, state=known.state, question=question)


def _told_what(turn: Turn, talk: Talk) -> Deed:
    if not turn.text and not talk.has_sound:
        return say(answers.ask_what())
    return _move(turn, talk=replace(talk, what=turn.text), state=State.WHERE, question=answers.ask_where())


def _told_where(turn: Turn, talk: Talk) -> Deed:
    if not turn.text and talk.latitude is None:
        return say(answers.ask_where())
    asks_files = turn.message.takes_files and not talk.files
    state, question = (State.FILE, answers.ask_file()) if asks_files else (State.WHO, answers.ask_who())
    return _move(turn, talk=replace(talk, where=turn.text or talk.where), state=state, question=question)


def _told_file(turn: Turn, talk: Talk) -> Deed:
    return _move(turn, talk=talk, state=State.WHO, question=answers.ask_who())


def _told_who(turn: Turn, talk: Talk) -> Deed:
    name = "" if fold(turn.text).strip(" .!") in _ANONYMOUS else one_line(turn.text)[:120]
    told = replace(talk, name=name)
    return _move(turn, talk=told, state=State.CHECK, question=_check_words(told))


def _told_check(turn: Turn, talk: Talk) -> Deed:
    """`Ya` sends it; `tidak` begins anew; other words are added to what was told."""
    if turn.command.what == YES:
        return _file(turn, talk=talk)
    if turn.command.what == NO:
        return _move(turn, talk=replace(talk, what="", where=""), state=State.WHAT, question=answers.ask_what())
    more = replace(talk, what=f"{talk.what}\n{turn.text}".strip())
    return _move(turn, talk=more, state=State.CHECK, question=_check_words(more))


def _check_words(talk: Talk) -> str:
    return answers.ask_check(what=talk.what, where=talk.where or f"{talk.latitude}, {talk.longitude}")


def _with_files(turn: Turn) -> Talk:
    talk, message = turn.talk, turn.message
    latitude, longitude = message.location or (talk.latitude, talk.longitude)
    return replace(
        talk,
        files=(*talk.files, *(str(each) for each in message.files)),
        has_sound=talk.has_sound or message.has_sound,
        latitude=latitude,
        longitude=longitude,
    )


def _file(turn: Turn, *, talk: Talk) -> Deed:
    message = turn.message
    filing = filing_of(talk, channel=message.channel, message_id=message.message_id, sender=message.sender)
    filing = replace(filing, filed_at=message.arrived_at)
    prepared = prepare_filing(filing, at=turn.at)
    return lambda: _filed(turn, prepared=prepared)


def _filed(turn: Turn, *, prepared: PreparedFiling) -> Outcome:
    receipt = store_filing(prepared, at=turn.at)
    if turn.conversation is not None:
        end_conversation(turn.conversation)
    report = reports.report_by_code(receipt.code)
    said = answers.filed(report, access_key=receipt.access_key)
    return Outcome(effect=Effect.FILED, replies=(said,), report=receipt.report, reply_key=filed_key(report))


def _join(report: UUID | None, *, repeats: int) -> Outcome:
    """Said once; whoever sends on gets no further answer."""
    assert report is not None
    code = reports.locked(report).code
    return Outcome(effect=Effect.JOINED, replies=(answers.joined(code),) if repeats == 1 else (), report=report)


def _hold(turn: Turn, *, talk: Talk) -> Deed:
    row = _row(turn, talk=talk, state=State.HELD)
    seal = _seal(turn, ref=row.reporter_ref)
    return lambda: replace(_begun(row, seal=seal, question=answers.held()), effect=Effect.HELD)


def _begun(row: Conversation, *, seal: PreparedSeal, question: str) -> Outcome:
    store_seal(seal)
    row.save(force_insert=True)
    return Outcome(effect=Effect.ASKED, replies=(question,))


def _move(turn: Turn, *, talk: Talk, state: str, question: str) -> Deed:
    draft = seal_talk(talk)
    return lambda: _moved(turn, draft=draft, state=state, question=question)


def _moved(turn: Turn, *, draft: str, state: str, question: str) -> Outcome:
    known = turn.conversation
    assert known is not None
    mine = Conversation.objects.filter(pk=known.pk, turn=known.turn)
    if not mine.update(draft=draft, state=state, turn=known.turn + 1, last_at=turn.at, reminded_at=None):
        raise ChangedMeanwhile
    return Outcome(effect=Effect.ASKED, replies=(question,) if question else (), choices=answers.choices_at(state))


def _cancelled(known: Conversation) -> Outcome:
    end_conversation(known)
    return Outcome(effect=Effect.ASKED, replies=(answers.cancelled(),))


def end_conversation(known: Conversation) -> None:
    """Remove the conversation with the address that was kept for it. Raises ChangedMeanwhile."""
    gone, _rows = Conversation.objects.filter(pk=known.pk, turn=known.turn).delete()
    if not gone:
        raise ChangedMeanwhile
    drop_seal(known.reporter_ref)


def conversation_key(ref: UUID) -> str:
    """The access key of a report that an officer finishes: derived, stored nowhere."""
    return derive_access_key(secret=settings.SECRET_KEY.encode(), parts=[b"conversation", ref.bytes])


def _row(turn: Turn, *, talk: Talk, state: str) -> Conversation:
    return Conversation(
        id=new_id(),
        channel=turn.message.channel,
        sender=turn.sender,
        tenant_id=institutions.tenant_of_region(None).tenant,
        reporter_ref=new_id(),
        draft=seal_talk(talk),
        state=state,
        began_at=turn.at,
        last_at=turn.at,
    )


def _seal(turn: Turn, *, ref: UUID) -> PreparedSeal:
    contact = contact_at(turn.message.sender, channel=turn.message.channel)
    return prepare_seal(contact, ref=ref, access_key=conversation_key(ref), on=turn.at.date())
