"""A week of village life: two machines without any network between them, a stick, and the real command line."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.villages.officers import START
from tests.villages.places import Place

pytestmark = [pytest.mark.namespaces]
VILLAGE = "64.08.11.2002"
PASSPHRASE = "perahu biru di muara"
ANSWER = "Tiang dermaga sudah diganti."
QUESTION = "Di sisi mana dermaga itu lapuk?"
PLANTED = ("Zamrudin Penanda", "Keluhan-Unik-Gaharu", "081277665544", "Rahasia-Unik-Meranti")


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Place]:
    place = Place(name="pusat", folder=tmp_path / "pusat", port=8100)
    place.open()
    yield place
    place.close()


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Place]:
    place = Place(name="desa", folder=tmp_path / "desa", port=8200)
    place.open()
    yield place
    place.close()


def test_it_lives_a_week_with_a_stick_between_village_and_centre(centre: Place, village: Place, tmp_path: Path) -> None:
    stick = tmp_path / "diska"
    word = _set_up(centre, village, stick=stick)
    village.serve()
    monday = [_tell(village, body=f"Dermaga lapuk {number}") for number in range(3)]
    sealed = _tell(
        village, body=PLANTED[3], privacy="confidential", about_official="on", name=PLANTED[0], phone=PLANTED[2]
    )
    assert len({code for code, _ in [*monday, sealed]}) == 4
    village.lapor("post", "pack", stick, "--passphrase-file", word)
    lost = next(stick.glob("pos-*.lapor"))
    lost.unlink()

    tuesday = _tell(village, body=f"{PLANTED[1]} di hulu", privacy="anonymous")
    village.lapor("post", "pack", stick, "--passphrase-file", word)
    (bundle,) = stick.glob("pos-*.lapor")
    _reveals_nothing(bundle.read_bytes())
    _refuses_a_damaged_one(centre, bundle)
    told = centre.lapor("post", "unpack", bundle, bundle)
    assert "5 kabar baru" in told and "5 sudah ada" in told
    assert _codes(centre) == {code.replace("-", "") for code, _ in [*monday, sealed, tuesday]}

    asked, answered = monday[0][0], monday[1][0]
    centre.python(START, "ask", asked, QUESTION, "answer", answered, ANSWER)
    centre.lapor("work", "--once")
    centre.lapor("post", "pack", stick)
    village.lapor("post", "unpack", *stick.glob("balasan-*.lapor"), "--passphrase-file", word)
    for code, key in (tuesday, sealed):
        page = _open(village, code=code, key=key)
        assert "diterima, sedang diperiksa" in page
    assert "tidak cocok" in _open(village, code=sealed[0], key="0000-0000-0000-0000")
    assert "Tambahkan" in _open(village, code=tuesday[0], key=tuesday[1], do="add", text="Bertambah parah")
    _reads_and_replies(village, asked=monday[0], answered=monday[1])

    _second_trip(centre, village, stick=stick, word=word)
    assert _states(centre)[asked.replace("-", "")] == ("received", "nobody")
    assert _states(centre)[answered.replace("-", "")] == ("closed", "nobody")
    assert _count(centre, "select count(*) from rating where is_satisfied") == 1
    village.close()
    _disk_reveals_nothing(village.folder)


def _refuses_a_damaged_one(centre: Place, bundle: Path) -> None:
    """One bit is wrong, and the officer hears what to do."""
    damaged, file = bytearray(bundle.read_bytes()), bundle.with_name("pos-rusak.lapor")
    damaged[len(damaged) // 2] ^= 8
    file.write_bytes(damaged)
    assert "bita" in centre.lapor("post", "unpack", file, code=1)
    file.unlink()


def _reads_and_replies(village: Place, *, asked: tuple[str, str], answered: tuple[str, str]) -> None:
    """A question is answered, an answer is read and called settled; both wait for the next stick."""
    (code, key), (other, other_key) = asked, answered
    assert QUESTION in _open(village, code=code, key=key)
    assert "Kirim jawaban" in _open(village, code=code, key=key, do="answer", text="Di sisi hilir")
    page = _open(village, code=other, key=other_key)
    assert ANSWER in page and "Sudah beres" in page
    assert "Sudah dicatat" in _open(village, code=other, key=other_key, do="settled")


def _second_trip(centre: Place, village: Place, *, stick: Path, word: Path) -> None:
    """Words follow; then the post is shut out."""
    village.lapor("post", "pack", stick, "--passphrase-file", word)
    centre.lapor("post", "unpack", stick)
    assert _count(centre, "select count(*) from word where by_reporter") == 2
    assert _count(centre, "select count(*) from delivery where way = 'shown'") >= 2
    assert _count(centre, "select count(*) from report") == 5
    assert "Verifikasi" not in centre.lapor("audit", "verify")
    site = centre.lapor("post", "list").split()[0]
    centre.lapor("post", "revoke", site)
    _tell(village, body="Setelah dicabut")
    village.lapor("post", "pack", stick, "--passphrase-file", word)
    assert "dicabut" in centre.lapor("post", "unpack", stick, code=1)
    assert _count(centre, "select count(*) from report") == 5


def _set_up(centre: Place, village: Place, *, stick: Path) -> Path:
    """The regency is set up, enrols the post, and the file goes to the village."""
    stick.mkdir()
    word = stick.parent / "kata-kunci"
    word.write_text(PASSPHRASE)
    centre.lapor("init", "64.08")
    centre.lapor("post", "init", stick / "pos.txt", "--village", VILLAGE, "--name", "Pos Manubar")
    village.lapor("post", "init", stick / "pos.txt", "--passphrase-file", word)
    (stick / "pos.txt").unlink()
    return word


def _tell(village: Place, **changes: str) -> tuple[str, str]:
    """Somebody files on the hotspot page; number and key as the receipt shows them."""
    jar = str(village.folder.parent / "kue")
    page = village.curl("/lapor/", "-c", jar)
    hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|report)"[^>]*value="([^"]+)"', page))
    fields = {
        "report_class": "complaint",
        "privacy": "open",
        "region": VILLAGE,
        "title": "",
        **hidden,
        **changes,
    }
    words = [word for name, value in fields.items() for word in ("-F", f"{name}={value}")]
    receipt = village.curl("/lapor/", "-b", jar, "-c", jar, "-H", f"Origin: http://127.0.0.1:{village.port}", *words)
    code = re.search(r'id="nomor">([^<]+)<', receipt)
    key = re.search(r'id="kunci">([^<]+)<', receipt)
    assert code and key, receipt[:3000]
    return code[1], key[1]


def _open(village: Place, *, code: str, key: str, **more: str) -> str:
    jar = str(village.folder.parent / "kue")
    page = village.curl("/lacak/", "-c", jar)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    fields = {"csrfmiddlewaretoken": token[1], "code": code, "access_key": key, **more}
    words = [word for name, value in fields.items() for word in ("-F", f"{name}={value}")]
    return village.curl("/lacak/", "-b", jar, "-c", jar, "-H", f"Origin: http://127.0.0.1:{village.port}", *words)


def _codes(place: Place) -> set[str]:
    with sqlite3.connect(place.folder / "lapor.sqlite3") as database:
        return {code for (code,) in database.execute("select code from report")}


def _states(place: Place) -> dict[str, tuple[str, str]]:
    """State of each case, and who is waited for, by number."""
    with sqlite3.connect(place.folder / "lapor.sqlite3") as database:
        found = database.execute("select code, state, waiting_for from report")
        return {code: (state, waiting_for) for code, state, waiting_for in found}


def _count(place: Place, query: str) -> int:
    with sqlite3.connect(place.folder / "lapor.sqlite3") as database:
        (found,) = database.execute(query).fetchone()
        return int(found)


def _reveals_nothing(raw: bytes) -> None:
    for planted in PLANTED:
        assert planted.encode() not in raw


def _disk_reveals_nothing(folder: Path) -> None:
    """Every byte under the post's folder, the journal of the database included."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "lapor.sqlite3" for path in files)
    for path in files:
        _reveals_nothing(path.read_bytes())
