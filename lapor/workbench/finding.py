"""Words typed into the officers' search: a tracking code leads straight to its case."""

from lapor.kit.codes import BadCode, parse_tracking_code


def code_in(text: str) -> str:
    """The tracking code that was typed, bare; empty when it is none."""
    try:
        return parse_tracking_code(text)
    except BadCode:
        return ""
