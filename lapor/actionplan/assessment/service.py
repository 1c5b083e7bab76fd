"""What the system holds about outreach and channels, and how mature the service is."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as say

from lapor.actionplan.assessment.shapes import Item, Level, item
from lapor.institutions import queries as institutions
from lapor.institutions.queries import Office
from lapor.kit.figures import FigureAsk
from lapor.notifications.senders import can_send
from lapor.statistics.queries import per_channel, span_figures
from lapor.statistics.registry import measured, measured_names

VISITED = "villages_reached"
OTHER_SYSTEMS = "api"
_YEAR = timedelta(days=364)
_PHONE_CHANNELS = ("sms", "whatsapp", "telegram")


def outreach_items(tenant: UUID, *, today: date) -> Iterator[Item]:
    """Villages that were visited in the last year, where outreach is recorded here."""
    villages = [each for each in institutions.directory(tenant).active() if _is_village(each)]
    question = say("Apakah semua desa dan kelurahan dikunjungi dalam setahun terakhir?")
    if VISITED not in measured_names():
        yield item(question, found=0, evidence=say("kunjungan belum dicatat di sini"))
        return
    found = measured(VISITED, ask=FigureAsk(tenant=tenant, since=today - _YEAR, until=today))
    visited = int(found.value or 0)
    told = say("%(count)s dari %(all)s desa dan kelurahan") % {"count": visited, "all": len(villages)}
    yield item(question, found=visited, of=len(villages), evidence=told, url="/renaksi/")


def channel_items(tenant: UUID, *, today: date) -> Iterator[Item]:
    """Channels that are switched on, and those that people really used this year. 1 statement."""
    on = [each for each in _PHONE_CHANNELS if can_send(each)]
    yield item(
        say("Apakah warga tanpa internet bisa melapor lewat SMS atau pesan?"),
        found=len(on),
        evidence=say("kanal pesan yang menyala: %(count)s") % {"count": len(on)},
        url="/bantuan/",
    )
    used = [each for each in per_channel(tenant, year=today.year) if each.figures.received]
    yield item(
        say("Apakah laporan tahun ini masuk lewat lebih dari satu kanal?"),
        found=len(used),
        of=2,
        evidence=say("%(count)s kanal dipakai tahun ini") % {"count": len(used)},
        url="/statistik/",
    )


def levels_of(tenant: UUID, *, today: date) -> tuple[Level, ...]:
    """The five levels of a complaint service, each with what shows it. 2 statements."""
    year = span_figures(FigureAsk(tenant=tenant, since=date(today.year, 1, 1), until=today))
    used = {each.channel: each.figures.received for each in per_channel(tenant, year=today.year)}
    others = used.get(OTHER_SYSTEMS, 0)
    items = (
        item(
            say("Informasi tentang layanan tersedia untuk umum."), found=1, evidence=settings.BASE_URL, url="/bantuan/"
        ),
        item(
            say("Warga bisa melapor dan bertanya jawab."),
            found=year.received,
            evidence=say("%(count)s laporan tahun ini") % {"count": year.received},
            url="/lapor/",
        ),
        item(
            say("Warga mengikuti status sampai penyelesaian."),
            found=year.answered,
            evidence=say("%(answered)s laporan dijawab tahun ini") % {"answered": year.answered},
            url="/lacak/",
        ),
        item(
            say("Layanan terhubung dengan sistem lain."),
            found=others,
            evidence=say("%(count)s laporan dari sistem lain tahun ini") % {"count": others},
            url="/statistik/",
        ),
        item(
            say("Penilaian warga dikumpulkan dan dipakai untuk perbaikan."),
            found=year.satisfied.of,
            evidence=say("%(count)s penilaian tahun ini") % {"count": year.satisfied.of},
            url="/statistik/",
        ),
    )
    return tuple(Level(number=number, item=each) for number, each in enumerate(items, start=1))


def _is_village(office: Office) -> bool:
    return office.tier == "village"
