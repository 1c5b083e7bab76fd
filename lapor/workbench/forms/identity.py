"""Asking to see who a reporter is, and deciding it."""

from collections.abc import Iterable

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.vault.open import DELAY_GROUNDS, GROUNDS
from seed.readers import Reason, reasons

LEAST = 10
MOST = 2000
GRANT, REFUSE = "grant", "refuse"
Choices = list[tuple[str, str | Promise]]


def grounds() -> dict[str, Reason]:
    """The grounds on which an identity may be opened, by code, in the order of the list."""
    return {reason.code: reason for reason in reasons("identity") if reason.code in GROUNDS}


class AskIdentityForm(forms.Form):
    """The ground and the reason of an officer who asks."""

    ground = forms.ChoiceField(
        label=_("Dasar"),
        choices=lambda: _choices(GROUNDS),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu dasar dari daftar.")},
    )
    reason = forms.CharField(
        label=_("Mengapa Anda perlu tahu siapa pelapornya?"),
        help_text=_("Paling sedikit 10 huruf. Pemegang kunci identitas membaca tulisan ini sebelum memutuskan."),
        min_length=LEAST,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={
            "required": _("Tulis alasannya, paling sedikit 10 huruf."),
            "min_length": _("Alasan ini terlalu pendek. Tulis paling sedikit 10 huruf."),
        },
    )


class DecideIdentityForm(forms.Form):
    """A custodian's decision with its reason and, rarely, a ground for telling the reporter later."""

    decision = forms.ChoiceField(
        label=_("Keputusan"),
        choices=((GRANT, _("Setujui: petugas melihat identitas selama 30 menit")), (REFUSE, _("Tolak"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih setujui atau tolak.")},
    )
    reason = forms.CharField(
        label=_("Alasan keputusan"),
        help_text=_("Petugas yang meminta membaca tulisan ini."),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Tulis alasan keputusan Anda.")},
    )
    delay_ground = forms.ChoiceField(
        label=_("Kapan pelapor diberi tahu"),
        choices=lambda: [("", _("Segera")), *_delays()],
        required=False,
    )


def _choices(codes: Iterable[str]) -> Choices:
    known = grounds()
    return [(code, known[code].name) for code in known if code in codes]


def _delays() -> Choices:
    return [(code, _("30 hari lagi, karena: %s") % name) for code, name in _choices(DELAY_GROUNDS)]
