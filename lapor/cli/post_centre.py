"""`lapor post` at the centre: enrolments, bundles of posts, bundles for posts, lost posts."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lapor.channels.village_post.inbound import give_effect
from lapor.channels.village_post.words import told_of
from lapor.cli.post_files import write_bundle
from lapor.exchange import queries
from lapor.exchange.errors import UnknownPost
from lapor.exchange.models import VillagePost
from lapor.exchange.services import (
    give_effects,
    make_enrolment,
    make_return,
    receive_from_posts,
    resume_post,
    revoke_post,
)
from lapor.institutions import queries as institutions
from lapor.kit.actors import SYSTEM


def enrol(file: Path, *, villages: Sequence[str], name: str, at: datetime) -> int:
    """Write an enrolment file for a post that serves these villages."""
    tenant = institutions.tenant_of_region(villages[0]).tenant
    assert tenant is not None
    content = make_enrolment(villages, name=name, tenant=tenant, by=SYSTEM, at=at)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    file.chmod(0o600)
    print(f"Berkas pendaftaran: {file}. Berlaku satu kali, 90 hari. Jangan dikirim lewat jalur terbuka.")
    return 0


def unpack(bundles: Sequence[Path], *, at: datetime) -> int:
    """Take every bundle, then let facts have their effect; 1 when a part could not be used."""
    broken = 0
    posts = set()
    for path in bundles:
        received = receive_from_posts(path.read_bytes(), at=at)
        broken += len(received.broken)
        posts |= received.posts
        print(f"{path.name}: {told_of(received)}")
        for offset, code in received.broken:
            print(f"  bagian pada bita {offset}: {told_of(code)}", file=sys.stderr)
    for site in sorted(posts):
        counts = give_effects(site, effect=give_effect, at=at)
        shown = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "tidak ada yang baru"
        print(f"pos {str(site)[:13]}: {shown}")
    return 1 if broken else 0


def pack(folder: Path, *, only: str, update: bytes, at: datetime) -> int:
    """A returning bundle for every post that is not held back, or for one."""
    posts = [_named(only)] if only else queries.active_posts()
    for post in posts:
        content = make_return(post.site, update=update, at=at)
        file = write_bundle(folder, name=f"balasan-{str(post.site)[:13]}-{at:%Y%m%d-%H%M%S}", content=content)
        print(f"{post.name}: {file} ({len(content)} bita)")
    if not posts:
        print("Belum ada pos yang aktif.")
    return 0


def revoke(text: str, *, reason: str, at: datetime) -> int:
    """Shut a post out."""
    post = _named(text)
    revoke_post(post.site, reason=reason, by=SYSTEM, at=at)
    print(f"Pos {post.name} dicabut. Bundel dari pos itu ditolak mulai sekarang.")
    return 0


def resume(text: str, *, reason: str, at: datetime) -> int:
    """Let a suspended post go on."""
    post = _named(text)
    done = resume_post(post.site, reason=reason, by=SYSTEM, at=at)
    print(f"Pos {post.name} dilanjutkan." if done else f"Pos {post.name} tidak sedang ditahan.")
    return 0


def show(*, at: datetime) -> int:
    """Every post: how it stands and when something came."""
    for installation in institutions.installations():
        assert installation.tenant is not None
        for post in queries.posts_visible_to(SYSTEM, tenant=installation.tenant):
            last = f"{post.last_bundle_at:%Y-%m-%d %H:%M}" if post.last_bundle_at else "-"
            print(
                f"{post.site} {post.status:9} {post.name}: {post.facts} fakta, {post.waiting} menunggu, "
                f"{post.gaps} terputus, {post.forks} bercabang, bundel terakhir {last}"
            )
    return 0


def _named(text: str) -> VillagePost:
    post = queries.post_named(text)
    if post is None:
        raise UnknownPost
    return post
