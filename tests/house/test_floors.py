"""A package imports only from floors beneath it; the vault has eight doors; the kit is pure."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.source import ROOT, floors

EXCEPTIONS: dict[str, str] = {}
STUBS = [
    "lapor.reports.workflow",
    "lapor.reports.clocks",
    *(
        f"lapor.exchange.{each}"
        for each in ("facts", "squeeze", "frames", "items", "stores", "post_side", "centre_side")
    ),
    "lapor.vault.seal",
    "lapor.vault.models",
    "lapor.channels.sms",
    "lapor.channels.email",
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """The import linter's word on the house in that folder."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def stub_house(folder: Path, *, module: str = "lapor.kit.bad", imports: str = "json") -> Path:
    """A house of empty rooms, with one import put into one of them."""
    shutil.copy(ROOT / ".importlinter", folder)
    shutil.copytree(ROOT / "tools", folder / "tools")
    for package in ["config", "lapor", *floors(), *STUBS]:
        path = folder / package.replace(".", "/")
        path.mkdir(parents=True, exist_ok=True)
        (path / "__init__.py").touch()
    target = folder / f"{module.replace('.', '/')}.py"
    target.write_text(f"import {imports}\n")
    return folder


def test_it_keeps_every_contract() -> None:
    verdict = lint(ROOT)
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


def test_it_has_no_ignored_import() -> None:
    assert "ignore_imports" not in (ROOT / ".importlinter").read_text()


def test_it_accepts_a_clean_house(tmp_path: Path) -> None:
    verdict = lint(stub_house(tmp_path))
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


def test_it_bites_an_import_upwards(tmp_path: Path) -> None:
    assert lint(stub_house(tmp_path, module="lapor.audit.bad", imports="lapor.reports")).returncode == 1


def test_it_bites_a_neighbour(tmp_path: Path) -> None:
    assert lint(stub_house(tmp_path, module="lapor.portal.bad", imports="lapor.workbench")).returncode == 1


def test_it_bites_a_channel_that_knows_another(tmp_path: Path) -> None:
    assert lint(stub_house(tmp_path, module="lapor.channels.sms.bad", imports="lapor.channels.email")).returncode == 1


def test_it_bites_a_kit_with_django(tmp_path: Path) -> None:
    assert lint(stub_house(tmp_path, module="lapor.kit.bad", imports="django.db")).returncode == 1


def test_it_bites_clocks_with_models(tmp_path: Path) -> None:
    assert lint(stub_house(tmp_path, module="lapor.reports.clocks.bad", imports="django.db.models")).returncode == 1


def test_it_bites_whoever_takes_the_wrong_vault_door(tmp_path: Path) -> None:
    assert lint(stub_house(tmp_path, module="lapor.portal.bad", imports="lapor.vault.seal")).returncode == 1


def test_it_bites_whoever_climbs_the_vault_wall(tmp_path: Path) -> None:
    assert lint(stub_house(tmp_path, module="lapor.intake.bad", imports="lapor.vault.models")).returncode == 1
