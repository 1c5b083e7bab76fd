"""A form of somebody whose session ended keeps every word."""

from django.test import Client

from lapor.reports.models import Note
from lapor.workbench.tests.desk import filed, sign_in
from tests.cast import World

WORDS = "Catatan panjang yang tidak boleh hilang ketika waktu masuk habis di tengah menulis."


def test_it_keeps_the_words_and_sends_them_after_signing_in_again(client: Client, world: World) -> None:
    address = f"/kerja/laporan/{filed().code}/note/"
    refused = client.post(address, {"text": WORDS, "seen": "1"})
    assert refused.status_code == 403
    assert WORDS in refused.content.decode()
    assert sign_in(client, world, who="sari").post(address, {"text": WORDS, "seen": "1"}).status_code == 302
    assert Note.objects.get().text == WORDS
