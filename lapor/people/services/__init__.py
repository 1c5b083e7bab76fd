"""All writes of the people floor, one file per verb."""

from lapor.people.services.accept import accept_invitation
from lapor.people.services.appoint import appoint_person, end_appointment
from lapor.people.services.enrol import Enrolment, enrol_people, enrol_person
from lapor.people.services.invite import invite_person, renew_invitation
from lapor.people.services.reset import reset_access

__all__ = [
    "Enrolment",
    "accept_invitation",
    "appoint_person",
    "end_appointment",
    "enrol_people",
    "enrol_person",
    "invite_person",
    "renew_invitation",
    "reset_access",
]
