"""What roles without cases can do here."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.kit import actors
from lapor.kit.actors import Actor


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One role: what it does here, what it does not, and where to go."""

    title: str | Promise
    text: str | Promise
    url: str
    label: str | Promise


DUTIES: dict[str, Duty] = {
    actors.CUSTODIAN: Duty(
        title=_("Pemegang kunci identitas"),
        text=_(
            "Anda memutuskan permintaan untuk membuka identitas pelapor. Anda tidak menangani dan tidak membaca laporan. "
            "Setiap permintaan menyebut dasar dan alasannya."
        ),
        url="/kerja/identitas/",
        label=_("Lihat permintaan"),
    ),
    actors.AUDITOR: Duty(
        title=_("Auditor"),
        text=_("Anda memeriksa catatan jejak dan tidak mengubah apa pun. Isi laporan tidak tampil di sini."),
        url="/audit/",
        label=_("Buka catatan jejak"),
    ),
    actors.ADMINISTRATOR: Duty(
        title=_("Administrator instalasi"),
        text=_("Anda mengatur akun, instansi, dan pengaturan. Anda tidak membuka laporan warga."),
        url="/kerja/kelola/",
        label=_("Buka pengaturan"),
    ),
    actors.VILLAGE_OPERATOR: Duty(
        title=_("Operator desa"),
        text=_("Anda membuatkan laporan untuk warga desa. Setelah dikirim, laporan ditangani kantor yang berwenang."),
        url="/lapor/",
        label=_("Buat laporan untuk warga"),
    ),
    actors.MONITOR: Duty(
        title=_("Pengawas"),
        text=_("Anda menilai sampel laporan yang diarsipkan dan melihat angka pelayanan."),
        url="/kerja/sampel/",
        label=_("Buka sampel arsip"),
    ),
}


def duties_of(actor: Actor) -> tuple[Duty, ...]:
    """What the actor's roles can do here, in the order of the appointments."""
    roles = dict.fromkeys(grant.role for grant in actor.grants)
    return tuple(DUTIES[role] for role in roles if role in DUTIES)
