"""How one invented report lives: a generator that yields the moment of its next step and, resumed then, takes it."""

import secrets
from collections.abc import Generator
from datetime import datetime, timedelta
from uuid import UUID

from lapor.cli.demo_filing import message_of
from lapor.cli.demo_short_lives import SHORT_LIVES, is_merged, short_life
from lapor.cli.demo_stage import Stage
from lapor.institutions.queries import Office
from lapor.intake.services import receive
from lapor.kit import actors
from lapor.kit.actors import SYSTEM, Actor
from lapor.kit.text import one_line, shorten
from lapor.reports import deadlines, queries, services
from lapor.reports.services.draft import Answer
from seed.demo.stories import Story

Life = Generator[datetime, None, None]
Part = Generator[datetime, None, datetime]

_PROMISE = timedelta(days=21)
_NO_EVIDENCE = "Bukti tercatat pada berita acara kantor dan dapat dilihat di tempat."
_WRONG_OFFICE = 23


def life_of(story: Story, *, stage: Stage, stories: list[Story]) -> Life:
    """The steps of a story up to its outcome."""
    yield story.filed_at
    receipt = receive(message_of(story, stage=stage), at=story.filed_at)
    stage.reports[story.number] = receipt.report
    if story.outcome == "received":
        return
    checked = stage.after(story.filed_at, hours=story.delays.verify)
    yield checked
    if story.outcome in SHORT_LIVES:
        yield from short_life(story, stage=stage, at=checked)
        return
    if story.merged_into is not None:
        parent = stories[story.merged_into]
        if is_merged(story, stage=stage, at=checked):
            return
        story = _with_words_of(parent, story=story)
    yield from _worked(story, stage=stage, at=checked)


def _with_words_of(parent: Story, *, story: Story) -> Story:
    """A report that came too late to be joined is answered as its parent was."""
    fields = {name: getattr(story, name) for name in Story.__slots__}
    return Story(**(fields | {"outcome": "silent_close", "office": parent.office, "merged_into": None}))


def _worked(story: Story, *, stage: Stage, at: datetime) -> Life:
    _verify(story, stage=stage, at=at)
    at = stage.after(at, hours=story.delays.forward)
    at = yield from _forwarded(story, stage=stage, at=at)
    if story.outcome == "forwarded":
        return
    at = stage.after(at, hours=story.delays.accept)
    yield at
    office = stage.office(story)
    _take_on(story, office=office, stage=stage, at=at)
    if story.outcome == "in_progress":
        yield from _promised(story, stage=stage, at=at)
        return
    at = yield from _questioned(story, stage=stage, at=at)
    at = stage.after(at, hours=story.delays.respond)
    yield at
    _respond(story, stage=stage, at=at, note="")
    yield from _ended(story, stage=stage, at=at)


def _verify(story: Story, *, stage: Stage, at: datetime) -> None:
    report = stage.reports[story.number]
    words = one_line(story.body)
    services.verify_report(
        report,
        topic=story.topic,
        procedure=story.procedure,
        public_title=story.title or shorten(words, limit=80),
        public_text=words[:1].upper() + words[1:],
        by=stage.verifier(story).actor,
        at=at,
    )
    if story.privacy in {"open", "anonymous"} and not story.about_official:
        for number in range(story.verdict.supporters):
            day = (at + timedelta(hours=number % 200)).date()
            services.support_report(report, device=f"demo{story.number:06d}{number:06d}", on=day)


def _forwarded(story: Story, *, stage: Stage, at: datetime) -> Part:
    """Handed to the office that must answer; now and then to a wrong one first, which sends it back up."""
    office, district = stage.office(story), stage.district(story)
    wrong = stage.answering(district)
    yield at
    if story.number % _WRONG_OFFICE == 7 and wrong and office.tier == "agency" and not story.about_official:
        _forward(story, to=district, stage=stage, at=at)
        at = stage.after(at, hours=5)
        yield at
        services.decline_report(
            stage.reports[story.number],
            reason="Ruas dan sarana ini dikelola perangkat daerah di kabupaten, bukan kecamatan.",
            suggestion=office.id,
            by=wrong.actor,
            at=at,
        )
        at = stage.after(at, hours=2)
        yield at
    assisting = (district.id,) if story.number % 9 == 4 and office.tier == "agency" and office.id != district.id else ()
    _forward(story, to=office, stage=stage, at=at, assisting=() if story.about_official else assisting)
    return at


