"""Addresses of the administration."""

from django.urls import URLPattern, URLResolver, path

from lapor.workbench.views import (
    admin,
    admin_calendar,
    admin_factor,
    admin_limits,
    admin_offices,
    admin_people,
    admin_profile,
    admin_sheet,
    admin_topics,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("lambang/<str:name>.png", admin_profile.emblem_picture, name="emblem_picture"),
    path("kerja/kelola/", admin.home, name="admin"),
    path("kerja/kelola/gangguan/", admin.stuck, name="stuck"),
    path("kerja/kelola/gangguan/kabar/<uuid:notice>/", admin.retry_notice, name="retry_notice"),
    path("kerja/kelola/gangguan/antrean/<int:row>/", admin.retry_row, name="retry_row"),
    path("kerja/kelola/gangguan/pekerjaan/<uuid:job>/", admin.retry_failed_job, name="retry_job"),
    path("kerja/kelola/instansi/", admin_offices.offices, name="offices"),
    path("kerja/kelola/instansi/baru/", admin_offices.add, name="add_office"),
    path("kerja/kelola/instansi/ekspor/", admin_sheet.export, name="export_sheet"),
    path("kerja/kelola/instansi/impor/", admin_sheet.read, name="read_sheet"),
    path("kerja/kelola/instansi/impor/terapkan/", admin_sheet.apply, name="apply_sheet"),
    path("kerja/kelola/instansi/<uuid:institution>/", admin_offices.office, name="office"),
    path("kerja/kelola/instansi/<uuid:institution>/<str:verb>/", admin_offices.change, name="change_office"),
    path("kerja/kelola/petugas/", admin_people.people, name="people"),
    path("kerja/kelola/petugas/undang/", admin_people.invite, name="invite"),
    path("kerja/kelola/petugas/undangan/<uuid:invitation>/", admin_people.renew, name="renew_invitation"),
    path("kerja/kelola/petugas/peran/<uuid:appointment>/akhiri/", admin_people.end, name="end_appointment"),
    path("kerja/kelola/petugas/<uuid:person>/pengaman/", admin_factor.reset, name="reset_factor"),
    path("kerja/kelola/petugas/<uuid:person>/sandi/", admin_people.reset, name="reset_access"),
    path("kerja/kelola/topik/", admin_topics.topics, name="topics"),
    path("kerja/kelola/topik-baru/", admin_topics.topic, name="add_topic"),
    path("kerja/kelola/topik/<str:code>/", admin_topics.topic, name="topic"),
    path("kerja/kelola/topik/<str:code>/tutup/", admin_topics.close, name="close_topic"),
    path("kerja/kelola/topik/<str:code>/buka/", admin_topics.reopen, name="reopen_topic"),
    path("kerja/kelola/kalender/", admin_calendar.calendar, name="calendar"),
    path("kerja/kelola/kalender/<uuid:holiday>/hapus/", admin_calendar.remove, name="remove_holiday"),
    path("kerja/kelola/batas-waktu/", admin_limits.limits, name="limits"),
    path("kerja/kelola/batas-waktu/coba/", admin_limits.simulation, name="try_limits"),
    path("kerja/kelola/instalasi/", admin_profile.profile, name="profile"),
    path("kerja/kelola/instalasi/lambang/", admin_profile.emblem, name="emblem"),
]
