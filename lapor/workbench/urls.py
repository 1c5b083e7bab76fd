"""Addresses of the workbench."""

from django.urls import URLPattern, URLResolver, path

from lapor.workbench.views import bulk, case, custodian, evidence, identity, letter, notices, queue, samples

app_name = "workbench"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kerja/", queue.queue, name="queue"),
    path("kerja/saringan/", queue.save, name="save_filter"),
    path("kerja/saringan/<uuid:saved>/hapus/", queue.drop, name="drop_filter"),
    path("kerja/sekaligus/", bulk.bulk, name="bulk"),
    path("kerja/laporan/<str:code>/", case.case, name="case"),
    path("kerja/laporan/<str:code>/berkas/", evidence.stage, name="stage"),
    path("kerja/laporan/<str:code>/surat/", letter.letter, name="letter"),
    path("kerja/laporan/<str:code>/identitas/", identity.identity, name="identity"),
    path("kerja/laporan/<str:code>/identitas/<uuid:asked>/", identity.see, name="see_identity"),
    path("kerja/laporan/<str:code>/<str:verb>/", case.action, name="action"),
    path("kerja/identitas/", custodian.requests, name="identity_requests"),
    path("kerja/identitas/<uuid:asked>/", custodian.decide, name="decide_identity"),
    path("kerja/pemberitahuan/", notices.notices, name="notices"),
    path("kerja/pemberitahuan/dibaca/", notices.read_all, name="read_notices"),
    path("kerja/kabar/", notices.bell, name="bell"),
    path("kerja/sampel/", samples.samples, name="samples"),
    path("kerja/sampel/<uuid:report>/", samples.judge, name="judge"),
]
