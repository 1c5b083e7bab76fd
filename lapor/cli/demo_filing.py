"""What an invented reporter sends."""

from lapor.cli.demo_stage import Stage
from lapor.intake.message import FilingMessage
from seed.demo.dice import Dice
from seed.demo.stories import Story

_FIRST = ("Wati", "Rudi", "Fitri", "Agus", "Yanti", "Hendra", "Lilis", "Darma", "Nurul", "Eko", "Maya", "Anwar")
_LAST = ("Contoh", "Rekaan", "Misal", "Andaikan")
_PIN_SHARE, _PIN_SPREAD, _PUBLIC_PIN_SHARE = 0.45, 30, 0.6


def message_of(story: Story, *, stage: Stage) -> FilingMessage:
    """The filing of a story; name and address are invented, and left out where the reporter stays anonymous."""
    dice = Dice(f"reporter/{story.number}")
    anonymous = story.privacy.startswith("anonymous")
    has_mail = not anonymous or dice.happens(0.4)
    name = f"{dice.pick(_FIRST)} {dice.pick(_LAST)}"
    latitude, longitude = _pin(story, stage=stage, dice=dice)
    photo = stage.photos.get((story.number, "before"))
    return FilingMessage(
        channel=story.channel,
        message_id=f"demo-{story.number}",
        report_class=story.report_class,
        title=story.title,
        body=story.body,
        privacy=story.privacy,
        occurred_on=story.occurred_on,
        region=story.region_code,
        topic=story.topic if dice.happens(0.6) else "",
        institution=None,
        about_official=story.about_official,
        files=(photo,) if photo else (),
        latitude=latitude,
        longitude=longitude,
        pin_is_public=latitude is not None and dice.happens(_PUBLIC_PIN_SHARE),
        name="" if anonymous else name,
        email=f"pelapor{story.number}@contoh.example" if has_mail else "",
    )


def _pin(story: Story, *, stage: Stage, dice: Dice) -> tuple[float | None, float | None]:
    """A point near the middle of the district, for some."""
    middle = stage.positions.get(story.region_code[:8])
    if middle is None or story.about_official or not dice.happens(_PIN_SHARE):
        return None, None
    north, east = (dice.whole(-_PIN_SPREAD, high=_PIN_SPREAD) / 1000 for _ in range(2))
    return round(middle[0] + north, 5), round(middle[1] + east, 5)
