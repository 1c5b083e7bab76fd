"""Addresses of action plans at work."""

from django.urls import path

from lapor.workbench.views import (
    assessment,
    commitment_heads,
    commitments,
    plan_parts,
    plan_results,
    plan_sheet,
    plans,
    procedures,
)

urlpatterns = [
    path("", plans.plans, name="plans"),
    path("baru/", plans.add, name="add_plan"),
    path("komitmen/", commitments.commitments, name="commitments"),
    path("komitmen/baru/", commitments.add, name="add_commitment"),
    path("komitmen/<uuid:commitment>/", commitments.commitment, name="commitment"),
    path("komitmen/<uuid:commitment>/ubah/", commitments.edit, name="edit_commitment"),
    path("komitmen/<uuid:commitment>/komitmen.pdf", commitments.preview, name="commitment_preview"),
    path("komitmen/<uuid:commitment>/buka/", commitments.open_it, name="open_commitment"),
    path("komitmen/<uuid:commitment>/minta/", commitments.ask, name="ask_signatories"),
    path("komitmen/<uuid:commitment>/tambah/", commitment_heads.add, name="add_signatory"),
    path("komitmen/penanda/<uuid:signatory>/", commitment_heads.edit, name="edit_signatory"),
    path("komitmen/penanda/<uuid:signatory>/keluarkan/", commitment_heads.drop, name="drop_signatory"),
    path("komitmen/penanda/<uuid:signatory>/tanda-tangan/", commitment_heads.sign, name="sign_commitment"),
    path("komitmen/penanda/<uuid:signatory>/kertas/", commitment_heads.on_paper, name="sign_on_paper"),
    path("komitmen/penanda/<uuid:signatory>/ganti/", commitment_heads.replace, name="replace_official"),
    path("penilaian/", assessment.assessment, name="assessment"),
    path("sop/", procedures.procedures, name="procedures"),
    path("sop/<slug:slug>/", procedures.procedure, name="procedure"),
    path("sop/<slug:slug>/setujui/", procedures.sign_off, name="sign_off_procedure"),
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
