"""How real reports spread, as shares: the figures behind the demo's stories and the benchmark's texts."""

from __future__ import annotations

import json
from dataclasses import dataclass

from seed.tables import SEED_FOLDER


@dataclass(frozen=True, slots=True)
class Spread:
    """Shares by code; `weekday` from Monday, `hour_utc` from 0 to 23 in UTC."""

    report_class: dict[str, float]
    oversight_share: float
    privacy: dict[str, float]
    channel: dict[str, float]
    outcome: dict[str, float]
    weekday: tuple[float, ...]
    hour_utc: tuple[float, ...]


def spread() -> Spread:
    """Read the shares."""
    figures = json.loads((SEED_FOLDER / "demo" / "spread.json").read_text(encoding="utf-8"))
    return Spread(
        report_class=figures["report_class"],
        oversight_share=figures["oversight_share"],
        privacy=figures["privacy"],
        channel=figures["channel"],
        outcome=figures["outcome"],
        weekday=tuple(figures["weekday"]),
        hour_utc=tuple(figures["hour_utc"]),
    )
