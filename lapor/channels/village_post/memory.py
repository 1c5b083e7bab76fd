"""What the post's web process remembers while it runs: the keys that a passphrase opened. Never on the disk."""

from django.http import HttpRequest

from lapor.exchange.post_keys import Unlocked

_SESSION = "post_operator"
_HELD: list[Unlocked] = []


def hold(unlocked: Unlocked, *, request: HttpRequest) -> None:
    """The operator unlocked the post in this browser."""
    _HELD[:] = [unlocked]
    request.session.cycle_key()
    request.session[_SESSION] = str(unlocked.keys.site)


def held(request: HttpRequest) -> Unlocked | None:
    """The keys, for the operator's browser alone; None when locked, restarted, or somebody else asks."""
    if _HELD and request.session.get(_SESSION) == str(_HELD[0].keys.site):
        return _HELD[0]
    return None


def let_go(request: HttpRequest) -> None:
    """Lock the post again."""
    _HELD.clear()
    request.session.flush()