def _forward(story: Story, *, to: Office, stage: Stage, at: datetime, assisting: tuple[UUID, ...] = ()) -> None:
    report = stage.reports[story.number]
    services.forward_report(
        report,
        to=to.id,
        assisting=assisting,
        note=story.office.forward_note,
        by=stage.verifier(story).actor,
        at=at,
    )
    if stage.answering(to) is None:
        lead = queries.standing_of(queries.locked(report)).lead
        assert lead is not None
        link = services.make_office_link(lead.id, token=secrets.token_urlsafe(24), by=SYSTEM, at=at)
        services.note_link_delivery(link.id, delivery="sent", by=SYSTEM, at=at)


def _lead(office: Office, *, stage: Stage, report: UUID) -> tuple[Actor, UUID | None]:
    """Who acts for the leading office: its officer, or the office itself by its link."""
    player = stage.answering(office)
    if player is None:
        return actors.institution(office.id, report=report), None
    return player.actor, player.person


def _take_on(story: Story, *, office: Office, stage: Stage, at: datetime) -> None:
    report = stage.reports[story.number]
    actor, _person = _lead(office, stage=stage, report=report)
    executing = stage.executing(office)
    if executing is not None and story.number % 2 == 0:
        services.assign_executor(report, executor=executing.person, by=actor, at=at)
    else:
        services.accept_report(report, by=actor, at=at)


def _promised(story: Story, *, stage: Stage, at: datetime) -> Life:
    if not story.office.promise:
        return
    at = stage.after(at, hours=min(story.delays.respond, 24))
    yield at
    report = stage.reports[story.number]
    actor, person = _lead(stage.office(story), stage=stage, report=report)
    answer = Answer(text=story.office.promise, found=story.office.found, promised_on=(at + _PROMISE).date())
    services.respond_partly(report, answer=answer, approver=person, by=actor, at=at)


def _questioned(story: Story, *, stage: Stage, at: datetime) -> Part:
    if not (story.office.question and story.office.reporter_answer):
        return at
    report, office = stage.reports[story.number], stage.office(story)
    actor, _person = _lead(office, stage=stage, report=report)
    at = stage.after(at, hours=story.delays.ask)
    yield at
    services.ask_reporter(report, text=story.office.question, institution=office.id, by=actor, at=at)
    at = stage.after(at, hours=story.delays.reply)
    yield at
    services.answer_question(report, text=story.office.reporter_answer, by=actors.reporter(report), at=at)
    return at


def _respond(story: Story, *, stage: Stage, at: datetime, note: str) -> None:
    report, office = stage.reports[story.number], stage.office(story)
    actor, person = _lead(office, stage=stage, report=report)
    photo = stage.photos.get((story.number, f"after{note}"))
    answer = Answer(
        text=" ".join(part for part in (note, story.office.found, story.office.done) if part),
        found=story.office.found,
        done=story.office.done,
        no_evidence_reason="" if photo else _NO_EVIDENCE,
        files=(photo,) if photo else (),
    )
    executing = stage.executing(office)
    if executing is not None and story.number % 2 == 0 and not note:
        services.draft_response(
            report, answer=answer, author=executing.person, by=executing.actor, at=at - timedelta(minutes=40)
        )
    services.respond(report, answer=answer, approver=person, by=actor, at=at)


def _ended(story: Story, *, stage: Stage, at: datetime) -> Life:
    report = stage.reports[story.number]
    reporter = actors.reporter(report)
    if story.outcome == "closed_by_reporter":
        at = stage.after(at, hours=story.delays.close)
        yield at
        services.confirm_settled(report, score=story.verdict.rating, comment=story.verdict.comment, by=reporter, at=at)
    elif story.outcome == "silent_close":
        yield from _closed_silently(story, stage=stage, at=at)
    elif story.outcome.startswith("reopened"):
        at = stage.after(at, hours=story.delays.reopen)
        yield at
        services.dispute_response(
            report, reason=story.verdict.reopen_reason, score=story.verdict.rating, by=reporter, at=at
        )
        if story.outcome == "reopened_then_closed":
            yield from _answered_again(story, stage=stage, at=at)


def _answered_again(story: Story, *, stage: Stage, at: datetime) -> Life:
    at = stage.after(at, hours=story.delays.respond_again / 2)
    yield at
    _forward(story, to=stage.office(story), stage=stage, at=at)
    at = stage.after(at, hours=story.delays.respond_again)
    yield at
    _respond(story, stage=stage, at=at, note="Kami memeriksa kembali setelah pesan Anda.")
    yield from _closed_silently(story, stage=stage, at=at)


def _closed_silently(story: Story, *, stage: Stage, at: datetime) -> Life:
    """Ten silent working days later the system closes it, in the morning after."""
    due = deadlines.due_of(
        deadlines.CLOSE,
        procedure=story.procedure,
        institution=stage.directory.tenant,
        start=at,
        filed_at=story.filed_at,
    )
    closed = due.due_at + timedelta(hours=7)
    yield closed
    services.close_silently(stage.reports[story.number], by=SYSTEM, at=closed)
