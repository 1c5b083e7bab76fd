"""What every page knows about the installation that shows it. Costs no statement: the installation is remembered."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries
from lapor.ui.colours import DEFAULT_ACCENT

MENU: tuple[tuple[str, Promise, str], ...] = (
    ("/lapor/", _("Buat laporan"), "report"),
    ("/lacak/", _("Lacak laporan"), "search"),
    ("/laporan/", _("Laporan warga"), "list"),
    ("/peta/", _("Peta"), "pin"),
    ("/statistik/", _("Statistik"), "chart"),
    ("/renaksi/", _("Rencana aksi"), "calendar"),
)

POST_MENU: tuple[tuple[str, Promise, str], ...] = (
    ("/lapor/", _("Buat laporan"), "report"),
    ("/lacak/", _("Lacak laporan"), "search"),
)


@dataclass(frozen=True, kw_only=True)
class MenuItem:
    """One way through the site; `is_current` when this page lies in it."""

    url: str
    label: Promise
    icon: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Page:
    """The frame of a page. `accent` is empty for the product's own colour, else six hexadecimal digits without `#`."""

    installation_name: str
    short_name: str
    emblem_url: str
    accent: str
    base_url: str
    path: str
    language: str
    other_language: str
    is_demo: bool
    is_post: bool = False
    nav: tuple[MenuItem, ...] = field(default_factory=tuple)


def page(request: HttpRequest) -> dict[str, Page]:
    """The context processor: `page` in every template."""
    return {"page": frame_of(request)}


def frame_of(request: HttpRequest) -> Page:
    """The frame of the page that answers this request."""
    here = queries.installation()
    language = get_language() or "id"
    accent = here.accent.lower()
    return Page(
        installation_name=here.name,
        short_name=here.short_name,
        emblem_url=here.emblem,
        accent="" if accent == DEFAULT_ACCENT else accent.removeprefix("#"),
        base_url=settings.BASE_URL,
        path=request.path,
        language=language,
        other_language="id" if language == "en" else "en",
        is_demo=settings.DEMO,
        is_post=settings.IS_POST,
        nav=tuple(
            MenuItem(url=url, label=label, icon=icon, is_current=request.path.startswith(url))
            for url, label, icon in (POST_MENU if settings.IS_POST else MENU)
        ),
    )
