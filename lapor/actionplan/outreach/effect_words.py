"""What a visit moved, in words: a rate where the population is known, else the counts and what is missing."""

from django.utils.translation import gettext as say
from django.utils.translation import ngettext

from lapor.actionplan.outreach.effect import BEFORE_SERVICE, TOO_EARLY, Effect, VillageEffect, rate
from lapor.actionplan.words import number


def village_words(effect: VillageEffect | None) -> str:
    """One village in a table; a dash for one that was never visited."""
    if effect is None:
        return "–"
    if effect.standing == TOO_EARLY:
        return say("belum 90 hari")
    if effect.standing == BEFORE_SERVICE:
        return say("sebelum layanan ada")
    if not effect.people:
        return f"{_counts(effect.before, after=effect.after)}; {say('penduduk belum diisi')}"
    rates = {
        "before": number(rate(effect.before, people=effect.people)),
        "after": number(rate(effect.after, people=effect.people)),
    }
    return say("%(before)s → %(after)s per 1.000") % rates


def sum_words(effect: Effect) -> list[str]:
    """Lines for the whole: the rate with what it is of, and what it leaves out."""
    lines = []
    if effect.people:
        told = {
            "before": number(rate(effect.before, people=effect.people)),
            "after": number(rate(effect.after, people=effect.people)),
            "villages": number(effect.villages),
            "people": number(effect.people),
            "count_before": number(effect.before),
            "count_after": number(effect.after),
        }
        lines.append(
            say(
                "Dari %(before)s menjadi %(after)s laporan per 1.000 penduduk: %(count_before)s laporan dalam 90 hari sebelum dan "
                "%(count_after)s dalam 90 hari sejak kunjungan pertama, di %(villages)s desa berpenduduk %(people)s."
            )
            % told
        )
    if effect.unknown_villages:
        lines.append(
            ngettext(
                "Di %(count)s desa lain penduduk belum diisi: %(counts)s.",
                "Di %(count)s desa lain penduduk belum diisi: %(counts)s.",
                effect.unknown_villages,
            )
            % {
                "count": number(effect.unknown_villages),
                "counts": _counts(effect.unknown_before, after=effect.unknown_after),
            }
        )
    return lines or [
        say("Belum ada data: belum ada desa yang 90 harinya sebelum dan sesudah kunjungan pertama lengkap.")
    ]


def _counts(before: int, *, after: int) -> str:
    return say("%(before)s → %(after)s laporan") % {"before": number(before), "after": number(after)}
