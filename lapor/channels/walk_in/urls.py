"""Addresses of the counter."""

from django.urls import path

from lapor.channels.walk_in import conversations, counter, finding, receipts, scans

app_name = "walk_in"
urlpatterns = [
    path("", counter.counter, name="counter"),
    path("berkas/<uuid:message>/", counter.stage, name="stage"),
    path("tanda/<str:code>/", receipts.receipt, name="receipt"),
    path("cari/", finding.find, name="find"),
    path("surat/", scans.stack, name="stack"),
    path("surat/tambah/", scans.add, name="add"),
    path("surat/<uuid:scan>/", scans.content, name="content"),
    path("surat/<uuid:scan>/buang/", scans.drop, name="drop"),
    path("percakapan/", conversations.held, name="held"),
    path("percakapan/<uuid:conversation>/", conversations.finish, name="finish"),
    path("percakapan/<uuid:conversation>/buang/", conversations.drop, name="drop_conversation"),
    path("percakapan/<uuid:conversation>/suara/<uuid:file>/", conversations.sound, name="sound"),
]
