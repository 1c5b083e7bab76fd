"""Mail has no pages: it comes through a mailbox."""

from django.urls import URLPattern

app_name = "email"
urlpatterns: list[URLPattern] = []
