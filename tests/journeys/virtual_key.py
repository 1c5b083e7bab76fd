"""A passkey without a finger: Chromium's own virtual authenticator, over its debugging protocol."""

from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page

LIKE_A_PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass(frozen=True, kw_only=True)
class VirtualKey:
    """The authenticator of one tab."""

    session: CDPSession
    id: str

    def recognise(self, *, person: bool) -> None:
        """Whether finger or face fit from now on."""
        self.session.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": person})

    def held(self) -> int:
        """How many passkeys it keeps."""
        found = self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.id})
        return len(found["credentials"])


def give_key(page: Page) -> VirtualKey:
    """Give this tab a telephone's authenticator that recognises its person."""
    page.set_default_timeout(60_000)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": LIKE_A_PHONE})
    return VirtualKey(session=session, id=made["authenticatorId"])
