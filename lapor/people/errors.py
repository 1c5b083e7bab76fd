"""Refusals of the people floor."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class BadInvitation(Refusal):
    """An invitation that is unknown, used or over: the three are never told apart."""

    code = "bad_invitation"
    message = _("Tautan undangan ini tidak berlaku lagi.")
    next_step = _("Minta tautan baru kepada administrator instansi Anda.")
    status = 410


class WeakPassword(Refusal):
    """A password that is too short, too common or too much like the person's name."""

    code = "weak_password"
    message = _("Kata sandi ini terlalu mudah ditebak.")
    next_step = _("Pakai paling sedikit 10 huruf yang tidak mirip nama atau surel Anda, misalnya beberapa kata acak.")
    status = 422


class BadAddress(Refusal):
    """An e-mail address that cannot be one, or none where one is needed."""

    code = "bad_address"
    message = _("Alamat surel ini belum benar.")
    next_step = _("Tulis alamat surel lengkap, misalnya nama@instansi.go.id.")
    status = 422


class MissingPersonName(Refusal):
    """An officer without a name."""

    code = "missing_person_name"
    message = _("Nama belum diisi.")
    next_step = _("Tulis nama yang dikenal rekan kerja.")
    status = 422


class UnknownRole(Refusal):
    """A role that nobody knows."""

    code = "unknown_role"
    message = _("Peran ini tidak ada dalam daftar.")
    next_step = _("Pilih peran dari daftar.")
    status = 422


class UnknownPerson(Refusal):
    """No officer with that key or address."""

    code = "unknown_person"
    message = _("Petugas ini tidak ditemukan.")
    next_step = _("Periksa alamat surelnya, atau undang petugas itu dahulu.")
    status = 404


class MayNotReset(Refusal):
    """Who lost a second factor is helped by somebody else who may."""

    code = "may_not_reset"
    message = _("Pengaman petugas ini tidak dapat Anda lepas.")
    next_step = _("Minta administrator lain melakukannya, atau pengelola server lewat perintah lapor admin reset.")
    status = 403


class LastAdministrator(Refusal):
    """The only administrator of a tenant cannot lose the role."""

    code = "last_administrator"
    message = _("Ini satu-satunya administrator yang tersisa.")
    next_step = _("Angkat administrator lain dahulu.")
    status = 409


class BadSpan(Refusal):
    """Days that end before they begin, or that are over already."""

    code = "bad_span"
    message = _("Tanggal selesai ada sebelum tanggal mulai, atau sudah lewat.")
    next_step = _("Periksa kedua tanggalnya.")
    status = 422


class NotTheirDesk(Refusal):
    """Somebody who may not arrange this officer's absence, or a delegate who works elsewhere."""

    code = "not_their_desk"
    message = _("Anda tidak dapat mengatur delegasi atau cuti ini.")
    next_step = _("Minta petugas itu sendiri, pimpinannya, atau administrator.")
    status = 403


class LastFactor(Refusal):
    """The last second factor where one is demanded."""

    code = "last_factor"
    message = _("Ini satu-satunya pengaman kedua Anda, dan instalasi ini mewajibkannya.")
    next_step = _("Pasang kode dari telepon atau kunci sandi lain dahulu, baru lepas yang ini.")
    status = 409


class UnknownIdentity(Refusal):
    """An identity of a provider that belongs to no officer here: unknown, not verified, left, or linked to somebody else."""

    code = "unknown_identity"
    message = _("Identitas ini belum terhubung dengan petugas di sini.")
    next_step = _(
        "Minta undangan kepada administrator instansi Anda dan terima dulu. Surel di undangan harus sama dengan surel "
        "terverifikasi pada akun itu."
    )
    status = 403
