"""The verifier chooses which of the reporter's pictures the public sees; none goes out by itself."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from lapor.attachments.models import Attachment
from lapor.attachments.services import clean_file, stage_file
from lapor.intake.message import Receipt
from lapor.kit.codes import format_code
from lapor.workbench.tests.desk import act, filed, now, sign_in
from lapor.workbench.tests.test_actions import VERIFYING
from tests.cast import World


def _with_picture(**changes: Any) -> tuple[Receipt, Attachment]:
    picture = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "JPEG")
    picture.seek(0)
    staged = stage_file(picture, name="jalan.jpg", draft="d", at=now(), added_by="reporter")
    receipt = filed(files=(staged.id,), **changes)
    clean_file(staged.id, at=now())
    return receipt, Attachment.objects.get(pk=staged.id)


@pytest.mark.parametrize("ticked", [True, False])
def test_it_shows_what_was_ticked(client: Client, world: World, ticked: bool) -> None:
    receipt, picture = _with_picture()
    fields = VERIFYING | ({"public_files": str(picture.id)} if ticked else {})
    assert act(sign_in(client, world, who="sari"), receipt, verb="verify", **fields).status_code == 302
    client.logout()
    page = client.get(f"/laporan/{format_code(receipt.code)}/").content.decode()
    assert ("/berkas/" in page) is ticked


def test_it_offers_nothing_of_a_confidential_report(client: Client, world: World) -> None:
    receipt, picture = _with_picture(privacy="confidential")
    act(sign_in(client, world, who="sari"), receipt, verb="verify", **VERIFYING, public_files=str(picture.id))
    assert Attachment.objects.get(pk=picture.id).shown == Attachment.Shown.CASE
