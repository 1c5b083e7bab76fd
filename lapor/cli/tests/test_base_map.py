"""Base map and boundaries that an operator loads."""

import json
import os
from argparse import Namespace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from lapor.cli import map as map_command
from lapor.cli import regions as regions_command
from lapor.institutions.boundaries import BadBoundaries, read_outlines
from lapor.institutions.models import Region, RegionBoundary
from lapor.kit.text import fold
from tests.cast import World

SQUARE = [[[117, 0], [118, 0], [118, 1], [117, 1], [117, 0]]]


def geojson(folder: Path, *features: object) -> Path:
    """A file with these features."""
    file = folder / "batas.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    return file


def feature(code: str, *, coordinates: object = SQUARE, kind: str = "Polygon") -> dict[str, object]:
    """One outline."""
    return {"type": "Feature", "properties": {"kode": code}, "geometry": {"type": kind, "coordinates": coordinates}}


def test_it_loads_boundaries_with_their_middle(client: Client, world: World, tmp_path: Path) -> None:
    file = geojson(tmp_path, feature("64.08.04"), feature("99.99"))
    for _ in range(2):
        assert regions_command.run(Namespace(file=file, regions_command="load")) == 0
    region = Region.objects.get(pk="64.08.04")
    assert (region.latitude, region.longitude) == (0.5, 117.5)
    shapes = client.get("/peta/titik.json").json()["shapes"]["features"]
    assert [shape["properties"]["name"] for shape in shapes] == ["Sangatta Utara"]


@pytest.mark.parametrize(
    "wrong",
    [feature("64.08.04", kind="Point"), feature("64.08.04", coordinates=[[[999, 0]] * 4]), {"geometry": None}, 7],
)
def test_it_refuses_what_is_no_outline(tmp_path: Path, wrong: object) -> None:
    with pytest.raises(BadBoundaries):
        list(read_outlines(geojson(tmp_path, wrong)))


@pytest.mark.parametrize("words", ["", "[]", "{}", '{"features": [', '{"features": [{"a": 1}', "\x00"])
def test_it_refuses_what_is_no_geojson(tmp_path: Path, words: str) -> None:
    file = tmp_path / "rusak.geojson"
    file.write_text(words)
    with pytest.raises(BadBoundaries):
        list(read_outlines(file))


def test_it_reads_a_large_file_piece_by_piece(tmp_path: Path) -> None:
    ring = [[117 + step / 1e4, 0.5] for step in range(9000)] + [[117, 0.5]]
    file = geojson(tmp_path, *(feature("64.08.04", coordinates=[ring]) for _ in range(20)))
    assert file.stat().st_size > 2_000_000
    assert sum(1 for _ in read_outlines(file)) == 20


def test_it_loads_a_real_regency(db: None) -> None:
    file = Path(os.environ.get("LAPOR_TEST_DATA", "")) / "kutim_desa.geojson"
    if not file.is_file():
        pytest.skip("LAPOR_TEST_DATA names no folder with kutim_desa.geojson")
    outlines = list(read_outlines(file))
    Region.objects.bulk_create(
        [Region(code=each.code, name=each.code, level="village", folded=fold(each.code)) for each in outlines]
    )
    assert regions_command.run(Namespace(file=file, regions_command="load")) == 0
    assert RegionBoundary.objects.count() == len(outlines) > 130


def test_it_serves_the_base_map_in_parts(client: Client, world: World, tmp_path: Path, settings: Settings) -> None:
    settings.MAPS_DIR = tmp_path / "maps"
    assert client.get("/peta/dasar.pmtiles").status_code == 404
    source = tmp_path / "kutim.pmtiles"
    source.write_bytes(b"PMTiles\x03" + bytes(200))
    assert map_command.run(Namespace(file=source)) == 0
    part = client.get("/peta/dasar.pmtiles", headers={"range": "bytes=0-6"})
    assert part.status_code == 206 and part.getvalue() == b"PMTiles"
    assert part["Content-Range"] == "bytes 0-6/208"
    assert client.get("/peta/dasar.pmtiles", headers={"range": "bytes=900-"}).status_code == 416


@pytest.mark.parametrize("wrong", [b"", b"not a map at all" * 20, b"PMTiles\x02" + bytes(200)])
def test_it_refuses_another_map(tmp_path: Path, settings: Settings, wrong: bytes) -> None:
    settings.MAPS_DIR = tmp_path / "maps"
    source = tmp_path / "salah.pmtiles"
    source.write_bytes(wrong)
    assert map_command.run(Namespace(file=source)) == 2
    assert not (tmp_path / "maps").exists()
