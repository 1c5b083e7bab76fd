"""Addresses of the dashboards."""

from django.urls import path

from lapor.dashboards.views import board, quarterly

app_name = "dashboards"
urlpatterns = [
    path("", board.board, name="board"),
    path("laporan/", quarterly.reports, name="reports"),
    path("laporan/buat/", quarterly.make, name="make_report"),
    path("laporan/<uuid:report>/", quarterly.report, name="report"),
    path("laporan/<uuid:report>/setujui/", quarterly.approve, name="approve_report"),
    path("laporan/<uuid:report>/laporan.pdf", quarterly.pdf, name="report_pdf"),
    path("laporan/<uuid:report>/laporan.docx", quarterly.docx, name="report_docx"),
]
