"""Template tags of the shared look: `{% load ui %}`. The list with examples is docs/packages/ui.md."""

from collections.abc import Callable, Sequence

from django import template
from django.forms import BaseForm, BoundField
from django.template.defaultfilters import linebreaks_filter
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lapor.kit.codes import format_code
from lapor.kit.rude import is_rude
from lapor.ui import chips, dates
from lapor.ui.icons import ICONS
from lapor.ui.shapes import FileItem, Pair, Step, TimelineEntry

register = template.Library()
Context = dict[str, object]


def _with_zone(show: Callable[..., str]) -> Callable[[dates.Moment, str], str]:
    return lambda moment, zone: show(moment, zone=zone)


register.filter("tanggal", _with_zone(dates.long_day))
register.filter("tanggal_pendek", _with_zone(dates.short_day))
register.filter("waktu", _with_zone(dates.hour))
register.filter("kasar", is_rude)


@register.filter
def kode(code: str) -> str:
    """A tracking code as people read it, 4-4-4."""
    return format_code(code)


@register.filter
def lipat(text: str) -> SafeString:
    """What a person wrote, in paragraphs; lines of a quoted mail beneath it (they begin with `>`) are folded, not hidden."""
    lines = text.splitlines()
    count = next((place for place, line in enumerate(reversed(lines)) if not line.startswith(">")), len(lines))
    own, quoted = "\n".join(lines[: len(lines) - count]).strip(), "\n".join(lines[len(lines) - count :])
    if not count or not own:
        return linebreaks_filter(text)
    return format_html(
        '{}<details class="quoted"><summary>{}</summary>{}</details>',
        linebreaks_filter(own),
        _("Kutipan surat sebelumnya"),
        linebreaks_filter(quoted),
    )


@register.filter
def besar(size: int) -> str:
    """The size of a file: "340 KB", "2,4 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{number_format(round(size / 1_000_000, 1), decimal_pos=1)} MB"


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon, always beside a word and silent for screen readers. Raises KeyError for an unknown name."""
    if name not in ICONS:
        raise KeyError(f"no icon {name!r}: add it to lapor/ui/icons.py")
    return format_html(
        '<svg class="icon" width="20" height="20" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("vendor/icons.svg"),
        name,
    )


@register.simple_tag
def moment(at: dates.Moment, *, zone: str) -> SafeString:
    """A time element: day and, for a moment, the hour with its zone."""
    hour = dates.hour(at, zone=zone)
    words = dates.long_day(at, zone=zone) + (f", {hour}" if hour else "")
    return format_html('<time datetime="{}">{}</time>', dates.machine(at, zone=zone), words)


@register.simple_tag
def day(at: dates.Moment, *, zone: str) -> SafeString:
    """A time element with the day alone."""
    here = dates.localised(at, zone=zone)
    return format_html(
        '<time datetime="{}">{}</time>', here.strftime("%Y-%m-%d") if here else "", dates.long_day(at, zone=zone)
    )


@register.inclusion_tag("ui/parts/chip.html")
def state_chip(state: str, *, waiting_for: str = "", is_confirmed: bool = False) -> Context:
    """The state of a report; green only with `is_confirmed=True` (the reporter said so)."""
    return {"chip": chips.state_chip(state, waiting_for=waiting_for, is_confirmed=is_confirmed)}


@register.inclusion_tag("ui/parts/chip.html")
def plan_chip(status: str) -> Context:
    """How something of an action plan stands."""
    return {"chip": chips.plan_chip(status)}


@register.inclusion_tag("ui/parts/chip.html")
def due_chip(days: int | None, *, soon: int = chips.SOON_WORKING_DAYS) -> Context:
    """The working days that are left; None says that the clock stands still."""
    return {"chip": chips.due_chip(days, soon=soon)}


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, *, hint: str = "", part: str = "") -> Context:
    """One field of a form: label, hint, error, control, wired for screen readers. `part`: a class for its width."""
    bound.help_text = hint or bound.help_text
    return {"field": bound, "part": part, "kind": bound.field.widget.__class__.__name__.lower()}


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(*forms: BaseForm) -> Context:
    """What has to be put right, each linked to its field. Shows nothing when nothing is wrong."""
    fields = [bound for form in forms for bound in form if bound.errors]
    general = [error for form in forms for error in form.non_field_errors()]
    return {"fields": fields, "general": general}


