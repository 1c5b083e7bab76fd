"""Addresses of action plans at work."""

from django.urls import path

from lapor.workbench.views import (
    agenda,
    agenda_item,
    outreach,
    outreach_along,
    plan_parts,
    plan_results,
    plan_sheet,
    plans,
)

urlpatterns = [
    path("", plans.plans, name="plans"),
    path("baru/", plans.add, name="add_plan"),
    path("cakupan/", outreach.reach, name="outreach_reach"),
    path("sosialisasi/", outreach.meetings, name="outreach"),
    path("sosialisasi/baru/", outreach.plan, name="plan_outreach"),
    path("sosialisasi/luring/", outreach_along.shell, name="outreach_along"),
    path("sosialisasi/bawa.json", outreach_along.take, name="take_outreach"),
    path("sosialisasi/kirim/", outreach_along.send, name="send_outreach"),
    path("sosialisasi/kirim/<uuid:meeting>/", outreach_along.send, name="send_held_outreach"),
    path("sosialisasi/<uuid:meeting>/", outreach.meeting, name="outreach_meeting"),
    path("sosialisasi/<uuid:meeting>/ubah/", outreach.plan, name="edit_outreach"),
    path("sosialisasi/<uuid:meeting>/catat/", outreach.hold, name="hold_outreach"),
    path("sosialisasi/<uuid:meeting>/batal/", outreach.cancel, name="cancel_outreach"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/ekspor/", agenda.export, name="export_agenda"),
    path("agenda/himpun/", agenda.gather, name="gather_agenda"),
    path("agenda/<uuid:item>/", agenda_item.item, name="agenda_item"),
    path("<uuid:plan>/", plans.plan, name="plan"),
    path("<uuid:plan>/tetapkan/", plans.freeze, name="freeze_plan"),
    path("<uuid:plan>/renaksi.pdf", plans.document, name="plan_document"),
    path("<uuid:plan>/ekspor/", plan_sheet.export, name="export_plan"),
    path("<uuid:plan>/impor/", plan_sheet.read, name="read_plan"),
    path("<uuid:plan>/impor/terapkan/", plan_sheet.apply, name="apply_plan"),
    path("<uuid:plan>/ubah/<slug:kind>/", plan_parts.edit, name="add_part"),
    path("<uuid:plan>/ubah/<slug:kind>/<str:code>/", plan_parts.edit, name="edit_part"),
    path("<uuid:plan>/hapus/<str:code>/", plan_parts.drop, name="drop_part"),
    path("<uuid:plan>/realisasi/<str:code>/", plan_results.enter, name="enter_result"),
]
