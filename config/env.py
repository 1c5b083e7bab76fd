"""Typed readers of the LAPOR_* variables: the only place that reads the environment."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

BASE_DIR = Path(__file__).resolve().parent.parent


class BadSetting(Exception):
    """A variable holds something that cannot be used; the text says which and what is expected."""


def name_settings() -> None:
    """Tell Django which settings are ours, unless somebody named others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def text(name: str, *, default: str = "") -> str:
    """The variable as text, or what the file named by NAME_FILE holds."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadSetting(f"{name}_FILE: cannot read {file}: {error.strerror}") from error
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable: 1, true, yes, on against 0, false, no, off."""
    raw = os.environ.get(name, "").strip().lower()
    if not raw:
        return default
    if raw in {"1", "true", "yes", "on"}:
        return True
    if raw in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(f"{name}: expected yes or no, got {raw!r}")


def number(name: str, *, default: int) -> int:
    """A whole number."""
    raw = os.environ.get(name, "").strip()
    try:
        return int(raw) if raw else default
    except ValueError as error:
        raise BadSetting(f"{name}: expected a whole number, got {raw!r}") from error


def words(name: str, *, default: str = "") -> tuple[str, ...]:
    """A list: words with blanks or commas between them."""
    return tuple(text(name, default=default).replace(",", " ").split())


def hours(name: str, *, default: str) -> tuple[int, int] | None:
    """Two hours of the day with a dash between them, e.g. `21-7`; None when the variable is `off`."""
    raw = (os.environ.get(name) or default).strip().lower()
    if raw == "off":
        return None
    first, _dash, last = raw.partition("-")
    if not (first.isdecimal() and last.isdecimal() and int(first) < 24 and int(last) < 24 and first != last):
        raise BadSetting(f"{name}: expected two hours such as 21-7, or off, got {raw!r}")
    return int(first), int(last)


def data_dir() -> Path:
    """The folder of everything that the installation stores; made when absent."""
    path = Path(os.environ.get("LAPOR_DATA_DIR") or BASE_DIR / "var").resolve()
    path.mkdir(mode=0o750, parents=True, exist_ok=True)
    return path


def secret_key() -> str:
    """The server secret: from LAPOR_SECRET_KEY(_FILE), else made once and kept in the data folder (mode 0600)."""
    given = text("LAPOR_SECRET_KEY")
    if given:
        return given
    file = data_dir() / "secret-key"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="utf-8").strip()
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(secrets.token_urlsafe(48))
    return file.read_text(encoding="utf-8").strip()


@dataclass(frozen=True, kw_only=True)
class Database:
    """Where the rows are: `sqlite` with a file, or `postgresql` with a server."""

    engine: str
    name: str
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""


def database() -> Database:
    """LAPOR_DATABASE_URL, e.g. `postgresql://user:pw@host/name` or `sqlite:////path/file`; SQLite in the data folder by default."""
    url = text("LAPOR_DATABASE_URL")
    if not url:
        return Database(engine="sqlite", name=str(data_dir() / "lapor.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return Database(engine="sqlite", name=parts.path[1:] or str(data_dir() / "lapor.sqlite3"))
    if parts.scheme in {"postgres", "postgresql"}:
        return Database(
            engine="postgresql",
            name=unquote(parts.path.lstrip("/")),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=unquote(parts.hostname or ""),
            port=str(parts.port or ""),
        )
    raise BadSetting("LAPOR_DATABASE_URL: expected sqlite:////path or postgresql://user:password@host/name")


def for_program(**added: str) -> dict[str, str]:
    """The environment for a program that we start, with what it needs on top."""
    return os.environ | added
