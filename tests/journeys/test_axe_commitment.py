"""axe finds nothing on the pages of the commitment, the procedures and the self-assessment, in both themes, at 360 and 1280 pixels."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from lapor.actionplan.commitment.models import Commitment
from lapor.actionplan.commitment.tests.pens import head, opened, sign
from lapor.cli.demo_procedures import sign_procedures
from tests.cast import World
from tests.journeys.house import House, Tabs
from tests.journeys.test_axe_plans import walk

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def signed_by_one(world: World, commitment: Commitment) -> UUID:
    """A head signs, in a thread: the browser's loop runs in this one, and the library that signs begins its own."""

    def act() -> UUID:
        try:
            return sign(world, commitment)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(act).result(timeout=60)


def test_it_finds_nothing_on_the_commitment(house: House, tabs: Tabs) -> None:
    commitment = opened(house.world)
    signed = signed_by_one(house.world, commitment)
    found = walk(tabs.desk(), "/renaksi/komitmen/", f"/renaksi/komitmen/sertifikat/{signed}/")
    desk = "/kerja/renaksi/komitmen/"
    waiting = f"{desk}penanda/{head(house.world, commitment, 'dinkes').id}/"
    forms = ("baru/", f"{commitment.id}/")
    found += walk(tabs.desk(who="sari"), desk, *(f"{desk}{part}" for part in forms))
    found += walk(tabs.desk(who="sari"), *(f"{waiting}{part}" for part in ("tanda-tangan/", "kertas/", "ganti/")))
    assert found == []


def test_it_finds_nothing_on_procedures_and_assessment(house: House, tabs: Tabs) -> None:
    assert sign_procedures(house.world.tenant, at=timezone.now()) == 3
    found = walk(tabs.desk(), "/renaksi/sop/", "/renaksi/sop/menindaklanjuti/")
    desk = "/kerja/renaksi/"
    found += walk(tabs.desk(who="pak_made"), f"{desk}sop/", f"{desk}sop/menindaklanjuti/", f"{desk}penilaian/")
    assert found == []
