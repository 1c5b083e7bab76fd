"""One form per step. The answers are plain texts from the draft; a form says what is wrong and how they are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from lapor.channels.web_form import choices, words
from lapor.channels.web_form.fields import Contact, Day, OneLine, PlainText
from lapor.channels.web_form.places import NOT_LISTED, Place, place_of, seen
from lapor.intake.contacts import NAME_LIMIT
from lapor.kit.phones import BadEmail, BadPhone, normalise_email, normalise_phone
from lapor.kit.refusals import Refusal
from lapor.reports.errors import FutureDate, TextTooLong
from lapor.reports.filing import ADDRESS_LIMIT, BODY_LIMIT, TITLE_LIMIT, check_place


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What a form has to know beside the answers."""

    today: date
    tenant: UUID
    has_sound: bool = False


class StepForm(forms.Form):
    """A step: bound to the answers when it checks them, else only showing them."""

    use_required_attribute = False

    def __init__(self, answers: Mapping[str, str], *, setting: Setting, is_checked: bool) -> None:
        self.setting = setting
        self.answers = self.readied(answers) if is_checked else dict(answers)
        super().__init__(data=self.answers if is_checked else None, initial=self.answers)
        self.prepare()

    def readied(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Answers before they are checked."""
        return dict(answers)

    def prepare(self) -> None:
        """Fill choices, move requirements."""

    def tidy(self) -> dict[str, str]:
        """Answers as they are kept after the check; the others stay as typed."""
        return {}

    def refuse(self, refusal: Refusal, *, field: str) -> None:
        """Show a refusal at a field."""
        self.add_error(field, sentence_of(refusal))


def sentence_of(refusal: Refusal) -> str:
    """What happened and what to do next."""
    return f"{refusal.message} {refusal.next_step}"


class WhatForm(StepForm):
    """Apa yang terjadi?"""

    report_class = forms.ChoiceField(
        label=_("Jenis laporan"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu jenis laporan."), "invalid_choice": _("Pilih salah satu.")},
    )
    title = OneLine(label=_("Judul singkat"), longest=TITLE_LIMIT)
    body = PlainText(
        label=_("Ceritakan apa yang terjadi"),
        widget=forms.Textarea({"rows": 8, "dir": "auto"}),
        error_messages={"required": _("Tulis apa yang terjadi, atau tambahkan rekaman suara.")},
    )

    def prepare(self) -> None:
        """With a recording no word is needed."""
        self.choice("report_class").choices = words.explained(words.CLASSES)
        self.fields["body"].required = not self.setting.has_sound

    def choice(self, name: str) -> forms.ChoiceField:
        """A field with choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def clean_body(self) -> str:
        """A text that is too long is refused with its length, and stays."""
        body = str(self.cleaned_data["body"])
        if len(body) > BODY_LIMIT:
            raise forms.ValidationError(
                _("%(message)s Sekarang panjangnya %(length)s huruf. Tulisan Anda tetap ada di sini. %(next_step)s"),
                params={
                    "message": TextTooLong.message,
                    "length": number_format(len(body), force_grouping=True),
                    "next_step": TextTooLong.next_step,
                },
            )
        return body


class WhereForm(StepForm):
    """Di mana dan kapan? Everything is optional."""

    region_text = OneLine(label=_("Desa, kelurahan, atau kecamatan"), longest=300, hint=_("Ketik namanya saja."))
    region = forms.CharField(required=False, widget=forms.HiddenInput)
    region_choice = forms.ChoiceField(required=False, label=_("Tempat yang Anda maksud"), widget=forms.RadioSelect)
    address = OneLine(label=_("Alamat atau patokan"), longest=ADDRESS_LIMIT)
    latitude = forms.FloatField(required=False, widget=forms.HiddenInput)
    longitude = forms.FloatField(required=False, widget=forms.HiddenInput)
    pin_is_public = forms.BooleanField(required=False, label=_("Pin boleh dilihat semua orang"))
    occurred_on = Day(label=_("Tanggal kejadian"))
    place = Place()

    def readied(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Look the place up. Words that are in no list move to the address, so that they are not lost."""
        self.place = place_of(answers)
        typed, address = answers.get("region_text", ""), answers.get("address", "")
        if answers.get("region_choice") == NOT_LISTED:
            return {**answers, "region": "", "region_text": "", "address": address or typed}
        return {**answers, "region": self.place.code, "region_text": self.place.text or typed}

    def prepare(self) -> None:
        """The list to choose from appears only when there is one."""
        self.fields["occurred_on"].widget.attrs["max"] = self.setting.today.isoformat()
        field = self.fields["region_choice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*self.place.candidates, (NOT_LISTED, _("Tidak ada di daftar ini. Kosongkan saja."))]
        if not self.place.candidates:
            del self.fields["region_choice"]

    def clean(self) -> dict[str, Any]:
        """Resolve the place; refuse half a pin."""
        held = super().clean() or self.cleaned_data
        if self.place.candidates:
            self.add_error("region_choice", _("Ada beberapa tempat dengan nama itu. Pilih salah satu."))
        elif self.place.text and not self.place.code:
            self.add_error(
                "region_text",
                _("Tidak ada tempat dengan nama itu. Coba nama desa atau kecamatan saja, atau kosongkan."),
            )
        try:
            check_place(latitude=held.get("latitude"), longitude=held.get("longitude"))
        except Refusal as refusal:
            self.add_error(None, sentence_of(refusal))
        return held

    def clean_occurred_on(self) -> date | None:
        """Not in the future."""
        day: date | None = self.cleaned_data["occurred_on"]
        if day is not None and day > self.setting.today:
            raise forms.ValidationError(sentence_of(FutureDate()))
        return day

    def tidy(self) -> dict[str, str]:
        """The place by its code, and its name as we write it."""
        kept = {name: self.answers.get(name, "") for name in ("region", "region_text", "address")}
        return {**kept, "region_choice": "", "region_seen": seen(kept["region"], text=kept["region_text"])}


class WhomForm(StepForm):
    """Untuk siapa? Empty goes to the coordinator."""

    institution = forms.ChoiceField(
        required=False,
        label=_("Kantor yang dituju"),
        error_messages={"invalid_choice": _("Kantor ini tidak ada dalam daftar. Pilih lagi, atau “Saya tidak tahu”.")},
    )
    topic = forms.ChoiceField(
        required=False,
        label=_("Topik"),
        error_messages={"invalid_choice": _("Topik ini tidak ada dalam daftar. Pilih lagi, atau “Saya tidak tahu”.")},
    )

    def prepare(self) -> None:
        """Lists of the tenant."""
        for name, options in (
            ("institution", choices.office_options(self.setting.tenant)),
            ("topic", choices.topic_options(self.setting.tenant)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = options


class WhoForm(StepForm):
    """Siapa Anda?"""

    privacy = forms.ChoiceField(
        label=_("Siapa yang boleh tahu?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu."), "invalid_choice": _("Pilih salah satu.")},
    )
    name = Contact(
        label=_("Nama Anda"),
        longest=NAME_LIMIT,
        required=True,
        widget=forms.TextInput({"autocomplete": "name", "dir": "auto"}),
    )
    phone = Contact(
        label=_("Nomor HP"),
        longest=40,
        required=True,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = Contact(
        label=_("Email"),
        longest=254,
        required=True,
        widget=forms.TextInput({"autocomplete": "email", "inputmode": "email"}),
    )
    about_official = forms.BooleanField(
        required=False, label=words.ABOUT_OFFICIAL, help_text=words.ABOUT_OFFICIAL_SENTENCE
    )

    def prepare(self) -> None:
        """The four choices, none of them chosen."""
        field = self.fields["privacy"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = words.explained(words.PRIVACY)

    def clean(self) -> dict[str, Any]:
        """Name and one contact unless anonymous; a contact that is given must be one."""
        held = super().clean() or self.cleaned_data
        self._check_contact(
            "phone", normalise=normalise_phone, example=_("Nomor ini tidak benar. Contoh: 0812-3456-7890.")
        )
        self._check_contact(
            "email", normalise=normalise_email, example=_("Alamat email ini tidak benar. Contoh: nama@contoh.id.")
        )
        if str(held.get("privacy", "anonymous")).startswith("anonymous"):
            return held
        if not held.get("name") and "name" not in self.errors:
            self.add_error("name", _("Tulis nama Anda, atau pilih Anonim di atas."))
        if not (held.get("phone") or held.get("email") or {"phone", "email"} & set(self.errors)):
            self.add_error("phone", _("Tulis nomor HP atau email, supaya kabar sampai kepada Anda. Satu saja cukup."))
        return held

    def _check_contact(self, field: str, *, normalise: Any, example: object) -> None:
        text = self.cleaned_data.get(field)
        if not text:
            return
        try:
            normalise(text)
        except (BadPhone, BadEmail):
            self.add_error(field, str(example))
