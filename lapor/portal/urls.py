"""Addresses of portal."""

from django.urls import path

from lapor.portal.files import serve_file
from lapor.portal.views import (
    act,
    audit,
    figures,
    follow,
    home,
    listing,
    lookup,
    office,
    ombudsman,
    own_data,
    plan,
    plan_changes,
    report,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("bantuan/", home.explain, name="help"),
    path("privasi/", home.privacy, name="privacy"),
    path("audit/", audit.audit, name="audit"),
    path("audit/akar/<str:day>.json", audit.root, name="root"),
    path("audit/periksa/", audit.check, name="check"),
    path("audit/periksa/unduh/", audit.check_to_keep, name="check_to_keep"),
    path("lacak/", lookup.look_up, name="look_up"),
    path("k/<str:code>/<str:key>/", lookup.enter_by_link, name="enter_by_link"),
    path("lacak/<str:code>/", follow.follow, name="follow"),
    path("lacak/<str:code>/kenapa/", follow.why, name="why"),
    path("lacak/<str:code>/data/", own_data.own_data, name="own_data"),
    path("lacak/<str:code>/data/unduh.json", own_data.take_along, name="take_along"),
    path("lacak/<str:code>/data/<slug:right>/", own_data.ask, name="ask_right"),
    path("lacak/<str:code>/bukti.json", audit.receipt, name="receipt"),
    path("lacak/<str:code>/lupakan/", lookup.forget_key, name="forget_key"),
    path("lacak/<str:code>/ombudsman/", ombudsman.ombudsman, name="ombudsman"),
    path("lacak/<str:code>/<slug:step>/", act.act, name="act"),
    path("laporan/", listing.reports, name="reports"),
    path("laporan/feed.atom", listing.feed, name="feed"),
    path("laporan/<str:code>/", report.public_report, name="report"),
    path("laporan/<str:code>/dukung/", report.support, name="support"),
    path("peta/", figures.map_of_reports, name="map"),
    path("peta/titik.json", figures.points, name="points"),
    path("peta/dasar.pmtiles", figures.base_map, name="base_map"),
    path("statistik/", figures.statistics, name="statistics"),
    path("renaksi/", plan.current, name="current_plan"),
    path("renaksi/<uuid:plan>/", plan.plan, name="plan"),
    path("renaksi/<uuid:plan>/instansi/<uuid:institution>/", plan.office, name="plan_office"),
    path("renaksi/<uuid:plan>/kegiatan/<str:code>/", plan.activity, name="plan_activity"),
    path("renaksi/<uuid:plan>/linimasa/", plan.timeline, name="plan_timeline"),
    path("renaksi/<uuid:plan>/perubahan/", plan_changes.changes, name="plan_changes"),
    path("renaksi/<uuid:plan>/renaksi.pdf", plan.document, name="plan_document"),
    path("kantor/<str:token>/", office.office_case, name="office_case"),
    path("berkas/<str:token>/", serve_file, name="file"),
]
