"""All writes of exchange: published numbers, posts at the centre, a post's own disk, coverage."""

from lapor.exchange.services.coverage import record_survey, seed_coverage, set_coverage
from lapor.exchange.services.enrol import make_enrolment
from lapor.exchange.services.publish import publish_event
from lapor.exchange.services.receive import give_effects, receive_from_posts
from lapor.exchange.services.returning import make_return
from lapor.exchange.services.standing import resume_post, revoke_post

__all__ = [
    "give_effects",
    "make_enrolment",
    "make_return",
    "publish_event",
    "receive_from_posts",
    "record_survey",
    "resume_post",
    "revoke_post",
    "seed_coverage",
    "set_coverage",
]
