"""Random histories of posts and a centre. What can happen and what must hold is written down in docs/packages/exchange.md."""

from collections import Counter
from contextlib import suppress
from hashlib import sha256
from random import Random
from uuid import UUID

from nacl.signing import SigningKey

from lapor.exchange import centre_side, post_side
from lapor.exchange.centre_side import CentreKeys
from lapor.exchange.facts import Added, Body, Delivered, Filed, FileRef, Withdrew
from lapor.exchange.items import News
from lapor.exchange.post_side import Enrolment, PostKeys
from lapor.exchange.stores import ACTIVE, SUSPENDED, Arrived, Token
from lapor.exchange.tests.machines import CARRY, CENTRE_SIGNING, DAY, START_AT, WORDS, Machine, Told, open_fact, seal
from lapor.exchange.tests.memory import Crash, MemoryCentre, MemoryPost, _changed


class World:
    """A centre, one to three posts, bundles on their way, and a clock that only the centre has right."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.now = START_AT
        self.centre = MemoryCentre()
        self.keys = CentreKeys(site=self._uuid(), carry=[CARRY], open_fact=open_fact)
        self.applied: Counter[bytes] = Counter()
        self.order: list[tuple[UUID, UUID, int]] = []
        self.moments: dict[bytes, int] = {}
        self.reports: dict[UUID, list[str]] = {}
        self.published = 0
        self.changed: dict[UUID, int] = {}
        self.told: dict[bytes, Told] = {}
        self.travelling: list[bytes] = []
        self.returning: list[bytes] = []
        self.reached: set[bytes] = set()
        self.machines = [self._machine(number) for number in range(self.random.randint(1, 2))]

    def live(self, steps: int) -> None:
        """So many things happen, in any order, each of which may be cut off by a crash."""
        acts = [
            (self.file, 12), (self.add, 8), (self.withdraw, 1), (self.attach, 2), (self.deliver_notice, 2),
            (self.pack, 4), (self.carry, 7), (self.office_acts, 4), (self.make_return, 3), (self.bring_back, 4),
            (self.clock_goes_wrong, 1), (self.back_up, 2), (self.restore_backup, 1), (self.clone, 1), (self.look, 1),
        ]  # fmt: skip
        for _ in range(steps):
            self.now += self.random.randrange(1, DAY // 2)
            act = self.random.choices([each for each, _ in acts], weights=[weight for _, weight in acts])[0]
            disks = [self.centre.disk, *(machine.store.disk for machine in self.machines)]
            for disk in disks:
                disk.writes_left = self.random.randrange(12) if self.random.random() < 0.15 else None
            with suppress(Crash):
                act()
            for disk in disks:
                disk.writes_left = None

    def settle(self) -> None:
        """Nothing goes wrong any more: officers look, bundles go and come back until nothing changes."""
        for _ in range(3):
            for machine in self.machines:
                self.receive(self._packed(machine))
                self._resume(machine.keys.site)
                self._take_back(machine, self._returned(machine.keys.site))

    def file(self) -> None:
        """Somebody files, or many do at once."""
        machine = self._machine_any()
        for _ in range(self.random.choice((1, 1, 2, 6))):
            report = self._uuid()
            body = Filed(
                report=report.bytes, nth=1, code=b"c" * 8, access_key=b"k" * 10, class_=0, privacy=0,
                body=self.random.choice(WORDS), region="64.08.11.2002",
            )  # fmt: skip
            self._state(machine, body)

    def add(self) -> None:
        """Somebody adds a word to a report that this machine knows."""
        machine, report, nth = self._known_report()
        if report:
            self._state(machine, Added(report=report.bytes, nth=nth, text=self.random.choice(WORDS)))

    def attach(self) -> None:
        """Somebody adds a photo: the sealed bytes travel beside the fact."""
        machine, report, nth = self._known_report()
        if not report:
            return
        sealed = self.random.randbytes(self.random.randrange(100, 90_000))
        blob = sha256(sealed).digest()
        body = Added(report=report.bytes, nth=nth, file=FileRef(blob=blob, key=b"k" * 32, name="foto.jpg"))
        with machine.store.atomic():
            machine.store.disk.write("blob", blob, sealed)
            self._state(machine, body)

    def withdraw(self) -> None:
        """Somebody takes a report back."""
        machine, report, nth = self._known_report()
        if report:
            self._state(machine, Withdrew(report=report.bytes, nth=nth))

    def deliver_notice(self) -> None:
        """The operator hands over what came back."""
        machine = self._machine_any()
        rows = [row for row in machine.store.disk.rows("news") if isinstance(row, News)]
        if rows:
            news = self.random.choice(rows)
            nth = machine.store.nth_of(UUID(bytes=news.report)) + 1
            self._state(machine, Delivered(report=news.report, nth=nth, published=news.published, way=2))

    def pack(self) -> None:
        """A bundle is made; several copies may travel."""
        self.travelling += [self._packed(self._machine_any())] * self.random.choice((1, 1, 1, 2, 3))

    def carry(self) -> None:
        """One of the bundles on the way arrives: whole, damaged, cut, twice, or never."""
        if self.travelling:
            raw = self.travelling.pop(self.random.randrange(len(self.travelling)))
            fate = self.random.random()
            if fate < 0.15:
                return
            self.receive(self._hurt(raw))
            if fate > 0.85:
                self.travelling.append(raw)

    def bring_back(self) -> None:
        """A returning bundle reaches some machine, perhaps one that it is not for."""
        if self.returning:
            raw = self.returning.pop(self.random.randrange(len(self.returning)))
            if self.random.random() > 0.15:
                self._take_back(self._machine_any(), self._hurt(raw))

    def make_return(self) -> None:
        """The centre answers a post that it knows and does not hold back."""
        posts = [machine.keys.site for machine in self.machines if self._status(machine.keys.site) == ACTIVE]
        if posts:
            self.returning += [self._returned(self.random.choice(posts))] * self.random.choice((1, 1, 2))

    def office_acts(self) -> None:
        """An office answers some report: news for whichever post it came from."""
        if self.reports:
            self._publish(self.random.choice(sorted(self.reports)))

    def clock_goes_wrong(self) -> None:
        """A post's clock is set ahead or back by up to a year."""
        self._machine_any().skew = self.random.randrange(-365 * DAY, 365 * DAY)

    def back_up(self) -> None:
        """Somebody copies the disk away."""
        machine = self._machine_any()
        machine.backups.append(machine.store.disk.copied())

    def restore_backup(self) -> None:
        """An old copy comes back: what was stated since and never left the house is lost with the disk."""
        machine = self._machine_any()
        if machine.backups:
            machine.store = MemoryPost(self.random.choice(machine.backups).copied())

    def clone(self) -> None:
        """The disk is copied into a second machine, and both go on."""
        if len(self.machines) < 4:
            machine = self._machine_any()
            twin = Machine(
                keys=machine.keys, enrolment=machine.enrolment, store=MemoryPost(machine.store.disk.copied())
            )
            self.machines.append(twin)

    def look(self) -> None:
        """An officer looks at a suspended post and lets it go on."""
        for machine in self.machines:
            self._resume(machine.keys.site)

    def receive(self, raw: bytes) -> None:
        """The centre takes a bundle and lets every fact that is ready have its effect, each in one transaction."""
        received = centre_side.receive_bundle(raw, store=self.centre, keys=self.keys, at=self.now)
        self.reached |= {row.hash for row in self.centre.disk.rows("fact") if isinstance(row, Arrived)}
        for site in sorted(received.posts):
            self.apply_ready(site)

    def apply_ready(self, site: UUID) -> None:
        """Facts have their effect once, in the order of their report."""
        for fact in centre_side.ready(site, store=self.centre):
            body = open_fact(fact.link.sealed)
            if isinstance(body, Added) and body.file and not self.centre.has_blob(body.file.blob):
                continue
            with self.centre.atomic():
                self.centre.mark_applied(fact.hash)
            self._apply(fact, body)

    def _apply(self, fact: Arrived, body: Body) -> None:
        self.applied[fact.hash] += 1
        self.order.append((fact.site, fact.report, fact.nth))
        self.moments[fact.hash] = centre_side.filing_moment(
            claimed=fact.link.at, after=fact.link.after, arrived=fact.arrived_at
        )
        self.reports.setdefault(fact.report, []).append(type(body).__name__)
        self._publish(fact.report)

    def _publish(self, report: UUID) -> None:
        self.published += 1
        self.changed[report] = self.published

    def _state(self, machine: Machine, body: Body) -> None:
        at = self.now + machine.skew
        site, report = machine.keys.site, UUID(bytes=body.report)
        with machine.store.atomic():
            prev = machine.store.head().hash
            link = post_side.state(body, store=machine.store, site=site, seal=seal, report=report, at=at)
            told = Told(site=site, hash=link.hash(site=site, prev=prev), body=body, claimed=at, after=link.after)
        self.told[told.hash] = told

    def _packed(self, machine: Machine) -> bytes:
        return post_side.pack(
            store=machine.store,
            keys=machine.keys,
            enrolment=machine.enrolment,
            at=self.now + machine.skew,
            frame_bytes=self.random.choice((700, 5000)),
        )

    def _returned(self, site: UUID) -> bytes:
        post = self.centre.post(site)
        assert post is not None
        blobs = sorted({key[0] for key in self.centre.disk.tables.get("part", {}) if isinstance(key, tuple)})
        mine = {row.report for row in self.centre.facts(site)}
        news = [
            News(report=report.bytes, published=number, needs_delivery=True, opened=self.random.randbytes(2000))
            for report, number in sorted(self.changed.items(), key=lambda row: row[1])
            if report in mine and number > post.had
        ]
        ack = centre_side.acknowledgement(site, store=self.centre, blobs=blobs, published=self.published, at=self.now)
        return centre_side.write_return(
            [*news, ack], post=post, site=self.keys.site, signing_key=CENTRE_SIGNING, frame_bytes=4000
        )

    def _take_back(self, machine: Machine, raw: bytes) -> None:
        post_side.take(raw, store=machine.store, keys=machine.keys, enrolment=machine.enrolment)

    def _hurt(self, raw: bytes) -> bytes:
        fate, place = self.random.random(), self.random.randrange(len(raw) + 1)
        if fate < 0.15 and place < len(raw):
            return raw[:place] + bytes([raw[place] ^ 1 << self.random.randrange(8)]) + raw[place + 1 :]
        if fate < 0.30:
            return raw[:place] + raw[place + self.random.randrange(900) :]
        if fate < 0.42:
            return raw[:place]
        if fate < 0.50:
            return raw[place:]
        if fate < 0.55:
            return raw + self.random.randbytes(40) + raw
        return raw

    def _resume(self, site: UUID) -> None:
        post = self.centre.post(site)
        if post is not None and post.status == SUSPENDED:
            with self.centre.atomic():
                self.centre.disk.write("post", site, _changed(post, status=ACTIVE))

    def _status(self, site: UUID) -> str:
        post = self.centre.post(site)
        return post.status if post else ""

    def _machine_any(self) -> Machine:
        return self.random.choice(self.machines)

    def _known_report(self) -> tuple[Machine, UUID | None, int]:
        machine = self._machine_any()
        known = sorted(key for key in machine.store.disk.tables.get("nth", {}) if isinstance(key, UUID))
        if not known:
            return machine, None, 0
        report = self.random.choice(known)
        return machine, report, machine.store.nth_of(report) + 1

    def _machine(self, number: int) -> Machine:
        site, token = self._uuid(), self.random.randbytes(16)
        secret = self.random.randbytes(32)
        with self.centre.atomic():
            self.centre.disk.write("token", token, Token(id=token, secret=secret, used_by=None, is_open=True))
        enrolment = Enrolment(
            centre=self.keys.site,
            centre_verify_key=bytes(SigningKey(CENTRE_SIGNING).verify_key),
            carry_key=bytes(CARRY.public_key),
            token=token,
            secret=secret,
        )
        keys = PostKeys(site=site, signing_key=self.random.randbytes(32), box_key=self.random.randbytes(32))
        return Machine(keys=keys, enrolment=enrolment, store=MemoryPost())

    def _uuid(self) -> UUID:
        return UUID(bytes=self.random.randbytes(16), version=4)
