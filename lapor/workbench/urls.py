"""Addresses of the workbench."""

from django.urls import URLPattern, URLResolver, include, path

from lapor.workbench.views import (
    answer_templates,
    bulk,
    case,
    custodian,
    evidence,
    identity,
    letter,
    look,
    notices,
    own_desk,
    queue,
    rights,
    samples,
)

app_name = "workbench"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("lapor.workbench.urls_admin")),
    path("kerja/renaksi/", include("lapor.workbench.urls_plans")),
    path("kerja/", queue.queue, name="queue"),
    path("kerja/meja/", own_desk.desk, name="own_desk"),
    path("kerja/meja/pergi/", own_desk.away, name="away"),
    path("kerja/meja/pengganti/<uuid:delegation>/akhiri/", own_desk.end, name="end_delegation"),
    path("kerja/meja/serah/", own_desk.hand_over, name="hand_over_desk"),
    path("kerja/meja/serah/<uuid:handover>/", own_desk.sign_off, name="sign_off_desk"),
    path("kerja/meja/templat/", answer_templates.templates, name="templates"),
    path("kerja/meja/templat/<uuid:template>/hapus/", answer_templates.close, name="close_template"),
    path("kerja/saringan/", queue.save, name="save_filter"),
    path("kerja/saringan/<uuid:saved>/hapus/", queue.drop, name="drop_filter"),
    path("kerja/sekaligus/", bulk.bulk, name="bulk"),
    path("kerja/laporan/<str:code>/", case.case, name="case"),
    path("kerja/laporan/<str:code>/berkas/", evidence.stage, name="stage"),
    path("kerja/laporan/<str:code>/surat/", letter.letter, name="letter"),
    path("kerja/laporan/<str:code>/identitas/", identity.identity, name="identity"),
    path("kerja/laporan/<str:code>/identitas/<uuid:asked>/", identity.see, name="see_identity"),
    path("kerja/laporan/<str:code>/<str:verb>/", case.action, name="action"),
    path("kerja/hak/", rights.queue, name="rights"),
    path("kerja/hak/<uuid:asked>/", rights.decide, name="decide_right"),
    path("kerja/identitas/", custodian.requests, name="identity_requests"),
    path("kerja/identitas/<uuid:asked>/", custodian.decide, name="decide_identity"),
    path("kerja/pemberitahuan/", notices.notices, name="notices"),
    path("kerja/pemberitahuan/dibaca/", notices.read_all, name="read_notices"),
    path("kerja/kabar/", notices.bell, name="bell"),
    path("kerja/periksa/", look.looks, name="looks"),
    path("kerja/periksa/<str:code>/", look.look, name="look"),
    path("kerja/sampel/", samples.samples, name="samples"),
    path("kerja/sampel/<uuid:report>/", samples.judge, name="judge"),
]
