"""Addresses of signing in and of one's own account. Names without a prefix: the sign-in library looks them up.

Only what stands here can be reached of the library: sign-up, other addresses and the rest have no address.
"""

from django.urls import URLPattern, URLResolver, path, re_path

from lapor.workbench.views import account, factor, invitation, pace, passkey, provider, push, sign_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/", sign_in.sign_in, name="account_login"),
    path("masuk/kode/", sign_in.second_step, name="mfa_authenticate"),
    path("masuk/lagi/", sign_in.password_again, name="account_reauthenticate"),
    path("masuk/lagi/kode/", sign_in.code_again, name="mfa_reauthenticate"),
    path("masuk/lagi/kunci/", passkey.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("masuk/kunci/", passkey.sign_in_with_passkey, name="mfa_login_webauthn"),
    path("masuk/lewat/", provider.choose, name="choose_provider"),
    path("masuk/lewat/<slug:provider_id>/", provider.begin, name="openid_connect_login"),
    path("masuk/lewat/<slug:provider_id>/kembali/", provider.come_back, name="openid_connect_callback"),
    path("masuk/lupa/", sign_in.forgotten, name="account_reset_password"),
    path("masuk/lupa/terkirim/", sign_in.forgotten_sent, name="account_reset_password_done"),
    re_path(
        r"^masuk/lupa/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        sign_in.new_password,
        name="account_reset_password_from_key",
    ),
    path("masuk/undangan/<str:token>/", invitation.invitation, name="invitation"),
    path("keluar/", sign_in.sign_out, name="account_logout"),
    path("kerja/akun/", account.account, name="own_account"),
    path("kerja/akun/kabar/", pace.change, name="change_pace"),
    path("kerja/akun/perangkat/", push.push, name="push_officer"),
    path("kerja/akun/sandi/", account.password, name="account_change_password"),
    path("kerja/akun/penyedia/lepas/", provider.unlink, name="unlink_provider"),
    path("kerja/akun/perangkat/keluarkan/", account.end_session, name="end_other_sessions"),
    path("kerja/akun/perangkat/<int:session>/keluarkan/", account.end_session, name="end_session"),
    path("kerja/akun/pengaman/", factor.factor, name="mfa_index"),
    path("kerja/akun/pengaman/pasang/", factor.set_up, name="mfa_activate_totp"),
    path("kerja/akun/pengaman/kunci/", passkey.add, name="mfa_add_webauthn"),
    path("kerja/akun/pengaman/kunci/<int:passkey>/lepas/", passkey.remove, name="mfa_remove_webauthn"),
    path("kerja/akun/pengaman/lepas/", factor.take_off, name="mfa_deactivate_totp"),
    path("kerja/akun/pengaman/pemulihan/", factor.recovery, name="mfa_view_recovery_codes"),
    path("kerja/akun/pengaman/pemulihan/baru/", factor.new_recovery, name="mfa_generate_recovery_codes"),
]
