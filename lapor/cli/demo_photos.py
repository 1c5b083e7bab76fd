"""Drawn scenes in place of photographs, marked as examples, staged before the stories are played."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from PIL import Image, ImageDraw, ImageFont

from lapor.attachments.services import stage_file
from seed.demo.dice import Dice
from seed.demo.stories import Story

WIDTH, HEIGHT = 960, 640
SHEET = (720, 480)
LABEL = "CONTOH – gambar rekaan"
BEFORE, AFTER = "before", "after"
_SHOWN_TOPICS = ("jalan", "drainase", "sampah", "kebersihan", "lingkungan", "air", "listrik", "penerangan", "bencana")
_LIMIT = 26


def stage_photos(stories: Sequence[Story], *, at: datetime) -> dict[tuple[int, str], UUID]:
    """Draw and stage a picture for some reports and for some answers; gives the file by story and use."""
    found: dict[tuple[int, str], UUID] = {}
    for story in _shown(stories):
        for use in (BEFORE, AFTER) if story.office.done else (BEFORE,):
            content = io.BytesIO(road_scene(story.number, repaired=use == AFTER))
            draft, added_by = f"demo-{story.number}-{use}", "reporter" if use == BEFORE else "office"
            file = stage_file(content, name=f"foto-{use}.png", draft=draft, at=at, added_by=added_by)
            found[(story.number, use)] = file.id
    return found


def road_scene(number: int, *, repaired: bool) -> bytes:
    """A road under a sky, with holes or mended, as PNG."""
    dice = Dice(f"scene/{number}")
    image = Image.new("RGB", (WIDTH, HEIGHT), (176 + dice.whole(0, high=40), 206, 228))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, HEIGHT // 2, WIDTH, HEIGHT), fill=(96, 130 + dice.whole(0, high=30), 84))
    for _ in range(dice.whole(2, high=5)):
        left = dice.whole(0, high=WIDTH - 140)
        draw.rectangle(
            (left, HEIGHT // 2 - 110, left + 110, HEIGHT // 2), fill=(170, 140 - dice.whole(0, high=40), 110)
        )
        roof = ((left - 14, HEIGHT // 2 - 110), (left + 55, HEIGHT // 2 - 165), (left + 124, HEIGHT // 2 - 110))
        draw.polygon(roof, fill=(128, 72, 60))
    road = ((WIDTH * 0.42, HEIGHT // 2), (WIDTH * 0.58, HEIGHT // 2), (WIDTH * 0.95, HEIGHT), (WIDTH * 0.05, HEIGHT))
    draw.polygon(road, fill=(92, 92, 96))
    for _ in range(dice.whole(3, high=8)):
        middle, top = dice.whole(300, high=660), dice.whole(HEIGHT // 2 + 60, high=HEIGHT - 90)
        hole = (middle - 50, top, middle + 50, top + 26)
        draw.ellipse(hole, fill=(70, 70, 72) if repaired else (58, 48, 40))
    draw.text((24, 20), LABEL, fill=(30, 40, 50), font=ImageFont.load_default(size=30))
    content = io.BytesIO()
    image.save(content, format="PNG", optimize=False)
    return content.getvalue()


def sheet_of_paper(name: str) -> io.BytesIO:
    """A drawn sheet of paper with lines, a scribble and the name, as PNG."""
    image = Image.new("RGB", SHEET, (226, 222, 212))
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 30, SHEET[0] - 60, SHEET[1] - 30), fill=(252, 251, 246))
    for top in range(90, 260, 26):
        draw.line((100, top, SHEET[0] - 100, top), fill=(150, 150, 150), width=3)
    scribble = [(380 + 9 * step, 330 + (-1) ** step * (8 + 5 * ((step * len(name)) % 5))) for step in range(22)]
    draw.line(scribble, fill=(20, 40, 120), width=4, joint="curve")
    draw.text((380, 380), name, fill=(40, 40, 40), font=ImageFont.load_default(size=22))
    draw.text((80, 44), LABEL, fill=(150, 30, 30), font=ImageFont.load_default(size=26))
    content = io.BytesIO()
    image.save(content, format="PNG")
    content.seek(0)
    return content


def _shown(stories: Sequence[Story]) -> Iterable[Story]:
    fitting = [
        story
        for story in stories
        if story.topic.split(".")[0] in _SHOWN_TOPICS and story.channel == "web_form" and not story.archive_reason
    ]
    every = max(1, len(fitting) // _LIMIT)
    return fitting[::-every][:_LIMIT]
