"""Facts: what is written is read again, small, and nothing of it shows."""

from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from lapor.exchange import facts, squeeze
from lapor.exchange.centre_side import filing_moment
from lapor.exchange.facts import Added, Contested, Delivered, Filed, FileRef, Rated, read_body, write_body
from lapor.exchange.tests.posts import Pair
from lapor.kit.codes import new_access_key, new_tracking_code
from lapor.kit.ids import new_id

# Invented by us; words a report: the shape of `panjang_kata` of real exports (half of them 31–50 words, one in ten above 104–157).
SAID = (
    "Sudah dua minggu pompa air di dusun kami tidak menyala dan tangki penampung kosong sama sekali.",
    "Anak-anak menyeberang lewat batang kelapa karena papan titian hanyut waktu air pasang besar.",
    "Mantri datang cuma sekali sebulan, padahal ada beberapa lansia yang harus kontrol tensi.",
    "Mesin parut kelompok ibu-ibu dijanjikan tahun kemarin, sampai hari ini barangnya tidak kelihatan.",
    "Kabel menjuntai rendah dekat lapangan voli, kemarin hampir tersangkut gerobak.",
    "Pendamping menagih uang transport tiap kali mengurus berkas, katanya untuk bensin perahu.",
    "Tanggul tambak jebol di tiga titik sehingga air asin masuk ke kebun sayur warga.",
    "Solar untuk ketinting habis di pengecer, nelayan menunggu berhari-hari di pangkalan.",
    "Plafon ruang kelas dua ambruk, murid belajar bergantian di teras musala.",
    "Kami usul dibuatkan tambatan perahu yang kuat supaya ibu hamil aman naik turun.",
)


def story(random: Random) -> str:
    """A text as long as people write."""
    words = int(min(300, random.lognormvariate(3.85, 0.75))) + 5
    told: list[str] = []
    while len(told) < words:
        told += [word for line in random.sample(SAID, len(SAID)) for word in line.split()]
    return " ".join(told[:words])


def test_it_reads_again_what_it_wrote() -> None:
    report = new_id().bytes
    bodies: list[facts.Body] = [
        Filed(
            report=report,
            nth=1,
            code=b"c" * 8,
            access_key=b"k" * 10,
            class_=1,
            privacy=2,
            body="Isi",
            place=(0.5, 117.5),
        ),
        Added(report=report, nth=2, file=FileRef(blob=b"b" * 32, key=b"k" * 32, name="foto.jpg")),
        Rated(report=report, nth=3, is_settled=False, text="Belum"),
        Contested(report=report, nth=4, decision="archived", text="Tidak setuju"),
        Delivered(report=report, nth=5, published=77, way=1),
    ]
    assert [read_body(write_body(body)) for body in bodies] == bodies


def test_it_packs_codes_and_keys_without_loss() -> None:
    code, key = new_tracking_code(), new_access_key()
    assert facts.unpack_code(facts.pack_code(code), length=12) == code
    assert facts.unpack_code(facts.pack_code(key), length=16) == key
    assert (len(facts.pack_code(code)), len(facts.pack_code(key))) == (8, 10)


def test_it_needs_at_most_600_bytes_a_report_in_a_bundle_of_a_hundred(record_property: object) -> None:
    random, pair = Random(2026), Pair()
    texts = [story(random) for _ in range(100)]
    for number, text in enumerate(texts):
        pair.file(
            text, title=" ".join(text.split()[:6]), region=f"64.08.11.20{number % 12 + 1:02}",
            code=facts.pack_code(new_tracking_code()), access_key=facts.pack_code(new_access_key()),
            name="" if number % 3 == 0 else "Warga Contoh", phone="" if number % 3 == 0 else f"0812000{number:05}",
            topic="jalan.berlubang", occurred_on="2026-03-02",
        )  # fmt: skip
    average = len(pair.pack()) / 100
    plain = sum(len(text.encode()) for text in texts) / 100
    assert callable(record_property)
    print(f"{average:.0f} bytes a report, {plain:.0f} of them plain text")
    assert plain > 300
    assert average <= 600


def test_it_shows_nothing_of_what_was_said() -> None:
    pair = Pair()
    pair.file("Kata rahasia Zamrud Katulistiwa", name="Wulandari Contoh", phone="081299887766")
    raw = pair.pack() + b"".join(link.sealed for _, link in pair.post.links(first=1, last=9))
    for planted in ("Zamrud", "Katulistiwa", "Wulandari", "081299887766"):
        assert planted.encode() not in raw


def test_its_dictionary_is_the_one_that_old_bundles_were_made_with() -> None:
    """Another dictionary is another version of the bundle: bundles may be weeks on their way."""
    words = (Path(squeeze.__file__).parent / "words.txt").read_bytes()
    assert sha256(words).hexdigest() == "6d0609d558d09e2373cc3a833bc0ad870de9729b686bb80cbb449131f34ec532"


@pytest.mark.parametrize("raw", [b"", b"\x00", b"\x01", b"\x01abc", b"\x02" + b"x" * 40])
def test_it_refuses_what_is_no_fact(raw: bytes) -> None:
    with pytest.raises(ValueError):
        read_body(raw)


def test_it_bounds_the_filing_moment() -> None:
    """Law: docs/law/clocks.md#answer"""
    assert filing_moment(claimed=50, after=10, arrived=90) == 50
    assert filing_moment(claimed=5, after=10, arrived=90) == 10
    assert filing_moment(claimed=500, after=10, arrived=90) == 90
