"""What a person's words give away is found, in the spellings in which it is written, and little else."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapor.kit.masking import MARKS, Known, mask

WATI = Known(name="Wati Kusumawardani", phone="+6281234567890", email="wati.k@contoh.id")

FOUND = {
    "nik": [
        "6408044107900001",
        "NIK: 6408 0441 0790 0001",
        "64.08.04.410790.0001",
        "nik saya 1234567890123456",
    ],
    "phone": [
        "081298765432",
        "+62 812-9876-5432",
        "0812 9876 5432",
        "(0812) 9876 5432",
        "62812 9876 5432",
        "wa.me/6281298765432",
        "hp:08129876543",
        "WA0812-9999-1111",
        "O8129876543",
        "0 8 1 2 9 8 7 6 5 4 3 2",
        "０８１２９８７６５４３",
        "nol delapan satu dua sembilan delapan tujuh enam lima empat tiga",
        "0812–9876–5432",
        "no hp saya 812 9876 5432",
        "telp (0549) 21234",
        "0549-21234",
        "021-5551234",
        "+62 549 21234",
    ],
    "email": ["a.b@gmail.com", "<Siti_1@kampung.desa.id>", "WATI.K@CONTOH.ID", "wati.k (at) contoh dot id"],
    "account": [
        "rekening BRI 0123-01-012345-50-1",
        "norek 7234567899",
        "BCA 7234567899 a.n. teman",
        "no. rek: 12345679",
        "bank Mandiri nomor 148-00-1234567-8",
    ],
    "name": ["wati sudah lapor", "saya Wati Kusumawardani", "KUSUMAWARDANI", "wati  kusumawardani", "(wati)"],
}

LEFT = """harga Rp 150.000.000 · Rp62.812.345.678 · Rp 8.123.456.789 · tanggal 12-03-2024 · 02-12-2024 · 2024-03-12 08:30
12/03/2024 sampai 14/03/2024 · -0.5387, 117.1234 · 0.08123456789 · 117.123456, 0.812345678 · KT 1234 AB · KT 8123 RAB
sampah menumpuk 3 minggu · jarak 1200 m · KM 12,5 · 7KQ4-M2XB-9TRY · 0812-M2XB-9876 · RT 003 RW 005 · RT 021/RW 005 75611
64.08.04.2001 · 62.01.05.2003 · tahun 2019 2020 2021 2022 · pukul 07.00-09.00 · 05.30 - 07.00 WITA · 0700-0900 · 021-2024
NIP 198001012005011001 · NIP 19800101 200501 1 001 · UU 25/2009 · 1.234.567,89 · ID pelanggan 231012345678 · kode pos 75611
SK 821.2/123/2020 · 100 200 300 400 500 600 · BRI cabang 2 tahun 2023 · mandiri sejak 2019 · dana BPD Rp 1.500.000.000
ukuran 3x4 · Jalan Yos Sudarso II No. 12 · @diskominfo · saya @ pasar · watik · rawati · satu dua tiga empat · nomor 12345678""".replace(
    "\n", " · "
).split(" · ")


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts])
def test_it_finds_each_spelling(kind: str, text: str) -> None:
    masked = mask(text, known=WATI)
    assert masked.kinds == {kind}
    assert MARKS[kind] in masked.text


@pytest.mark.parametrize("text", LEFT)
def test_it_leaves_other_numbers_and_words_alone(text: str) -> None:
    assert mask(text, known=WATI).text == text


def test_it_keeps_the_words_around() -> None:
    text = "Saya Wati, NIK 6408044107900001, hubungi 0812-3456-7890 atau wati.k@contoh.id. Terima kasih."
    assert mask(text, known=WATI).text == (
        "Saya [NAMA PELAPOR DISENSOR], NIK [NOMOR KTP DISENSOR], hubungi [NOMOR HP DISENSOR] atau [EMAIL DISENSOR]. "
        "Terima kasih."
    )


def test_it_finds_the_known_number_of_another_country() -> None:
    assert mask("telp 0123 456 7891", known=Known(phone="+601234567891")).kinds == {"phone"}


def test_it_needs_no_name() -> None:
    assert mask("Pelapor anonim", known=Known()).kinds == frozenset()
    assert mask("Bapak haji di jalan desa", known=Known(name="Haji")).kinds == frozenset()


@given(st.text(alphabet="0123456789 +-().@abWati,nol:/oO\n", max_size=200))
def test_it_changes_nothing_the_second_time(text: str) -> None:
    once = mask(text, known=WATI).text
    assert mask(once, known=WATI).text == once


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["", " ", "-", ".", " - "]))
def test_it_finds_a_number_between_any_letters(before: str, after: str, between: str) -> None:
    number = between.join(["0812", "3456", "7890"])
    masked = mask(f"{before}\n{number}\n{after}", known=WATI).text
    assert number not in masked


@given(st.integers(min_value=0, max_value=7))
@settings(max_examples=8, deadline=None)
def test_it_takes_time_in_proportion(which: int) -> None:
    piece = ["1 ", "1", "@", "a@", "0812 ", "satu ", "a.b", "081234567890 "][which]
    begun = time.process_time()
    mask((piece * 50_000)[:50_000], known=WATI)
    assert time.process_time() - begun < 1
