"""Where invented reports happen: villages by weight, those without signal over the counter, slots for texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from seed.demo.dice import Dice
from seed.demo.wording import fragments
from seed.regions import RegionRow

COUNTER = "walk_in"
BLANK_SPOT_COUNTER_SHARE = 0.7
BLANK_SPOT_TOPICS = ("telekomunikasi.tanpa_sinyal", "telekomunikasi.menara", "listrik.desa")

_VILLAGE_LEVELS = ("village", "urban_village")


class Places:
    """The villages of one regency and how likely each is."""

    def __init__(
        self, regions: Sequence[RegionRow], *, blank_spots: Collection[str], weights: Mapping[str, int]
    ) -> None:
        self._districts = {row.code: row for row in regions if row.level == "district"}
        self._villages = {row.code: row for row in regions if row.level in _VILLAGE_LEVELS}
        self._silent = sorted(code for code in blank_spots if code in self._villages)
        self._weights = self._village_weights(weights)

    def choose(self, topic: str, *, channel: str, dice: Dice) -> tuple[RegionRow, str]:
        """Give a village and the channel its report comes by: without signal, over the counter."""
        fits = topic in BLANK_SPOT_TOPICS or (channel == COUNTER and dice.happens(BLANK_SPOT_COUNTER_SHARE))
        if self._silent and fits:
            return self._villages[dice.pick(self._silent)], COUNTER
        return self._villages[dice.weighted(self._weights)], channel

    def village(self, code: str) -> RegionRow:
        """Give a village by its code."""
        return self._villages[code]

    def slots(self, village: RegionRow, *, dice: Dice) -> dict[str, str]:
        """Give what fills the slots of a text about this village."""
        pieces = fragments()
        word = "Kelurahan" if village.level == "urban_village" else "Desa"
        return {
            "desa": f"{word} {village.name}",
            "kecamatan": f"Kecamatan {self._districts[village.parent or ''].name}",
            "tempat": dice.pick(pieces["place"]),
            "lama": dice.pick(pieces["duration"]),
            "lama_awal": dice.pick(pieces["recent"]),
            "jumlah": str(dice.whole(3, high=14)),
            "meter": str(10 * dice.whole(2, high=30)),
            "cm": str(5 * dice.whole(2, high=8)),
        }

    def _village_weights(self, weights: Mapping[str, int]) -> dict[str, float]:
        crowd: dict[str, int] = {}
        for row in self._villages.values():
            crowd[row.parent or ""] = crowd.get(row.parent or "", 0) + 1
        loud = [row for code, row in self._villages.items() if code not in self._silent]
        return {
            row.code: weights.get(row.parent or "", 1) / crowd[row.parent or ""]
            for row in loud or self._villages.values()
        }
