"""Walking through the form as a browser without JavaScript does: what a page shows open is sent back."""

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client

ADDRESS = "/lapor/"
WHAT = {"report_class": "complaint", "title": "Jalan berlubang", "body": "Jalan di depan pasar berlubang besar."}
WHERE = {"region_text": "Manubar", "address": "Depan pasar", "occurred_on": "2026-02-01"}
WHOM = {"institution": "", "topic": "jalan.berlubang"}
WHO = {"privacy": "open", "name": "Wati Contoh", "phone": "0812-3456-7890", "email": ""}


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.area = ""
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        name, kind = held.get("name") or "", held.get("type") or "text"
        if tag == "input" and name and kind not in {"file", "submit"}:
            if kind not in {"radio", "checkbox"} or "checked" in held:
                self.found.setdefault(name, []).append(held.get("value") or "on" * (kind == "checkbox"))
        elif tag == "textarea":
            self.area = name
            self.found[name] = [""]
        elif tag == "select":
            self.select = name
            self.found[name] = [""]
        elif tag == "option" and "selected" in held:
            self.found[self.select] = [held.get("value") or ""]

    def handle_data(self, data: str) -> None:
        if self.area:
            self.found[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.found[self.area][0] = self.found[self.area][0].removeprefix("\n")
            self.area = ""


def page_fields(response: Any) -> dict[str, Any]:
    """What the page's form would send now."""
    parser = _Fields()
    parser.feed(response.content.decode())
    return {name: values if name == "attachments" else values[-1] for name, values in parser.found.items()}


def start(client: Client, *, query: str = "") -> Any:
    """The first page."""
    return client.get(ADDRESS + query)


def send(client: Client, page: Any, *, go: str = "next", **changes: Any) -> Any:
    """Fill in the page and press a button."""
    return client.post(ADDRESS, {**page_fields(page), "go": go, **changes})


def walk_to(client: Client, step: str, **changes: Any) -> Any:
    """The page of a step after Wati filled in those before it; changes go to the step that has such a field."""
    page = start(client)
    for code, answers in (("what", WHAT), ("where", WHERE), ("whom", WHOM), ("who", WHO)):
        if code == step:
            return page
        page = send(client, page, **{**answers, **{key: value for key, value in changes.items() if key in answers}})
    return page


def file_all(client: Client, **changes: Any) -> Any:
    """The answer to the last button."""
    return send(client, walk_to(client, "check", **changes), go="send")


def step_shown(response: Any) -> str:
    """The code of the step that a page shows."""
    found = re.search(r'name="step" value="(\w+)"', response.content.decode())
    return found.group(1) if found else ""
