"""A centre and a post that share a database but no tables: what goes between them goes in bundles."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytest_django import Settings

from lapor.audit.services import act_on_batch
from lapor.channels.village_post.inbound import give_effect
from lapor.exchange.centre_side import Received
from lapor.exchange.enrolment_file import read_enrolment
from lapor.exchange.follow import follower
from lapor.exchange.post_keys import Unlocked, make_post_keys, unlock
from lapor.exchange.services import give_effects, make_enrolment, make_return, receive_from_posts
from lapor.exchange.services.own import PostReceipt, Telling, file_at_post, pack_at_post, take_at_post
from lapor.kit.actors import SYSTEM
from tests.cast import NOW, World

PASSPHRASE = "perahu biru di muara"
VILLAGE = "64.08.11.2002"
STORY = "Dermaga kayu lapuk dan berbahaya bagi anak sekolah."


@dataclass(kw_only=True)
class Post:
    """A post whose operator has given the passphrase, and its centre."""

    world: World
    unlocked: Unlocked

    @property
    def site(self) -> UUID:
        return self.unlocked.keys.site

    def file(self, *, at: datetime = NOW, **changes: Any) -> PostReceipt:
        values: dict[str, Any] = {
            "report_class": "complaint",
            "privacy": "open",
            "body": STORY,
            "title": "Dermaga lapuk",
            "region": VILLAGE,
            "name": "Wati Contoh",
            "phone": "081200000001",
            "is_typed_by_operator": True,
        }
        return file_at_post(Telling(**(values | changes)), at=at)

    def bring(self, *, at: datetime = NOW + timedelta(days=5)) -> Received:
        """A bundle goes to the centre, and facts have their effect."""
        received = receive_from_posts(pack_at_post(self.unlocked, at=at), at=at)
        give_effects(self.site, effect=give_effect, at=at)
        return received

    def fetch(self, *, at: datetime = NOW + timedelta(days=6)) -> None:
        """The answer comes back."""
        while act_on_batch(follower(), at=at):
            pass
        take_at_post(make_return(self.site, at=at), unlocked=self.unlocked)


@pytest.fixture
def post(world: World, tmp_path: Path, settings: Settings) -> Iterator[Post]:
    """A village post, set up from an enrolment file."""
    yield set_up_post(world, folder=tmp_path, settings=settings)


def set_up_post(world: World, *, folder: Path, settings: Any) -> Post:
    """From now on this process is a post too: its keys lie in the folder, beside those of its centre."""
    file = make_enrolment([VILLAGE], name="Pos Manubar", tenant=world.tenant, by=SYSTEM, at=NOW - timedelta(days=30))
    centre_keys = settings.KEYS_DIR
    settings.KEYS_DIR = folder
    for name in ("public", "private", "site", "blind-index.key"):
        (folder / name).symlink_to(Path(centre_keys) / name)
    make_post_keys(read_enrolment(file), passphrase=PASSPHRASE)
    return Post(world=world, unlocked=unlock(PASSPHRASE))
