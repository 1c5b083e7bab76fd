"""In what way news reached a reporter, in plain words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DELIVERY_WAYS: Mapping[str, Promise] = {
    "shown": _("Ditunjukkan di pos aduan desa."),
    "printed": _("Dicetak di pos aduan desa."),
    "handed_over": _("Diserahkan oleh pos aduan desa."),
    "web": _("Dibaca di halaman laporan."),
    "sms": _("SMS sampai di ponsel."),
    "whatsapp": _("Pesan WhatsApp sampai di ponsel."),
    "telegram": _("Pesan Telegram sampai di ponsel."),
}
