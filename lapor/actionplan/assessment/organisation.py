"""What the system holds about policy and people."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as say

from lapor.actionplan.assessment.shapes import Item, item
from lapor.actionplan.commitment import queries as commitments
from lapor.actionplan.commitment.models import Signatory
from lapor.actionplan.procedures import queries as procedures
from lapor.actionplan.procedures.content import KINDS
from lapor.institutions import queries as institutions
from lapor.kit.actors import COORDINATOR, CUSTODIAN, LIAISON
from lapor.kit.figures import FigureAsk
from lapor.people import queries as people
from lapor.statistics.registry import measured

_ANSWERING = ("agency", "district")
_MONTH = timedelta(days=29)


def policy_items(tenant: UUID) -> Iterator[Item]:
    """The commitment and the procedures. 4 statements."""
    commitment = commitments.current_commitment(tenant)
    heads = commitments.present_signatories(commitment) if commitment else []
    signed = sum(1 for each in heads if each.way != Signatory.Way.NONE)
    yield item(
        say("Apakah semua pimpinan kantor menandatangani komitmen bersama?"),
        found=signed,
        of=len(heads),
        evidence=say("%(signed)s dari %(all)s pimpinan") % {"signed": signed, "all": len(heads)},
        url="/renaksi/komitmen/",
    )
    approved = len(procedures.newest_versions(tenant))
    yield item(
        say("Apakah prosedur menjalankan, menindaklanjuti, dan laporan triwulan disetujui pimpinan?"),
        found=approved,
        of=len(KINDS),
        evidence=say("%(count)s dari %(all)s prosedur") % {"count": approved, "all": len(KINDS)},
        url="/renaksi/sop/",
    )


def people_items(tenant: UUID, *, today: date) -> Iterator[Item]:
    """Officers with accounts, and whether offices were active in the last month. 3 statements."""
    officers = people.officers_of(tenant)
    answering = {each.id for each in institutions.directory(tenant).active() if each.tier in _ANSWERING}
    coordinators = {each.id for each in officers if each.role == COORDINATOR}
    yield item(
        say("Apakah ada lebih dari satu koordinator, sehingga cuti tidak menghentikan pekerjaan?"),
        found=len(coordinators),
        of=2,
        evidence=say("%(count)s orang") % {"count": len(coordinators)},
        url="/renaksi/sop/menjalankan/",
    )
    served = answering & {each.institution for each in officers if each.role in (LIAISON, COORDINATOR)}
    yield item(
        say("Apakah setiap perangkat daerah dan kecamatan punya pejabat penghubung dengan akun?"),
        found=len(served),
        of=len(answering),
        evidence=say("%(count)s dari %(all)s kantor") % {"count": len(served), "all": len(answering)},
        url="/renaksi/sop/menindaklanjuti/",
    )
    custodians = {each.id for each in officers if each.role == CUSTODIAN}
    yield item(
        say("Apakah ada pemegang kunci identitas yang tidak menangani laporan?"),
        found=len(custodians),
        evidence=say("%(count)s orang") % {"count": len(custodians)},
        url="/renaksi/sop/menjalankan/",
    )
    active = measured("agencies_active", ask=FigureAsk(tenant=tenant, since=today - _MONTH, until=today))
    yield item(
        say("Apakah semua kantor aktif dalam tiga puluh hari terakhir?"),
        found=active.count or 0,
        of=active.of or 0,
        evidence=say("%(count)s dari %(all)s kantor") % {"count": active.count or 0, "all": active.of or 0},
        url="/statistik/",
    )
