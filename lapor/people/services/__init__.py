"""All writes of the people floor, one file per verb."""

from lapor.people.services.accept import accept_invitation
from lapor.people.services.apply_sheet import Applied, apply_sheet
from lapor.people.services.appoint import appoint_person, end_appointment
from lapor.people.services.delegate import delegate_desk, end_delegation, take_leave
from lapor.people.services.enrol import Enrolment, enrol_people, enrol_person
from lapor.people.services.factor import give_factor, reset_factor
from lapor.people.services.invite import invite_person, renew_invitation
from lapor.people.services.mail import mail_forgotten_password, mail_invitation
from lapor.people.services.own_account import change_own_account, change_own_password, end_sessions
from lapor.people.services.passkey import note_passkey_added, remove_passkey
from lapor.people.services.provider import Identity, enter_by_provider, unlink_provider
from lapor.people.services.reset import reset_access

__all__ = [
    "Applied",
    "Enrolment",
    "Identity",
    "accept_invitation",
    "apply_sheet",
    "appoint_person",
    "change_own_account",
    "change_own_password",
    "delegate_desk",
    "end_appointment",
    "end_delegation",
    "end_sessions",
    "enter_by_provider",
    "enrol_people",
    "enrol_person",
    "give_factor",
    "invite_person",
    "mail_forgotten_password",
    "mail_invitation",
    "note_passkey_added",
    "remove_passkey",
    "renew_invitation",
    "reset_access",
    "reset_factor",
    "take_leave",
    "unlink_provider",
]
