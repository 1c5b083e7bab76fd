"""Run a command against a throw-away PostgreSQL: `python -m tools.postgres COMMAND …`.

The cluster lies in a temporary folder, listens on a free loopback port with a random password, does not sync to disk,
and is gone when the command ends. `LAPOR_DATABASE_URL` is set for the command. As root it runs as the user `postgres`.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Command = list[str | Path]
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}


def main(command: list[str]) -> int:
    """The exit code of the command, or 3 when this machine has no PostgreSQL."""
    programs = server_programs()
    if programs is None:
        print("✗ No PostgreSQL server on this machine. Run: apt-get install postgresql", file=sys.stderr)
        return 3
    with cluster(programs=programs) as url:
        return subprocess.call(command, env=os.environ | {"LAPOR_DATABASE_URL": url})


def server_programs() -> Path | None:
    """The folder that holds `initdb` and `pg_ctl`; Debian keeps them off the path."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


@contextmanager
def cluster(*, programs: Path) -> Iterator[str]:
    """The address of a fresh cluster that stops at the end."""
    folder = Path(tempfile.mkdtemp(prefix="lapor-postgres-"))
    password, port = secrets.token_urlsafe(18), free_port()
    secret = folder / "password"
    secret.write_text(password)
    as_server = owner_prefix(folder)
    settings = {**FAST, "listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": str(folder)}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    initdb: Command = [
        programs / "initdb",
        "-D",
        folder / "data",
        "-U",
        "lapor",
        "-A",
        "scram-sha-256",
        "--pwfile",
        secret,
    ]
    try:
        run_quietly([*as_server, *initdb, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], cwd=folder)
        control: Command = [*as_server, programs / "pg_ctl", "-D", folder / "data", "-w"]
        run_quietly([*control, "-l", folder / "log", "-o", options, "start"], cwd=folder)
        try:
            yield f"postgresql://lapor:{password}@127.0.0.1:{port}/postgres"
        finally:
            run_quietly([*control, "-m", "immediate", "stop"], cwd=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_quietly(command: Command, *, cwd: Path) -> None:
    """Run a step of the cluster; what it prints is dropped, an error is raised."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=cwd)


def owner_prefix(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: then the folder goes to the user `postgres` and so do the programs."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres")
    for path in folder.iterdir():
        shutil.chown(path, "postgres")
    return ["runuser", "-u", "postgres", "--"]


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
