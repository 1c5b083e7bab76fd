"""The post's own keys in one file under a passphrase: without it nothing that the post holds can be read."""

import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import msgspec
from django.conf import settings
from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.secret import SecretBox
from nacl.signing import SigningKey
from nacl.utils import random

from lapor.exchange.enrolment_file import EnrolmentFile, read_enrolment, write_enrolment
from lapor.exchange.errors import AlreadyPost, NotAPost, WeakPassphrase, WrongPassphrase
from lapor.exchange.post_side import Enrolment, PostKeys
from lapor.kit.ids import new_id

SHORTEST = 12


class _KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    site: bytes
    public_box: bytes
    salt: bytes
    ops: int
    memory: int
    sealed: bytes
    centre: bytes


class _Secrets(msgspec.Struct, frozen=True, array_like=True):
    signing_key: bytes
    box_key: bytes
    enrolment: bytes


@dataclass(frozen=True, kw_only=True)
class PostHome:
    """What a post knows without its passphrase: its site, its public box key, and the public part of its enrolment."""

    site: UUID
    public_box: bytes
    centre: EnrolmentFile


@dataclass(frozen=True, kw_only=True)
class Unlocked:
    """A post whose passphrase was given."""

    keys: PostKeys
    enrolment: Enrolment


def is_post() -> bool:
    """Whether this data folder is a village post's."""
    return _file().exists()


def make_post_keys(enrolment: EnrolmentFile, *, passphrase: str) -> PostHome:
    """Make site and keys, and keep them under the passphrase. Raises AlreadyPost, WeakPassphrase."""
    if is_post():
        raise AlreadyPost
    if len(passphrase) < SHORTEST:
        raise WeakPassphrase
    ops, memory = settings.POST_KDF
    salt, box = random(pwhash.argon2id.SALTBYTES), PrivateKey.generate()
    secrets = _Secrets(
        signing_key=bytes(SigningKey.generate()), box_key=bytes(box), enrolment=write_enrolment(enrolment)
    )
    public = msgspec.structs.replace(enrolment, token=b"", secret=b"")
    site = new_id()
    content = _KeyFile(
        site=site.bytes,
        public_box=bytes(box.public_key),
        salt=salt,
        ops=ops,
        memory=memory,
        sealed=bytes(_box(passphrase, salt=salt, ops=ops, memory=memory).encrypt(msgspec.msgpack.encode(secrets))),
        centre=write_enrolment(public),
    )
    _write(msgspec.msgpack.encode(content))
    return PostHome(site=site, public_box=content.public_box, centre=public)


def post_home() -> PostHome:
    """What can be known without the passphrase. Raises NotAPost."""
    content = _read()
    return PostHome(site=UUID(bytes=content.site), public_box=content.public_box, centre=read_enrolment(content.centre))


def unlock(passphrase: str) -> Unlocked:
    """The keys. Raises NotAPost, WrongPassphrase. Takes about a second on purpose."""
    content = _read()
    box = _box(passphrase, salt=content.salt, ops=content.ops, memory=content.memory)
    try:
        secrets = msgspec.msgpack.decode(box.decrypt(content.sealed), type=_Secrets)
    except CryptoError as error:
        raise WrongPassphrase from error
    keys = PostKeys(site=UUID(bytes=content.site), signing_key=secrets.signing_key, box_key=secrets.box_key)
    return Unlocked(keys=keys, enrolment=read_enrolment(secrets.enrolment).enrolment)


def _box(passphrase: str, *, salt: bytes, ops: int, memory: int) -> SecretBox:
    key = pwhash.argon2id.kdf(SecretBox.KEY_SIZE, passphrase.encode(), salt, opslimit=ops, memlimit=memory)
    return SecretBox(key)


def _file() -> Path:
    return Path(settings.KEYS_DIR) / "post.keys"


def _read() -> _KeyFile:
    try:
        return msgspec.msgpack.decode(_file().read_bytes(), type=_KeyFile)
    except FileNotFoundError as error:
        raise NotAPost from error


def _write(content: bytes) -> None:
    file = _file()
    file.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
