"""What the page that a phone keeps is given: the forms of all steps, empty, and the words of its script."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from lapor.channels.web_form import choices, phone_words
from lapor.channels.web_form.forms import Setting, StepForm
from lapor.channels.web_form.steps import STEPS
from lapor.institutions import queries as institutions
from lapor.kit.phones import BadPhone, normalise_phone


@dataclass(frozen=True, kw_only=True)
class PhonePage:
    """The forms by step, where a region is searched, and the words by name."""

    what: StepForm
    where: StepForm
    whom: StepForm
    who: StepForm
    within: str
    words: Mapping[str, object]


def phone_page(*, at: datetime) -> PhonePage:
    """The page of this installation. Raises NotSetUp."""
    here = institutions.tenant_of_region(None)
    setting = Setting(today=at.astimezone(ZoneInfo(here.zone)).date(), tenant=choices.tenant_of(""))
    forms = {step.code: step.form({}, setting=setting, is_checked=False) for step in STEPS}
    # The page is kept for weeks: the last day that may be chosen is the script's to say.
    forms["where"].fields["occurred_on"].widget.attrs.pop("max", None)
    served = institutions.installations()
    within = served[0].region if len(served) == 1 and served[0].region != "00" else ""
    words = phone_words.words() | {"zone": here.zone, "sms": _sms_number()}
    return PhonePage(**forms, within=within, words=words)


def _sms_number() -> str:
    """Where a report as SMS goes; empty while no gateway takes any."""
    if not (settings.LAPOR_KANNEL_URLS or settings.LAPOR_GAMMU_CONFIG):
        return ""
    try:
        return normalise_phone(settings.LAPOR_SMS_NUMBER)
    except BadPhone:
        return settings.LAPOR_SMS_NUMBER
