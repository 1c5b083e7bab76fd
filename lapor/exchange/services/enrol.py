"""Make the file with which a village post is set up."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from lapor.audit.services import writes
from lapor.audit.site import own_site
from lapor.exchange import policy
from lapor.exchange.enrolment_file import EnrolmentFile, write_enrolment
from lapor.exchange.models import PostEnrolment
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.text import one_line
from lapor.vault import carry

OPEN_FOR = timedelta(days=90)


@writes
def make_enrolment(regions: Sequence[str], *, name: str, tenant: UUID, by: Actor, at: datetime) -> bytes:
    """The content of an enrolment file for a post that serves these villages: it works once, for 90 days, and is secret until used.

    Raises MayNotKeepPosts, UnknownRegion.
    """
    policy.require_keeper(by, tenant=tenant)
    villages = {code: institutions.region(code).name for code in regions}
    token, secret = secrets.token_bytes(16), secrets.token_bytes(32)
    site, shown = own_site(), one_line(name)[:120] or " · ".join(villages.values())[:120]
    PostEnrolment(
        token=token.hex(),
        secret=secret,
        tenant=tenant,
        regions=list(villages),
        name=shown,
        made_at=at,
        expires_at=at + OPEN_FOR,
    ).save(force_insert=True)
    home = institutions.office(tenant)
    return write_enrolment(
        EnrolmentFile(
            centre=site.id.bytes,
            centre_verify_key=site.public_key(),
            carry_key=carry.public_key(carry.CARRY),
            oversight_key=carry.public_key(carry.OVERSIGHT),
            token=token,
            secret=secret,
            name=shown,
            regions=villages,
            centre_name=home.name,
            zone=home.zone,
        )
    )
