"""In what way news reached a reporter, in plain words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DELIVERY_WAYS: Mapping[str, Promise] = {
    "shown": _("Ditunjukkan di pos aduan desa."),
    "printed": _("Dicetak di pos aduan desa."),
    "handed_over": _("Diserahkan oleh pos aduan desa."),
    "web": _("Dibaca pelapor di halaman laporannya."),
    "sms": _("SMS sampai di ponsel pelapor."),
    "whatsapp": _("Pesan WhatsApp sampai di ponsel pelapor."),
    "telegram": _("Pesan Telegram sampai di ponsel pelapor."),
}
