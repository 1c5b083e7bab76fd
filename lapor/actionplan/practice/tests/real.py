"""The same ways walked with a real report through the product's own services, for comparison."""

from datetime import datetime
from typing import Any
from uuid import UUID

from lapor.kit.actors import SYSTEM, reporter
from lapor.reports import services
from lapor.reports.models import Assignment, Report
from lapor.reports.services.draft import Answer
from seed.practice import PracticeCase, PracticeStep
from tests.cast import World, file

# Which office and which liaison officer of the cast stand for an invented office.
OFFICES = {
    "transport": ("pupr", "budi"),
    "public_works": ("pupr", "budi"),
    "environment": ("dinkes", "dewi"),
    "health": ("dinkes", "dewi"),
}
ANSWER = Answer(text="Sudah.", found="Benar", done="Dikerjakan", no_evidence_reason="Foto menyusul")


class RealWalk:
    """A real report that takes the steps of a practice case."""

    def __init__(self, world: World, case: PracticeCase, *, at: datetime) -> None:
        self.world, self.case = world, case
        told = {"privacy": case.privacy, "report_class": case.report_class, "name": case.reporter}
        self.key = file("real", at=at, body=case.body, title=case.title, **told).report

    @property
    def report(self) -> Report:
        """The report as it stands."""
        return Report.objects.get(pk=self.key)

    @property
    def lead(self) -> Assignment:
        """Who leads."""
        return Assignment.objects.get(report=self.key, role="lead", until=None)

    def take(self, step: PracticeStep, *, at: datetime) -> None:
        """Take a step with the service of its verb."""
        moves: dict[str, Any] = {
            "verify": self._verify,
            "forward": self._forward,
            "accept": services.accept_report,
            "assign": self._assign,
            "draft": self._draft,
            "respond": self._respond,
            "respond_partly": self._respond_partly,
            "ask": self._ask,
            "answer_question": self._answer_question,
            "decline": self._decline,
            "seal": self._seal,
            "confirm": self._confirm,
            "dispute": self._dispute,
            "close_silently": services.close_silently,
        }
        moves[step.verb](self.key, by=self._actor(step), at=at, **self._office(step))

    def _office(self, step: PracticeStep) -> dict[str, Any]:
        return {"step": step} if step.verb in {"forward", "verify", "respond", "respond_partly"} else {}

    def _actor(self, step: PracticeStep) -> Any:
        if step.actor == "reporter":
            return reporter(self.key)
        if step.actor == "system":
            return SYSTEM
        if step.actor == "verifier":
            return self.world.actor("itwil" if step.office == "inspectorate" else "sari")
        return self.world.actor("joko" if step.actor == "executor" else OFFICES[step.office][1])

    def _verify(self, key: UUID, *, step: PracticeStep, **who: Any) -> None:
        procedure = next(iter(step.expected("procedure")), "complaint")
        services.verify_report(key, topic="jalan", procedure=procedure, public_title="A", public_text="B", **who)

    def _forward(self, key: UUID, *, step: PracticeStep, **who: Any) -> None:
        # A step that others do names no expected office: the next one tells whose it is.
        place = self.case.steps.index(step)
        kind = next(iter(step.expected("to")), "") or next(
            each.office for each in self.case.steps[place + 1 :] if each.actor == "lead"
        )
        services.forward_report(key, to=self.world.offices[OFFICES[kind][0]], **who)

    def _assign(self, key: UUID, **who: Any) -> None:
        services.assign_executor(key, executor=self.world.people["joko"], **who)

    def _draft(self, key: UUID, **who: Any) -> None:
        services.draft_response(key, answer=ANSWER, author=self.world.people["joko"], **who)

    def _respond(self, key: UUID, *, step: PracticeStep, **who: Any) -> None:
        services.respond(key, answer=ANSWER, approver=self.world.people[OFFICES[step.office][1]], **who)

    def _respond_partly(self, key: UUID, *, step: PracticeStep, at: datetime, **who: Any) -> None:
        answer = Answer(text="Bulan depan.", promised_on=at.date())
        approver = self.world.people[OFFICES[step.office][1]]
        services.respond_partly(key, answer=answer, approver=approver, at=at, **who)

    def _ask(self, key: UUID, **who: Any) -> None:
        services.ask_reporter(key, text="Jalan mana?", institution=self.world.offices["diskominfo"], **who)

    def _answer_question(self, key: UUID, **who: Any) -> None:
        services.answer_question(key, text="Simpang tiga.", **who)

    def _decline(self, key: UUID, **who: Any) -> None:
        services.decline_report(key, reason="Bukan kami.", suggestion=self.world.offices["dinkes"], **who)

    def _seal(self, key: UUID, **who: Any) -> None:
        services.seal_report(key, reason="Tentang petugas.", **who)

    def _confirm(self, key: UUID, **who: Any) -> None:
        services.confirm_settled(key, score=5, comment="", **who)

    def _dispute(self, key: UUID, **who: Any) -> None:
        services.dispute_response(key, reason="Masih goyang.", score=2, **who)
