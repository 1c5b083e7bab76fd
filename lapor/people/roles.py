"""What each role is called where people read it."""

from django.utils.translation import gettext_lazy as _

from lapor.kit import actors

ROLE_NAMES = {
    actors.ADMINISTRATOR: _("Administrator instalasi"),
    actors.NATIONAL_ADMIN: _("Admin nasional"),
    actors.COORDINATOR: _("Admin instansi (koordinator)"),
    actors.LIAISON: _("Pejabat penghubung"),
    actors.EXECUTING: _("Pejabat pelaksana"),
    actors.INSPECTORATE: _("Inspektorat"),
    actors.LEADER: _("Pimpinan"),
    actors.MONITOR: _("Pengawas"),
    actors.VILLAGE_OPERATOR: _("Operator desa"),
    actors.AUDITOR: _("Auditor"),
    actors.CUSTODIAN: _("Pemegang kunci identitas"),
}
