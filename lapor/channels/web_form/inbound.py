"""From a finished draft to the message that intake files, and from a refusal back to the step that can mend it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from lapor.channels.web_form.forms import StepForm
from lapor.intake.drafts import Draft
from lapor.intake.message import FilingMessage
from lapor.kit.refusals import Refusal

CHANNEL = "web_form"
_PLACES: Mapping[str, tuple[str, str | None]] = {
    "empty_report": ("what", "body"),
    "text_too_long": ("what", "body"),
    "unknown_choice": ("what", None),
    "future_date": ("where", "occurred_on"),
    "unknown_region": ("where", "region_text"),
    "bad_place": ("where", None),
    "unknown_institution": ("whom", "institution"),
    "unknown_topic": ("whom", "topic"),
    "missing_contact": ("who", "name"),
    "bad_contact": ("who", "phone"),
}


def message_of(draft: Draft, *, forms: Mapping[str, StepForm]) -> FilingMessage:
    """The message of a draft whose every step was checked."""
    held: dict[str, Any] = {name: value for form in forms.values() for name, value in form.cleaned_data.items()}
    return FilingMessage(
        channel=CHANNEL,
        message_id=draft.message_id,
        report_class=held["report_class"],
        title=held["title"],
        body=held["body"],
        privacy=held["privacy"],
        occurred_on=held["occurred_on"],
        region=forms["where"].tidy()["region"],
        address=held["address"],
        latitude=held["latitude"],
        longitude=held["longitude"],
        pin_is_public=held["pin_is_public"] and held["latitude"] is not None,
        institution=UUID(held["institution"]) if held["institution"] else None,
        topic=held["topic"],
        about_official=held["about_official"],
        files=tuple(file.id for file in draft.files),
        file_names=tuple(file.name for file in draft.files),
        has_sound=draft.has_sound,
        name=held["name"],
        phone=held["phone"],
        email=held["email"],
        language=get_language() or "id",
    )


def place_of_refusal(refusal: Refusal) -> tuple[str, str | None]:
    """The step and the field where the refusal can be mended; the check page for all others."""
    return _PLACES.get(refusal.code, ("check", None))
