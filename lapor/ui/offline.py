"""What makes the site one that works without a network: the worker's script, the manifest, the page for when there is nothing, the session.

The worker keeps only what is the same for everybody: files of ours and a few pages, asked for without cookies.
"""

import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from lapor.institutions import queries as institutions
from lapor.kit.hashing import sha256_hex
from lapor.people.entry import PUBLIC, open_to

# Pages that are the same for everybody and useful without a network.
PAGES = ("/luring/", "/lapor/ponsel/", "/bantuan/", "/kerja/periksa/luring/", "/kerja/renaksi/sosialisasi/luring/")
_OFFLINE = (
    "along",
    "box",
    "codes",
    "items",
    "later",
    "paper",
    "refresh",
    "seal",
    "send",
    "session",
    "shrink",
    "start",
    "store",
    "taken",
    "tus",
)
FILES = (
    "ui/theme.js",
    "ui/comfort.js",
    "ui/regions.js",
    "ui/mark.svg",
    "ui/favicon.svg",
    *(f"ui/offline/{name}.js" for name in _OFFLINE),
    "web_form/phone.js",
    "web_form/phone_form.js",
    "web_form/phone_list.js",
    "web_form/phone_paper.js",
    "web_form/phone_sms.js",
    "workbench/looks_along.js",
    "workbench/outreach_along.js",
    "vendor/idb.js",
    "vendor/tus.js",
    "vendor/lapor.css",
    "vendor/icons.svg",
    "vendor/jakarta.woff2",
)
ICON_SIZES = (192, 512)


@open_to(PUBLIC)
@cache_control(no_cache=True)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the whole site. Its text changes with every file that it keeps, so browsers notice a new version."""
    addresses = [static(name) for name in FILES]
    accent = _accent_style()
    known = {"version": _version(), "files": [*addresses, *([accent] if accent else [])], "pages": list(PAGES)}
    script = f'import {{ start }} from "{static("ui/offline/worker.js")}";\nstart({json.dumps(known)});\n'
    answer = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    answer["Service-Worker-Allowed"] = "/"
    return answer


@open_to(PUBLIC)
@cache_control(public=True, max_age=3600)
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """How the installed site is called and looks."""
    here = institutions.installation()
    icons = [
        {
            "src": static(f"vendor/icon-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "any maskable",
        }
        for size in ICON_SIZES
    ]
    told = {
        "id": "/",
        "name": f"Lapor {here.name}",
        "short_name": "Lapor",
        "lang": "id",
        "start_url": "/lapor/ponsel/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf8f4",
        "theme_color": "#0f5c5c",
        "icons": icons,
        "shortcuts": [{"name": _("Lacak laporan"), "url": "/lacak/"}],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@open_to(PUBLIC)
@cache_control(no_cache=True)
@require_safe
def nothing_there(request: HttpRequest) -> HttpResponse:
    """The page for an address that needs a network, while there is none."""
    return render(request, "ui/offline.html", {"is_kept": True})


@open_to(PUBLIC)
@never_cache
@require_safe
def session(request: HttpRequest) -> JsonResponse:
    """For forms that were kept and are sent later: a fresh token, and a mark of the account that is signed in (empty for nobody)."""
    return JsonResponse({"token": get_token(request), "account": account_mark(request)})


def account_mark(request: HttpRequest) -> str:
    """The mark of the account that is signed in, for `data-later-account`; empty for nobody."""
    user = request.user
    return salted_hmac("lapor.ui.kept_forms", str(user.pk)).hexdigest() if user.is_authenticated else ""


def _accent_style() -> str:
    accent = institutions.installation().accent.lower().removeprefix("#")
    return f"/warna/{accent}.css" if accent else ""


def _version() -> str:
    """A digest of everything that is kept. Computed anew with each request only while developing."""
    if settings.DEBUG:
        _digest.cache_clear()
    return _digest((*FILES, "ui/offline/worker.js"))


@lru_cache(maxsize=1)
def _digest(names: tuple[str, ...]) -> str:
    parts: list[str] = []
    for name in names:
        found = finders.find(name)
        content = Path(found).read_bytes() if isinstance(found, str) else b""
        parts.append(f"{static(name)} {sha256_hex(content)}")
    return sha256_hex("\n".join(parts).encode())[:16]
