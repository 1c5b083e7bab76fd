"""Walking the practice through its pages, with answers that fit."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.test import Client
from django.utils import timezone

from lapor.actionplan.practice.way import own_steps
from seed.practice import PracticeCase, PracticeStep

HOME = "/kerja/latihan/"
CLEAN = "Laporan tentang layanan."
# Sessions and what signing in writes; everything else must stay as it is.
OWN = {"practice_run", "django_session", "usersessions_usersession"}


def fitting(step: PracticeStep) -> dict[str, Any]:
    """Fields that fit a step."""
    given = {name: step.expected(name)[0] for name in ("topic", "procedure", "to", "suggestion") if step.expected(name)}
    words = {
        "verify": {"public_title": "Layanan", "public_text": CLEAN},
        "assign": {"executor": "a"},
        "draft": {"text": CLEAN},
        "respond": {"found": "Benar", "done_work": "Diperbaiki", "text": CLEAN, "evidence": "on"},
        "respond_partly": {"text": CLEAN, "promised_on": (timezone.localdate() + timedelta(days=30)).isoformat()},
        "ask": {"reason": "Jalan mana?"},
        "decline": {"reason": "Bukan tugas kami."},
        "seal": {"reason": "Tentang petugas."},
    }
    return given | words.get(step.verb, {})


def take(client: Client, case: PracticeCase, place: int, *, verb: str = "", **changes: Any) -> Any:
    """Post the step at this place; without changes the one that fits."""
    step = case.steps[place]
    fields = {"verb": verb or step.verb, "seen": place} | fitting(step) | changes
    return client.post(f"{HOME}{case.code}/", fields)


def walk(client: Client, case: PracticeCase) -> None:
    """The whole way."""
    for place in own_steps(case):
        answer = take(client, case, place)
        assert answer.status_code == 302, (case.code, place, answer.context["work"].judgement)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the practice's own and those of sessions."""
    return {
        model._meta.db_table: sorted(model._base_manager.values_list(), key=repr)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table not in OWN and model._meta.managed
    }
