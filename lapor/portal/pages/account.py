"""A citizen's own account: the reports on its ring, opened for this browser alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from lapor.institutions import queries as institutions
from lapor.intake.accounts import SignedIn
from lapor.kit.codes import format_code, hash_access_key
from lapor.kit.phones import mask_contact
from lapor.portal.pages.now import zone_of
from lapor.portal.pages.parts import follow_url
from lapor.reports import queries
from lapor.reports.models import Report
from lapor.vault import account as vault
from lapor.vault.account import OwnPasskey


@dataclass(frozen=True, kw_only=True)
class OwnRow:
    """One report of the account."""

    code: str
    title: str
    state: str
    waiting_for: str
    is_confirmed: bool
    filed: datetime
    zone: str
    url: str


@dataclass(frozen=True, kw_only=True)
class AccountPage:
    """The account: its contact, masked, its reports, and in how many other browsers it is signed in."""

    contact: str
    is_open: bool
    rows: tuple[OwnRow, ...]
    others: tuple[datetime, ...]
    passkeys: tuple[OwnPasskey, ...]
    zone: str


def account_page(here: SignedIn) -> AccountPage:
    """The page. 4 statements; none while the ring is not open yet."""
    zone, at = institutions.installation().zone, timezone.now()
    if not here.account.is_open:
        return AccountPage(contact="", is_open=False, rows=(), others=(), passkeys=(), zone=zone)
    contact = vault.contact_in(here.token, private=here.private, at=at)
    others = vault.other_sessions(here.account.id, session=here.account.session, at=at)
    return AccountPage(
        contact=mask_contact(contact.email or contact.phone) if contact else "",
        is_open=True,
        rows=tuple(_row(each) for each in _reports(here)),
        others=tuple(others),
        passkeys=tuple(vault.passkeys_of(here.account.id)),
        zone=zone,
    )


def everything_in(here: SignedIn) -> dict[str, Any]:
    """All that the account holds, in clear, to be taken along; what each report holds is on its own page. 2 statements."""
    contact = vault.contact_in(here.token, private=here.private, at=timezone.now())
    return {
        "format": "lapor-own-account-1",
        "contact": {"email": contact.email, "phone": contact.phone} if contact else None,
        "reports": [{"code": format_code(code), "access_key": key} for code, key in here.account.keys.items()],
    }


def _reports(here: SignedIn) -> list[Report]:
    hashes = {code: hash_access_key(key) for code, key in here.account.keys.items()}
    return queries.reports_by_keys(hashes) if hashes else []


def _row(report: Report) -> OwnRow:
    return OwnRow(
        code=report.code,
        title=report.title,
        state=report.state,
        waiting_for=report.waiting_for,
        is_confirmed=report.state == Report.State.CLOSED and report.closed_by == "reporter",
        filed=report.filed_at,
        zone=zone_of(report),
        url=follow_url(report.code),
    )
