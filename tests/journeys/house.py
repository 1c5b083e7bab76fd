"""The house that a journey enters, and the tabs in which its people look at it."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from lapor.cli.worker import drain
from lapor.notifications.quiet import out_of_quiet
from lapor.people.models import Person
from tests.cast import World

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@dataclass(kw_only=True)
class House:
    """A running installation: its address, its people, its outgoing mail, and its worker, who works when told."""

    url: str
    world: World
    outbox: list[EmailMessage]
    _minutes: int = 0

    def work(self) -> None:
        """The worker does all that is due; two minutes go by for it each time, so that every schedule comes round."""
        self._minutes += 2
        drain(at=timezone.now() + timedelta(minutes=self._minutes))

    def wait_for_morning(self) -> None:
        """Let the night go by, when it is one here: in quiet hours nobody is sent news that they did not ask for just now."""
        now = timezone.now() + timedelta(minutes=self._minutes)
        self._minutes += int((out_of_quiet(now, zone="Asia/Makassar") - now).total_seconds() // 60) + 1

    def mail_to(self, address: str) -> list[str]:
        """Subject and text of each mail to an address, oldest first."""
        return [f"{mail.subject}\n{mail.body}" for mail in self.outbox if address in mail.to]

    def session_of(self, who: str) -> str:
        """The session cookie of an officer who has signed in."""
        client = Client()
        client.force_login(Person.objects.get(pk=self.world.people[who]))
        return client.cookies[settings.SESSION_COOKIE_NAME].value


@dataclass(kw_only=True)
class Tabs:
    """Opens tabs, each on a device of its own, and notes what went wrong on any of them."""

    house: House
    browser: Browser
    faults: list[str] = field(default_factory=list)
    _devices: list[BrowserContext] = field(default_factory=list)

    def phone(self, *, javascript: bool = True) -> Page:
        """A phone of 360 pixels."""
        return self._device(PHONE, javascript=javascript)

    def desk(self, *, who: str = "", javascript: bool = True) -> Page:
        """A wide screen, signed in when it is an officer's."""
        return self._device(DESK, who=who, javascript=javascript)

    def officers_phone(self, who: str, *, javascript: bool = True) -> Page:
        """The phone of an officer who has signed in."""
        return self._device(PHONE, who=who, javascript=javascript)

    def sign_in(self, page: Page, *, who: str) -> None:
        """Give the device the session of an officer who has signed in."""
        session = self.house.session_of(who)
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.house.url}])

    def close(self) -> None:
        """Close every device."""
        for device in self._devices:
            device.close()

    def _device(self, size: dict[str, int], *, who: str = "", javascript: bool = True) -> Page:
        device = self.browser.new_context(
            base_url=self.house.url,
            viewport={"width": size["width"], "height": size["height"]},
            java_script_enabled=javascript,
            locale="id-ID",
            timezone_id="Asia/Makassar",
        )
        device.set_default_timeout(10_000)
        self._devices.append(device)
        device.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        device.on("response", self._note_failure)
        device.on("request", self._note_stranger)
        page = device.new_page()
        if who:
            self.sign_in(page, who=who)
        return page

    def _note_failure(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status} on {response.request.method} {response.url}")

    def _note_stranger(self, request: Request) -> None:
        if not request.url.startswith((self.house.url, "data:", "blob:", "about:")):
            self.faults.append(f"asks another host: {request.url}")