@register.inclusion_tag("ui/parts/region_picker.html")
def region_picker(text: BoundField, *, code: BoundField, within: str = "") -> Context:
    """A place by typing: `text` is what a person types, `code` the region's code (a select without JavaScript)."""
    return {"text": text, "code": code, "within": within}


@register.inclusion_tag("ui/parts/notice.html")
def notice(text: object, *, kind: str = "info", title: object = "") -> Context:
    """A notice in a frame. `kind`: info, soon, danger, confirmed."""
    icons = {"info": "info", "soon": "clock", "danger": "alert", "confirmed": "done"}
    return {"text": text, "title": title, "kind": kind, "icon": icons[kind]}


@register.inclusion_tag("ui/parts/empty.html")
def empty_state(title: object, *, text: object = "", url: str = "", label: object = "") -> Context:
    """A place with nothing in it: what is missing and what to do."""
    return {"title": title, "text": text, "url": url, "label": label}


@register.inclusion_tag("ui/parts/steps.html")
def steps(line: Sequence[Step]) -> Context:
    """A progress line; says "Langkah 2 dari 5" in words too."""
    number = next((place for place, step in enumerate(line, start=1) if step.state == "current"), len(line))
    return {"steps": line, "number": number, "count": len(line)}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(entries: Sequence[TimelineEntry], *, zone: str) -> Context:
    """What happened, newest first as given."""
    return {"entries": entries, "zone": zone}


@register.inclusion_tag("ui/parts/pairs.html")
def pairs(items: Sequence[Pair]) -> Context:
    """A list of keys and values."""
    return {"pairs": items}


@register.inclusion_tag("ui/parts/files.html")
def file_list(files: Sequence[FileItem]) -> Context:
    """Files with name, size and preview."""
    return {"files": files}


@register.inclusion_tag("ui/parts/pager.html")
def pager(*, newer: str = "", older: str = "") -> Context:
    """Ways to newer and older rows; an empty address leaves its button out."""
    return {"newer": newer, "older": older}


@register.inclusion_tag("ui/parts/dialog.html")
def confirm_dialog(
    name: str, *, title: object, text: object = "", action: object = "", is_danger: bool = False
) -> Context:
    """The dialog that a form with `data-confirm="name"` opens. Without JavaScript the view shows ui/confirm.html."""
    return {"name": name, "title": title, "text": text, "action": action or _("Ya, lanjutkan"), "is_danger": is_danger}


@register.inclusion_tag("ui/parts/upload.html")
def upload(
    *,
    url: str,
    name: str,
    label: object,
    tokens: Sequence[FileItem] = (),
    most: int = 10,
    accept: str = "",
    hint: object = "",
    needed: str = "",
) -> Context:
    """Files with progress; `needed` (any word) leaves out that none may be given.

    `url` takes one `file` and answers `{token, name, size}`; `name` carries the tokens."""
    shown = {"url": url, "name": name, "label": label, "staged": tokens, "most": most, "accept": accept}
    return {**shown, "hint": hint, "needed": needed}


@register.inclusion_tag("ui/parts/map.html")
def map_view(*, source: str, label: object, tiles: str = "") -> Context:
    """A map of the points and shapes in the JSON script tag with the id `source`; `tiles`: an operator's PMTiles."""
    return {"source": source, "label": label, "tiles": tiles}


@register.inclusion_tag("ui/parts/pin.html")
def pin_picker(latitude: BoundField, *, longitude: BoundField, tiles: str = "", source: str = "") -> Context:
    """A map to set a pin on, with "posisi saya"; without JavaScript nothing is asked."""
    return {"latitude": latitude, "longitude": longitude, "tiles": tiles, "source": source}
