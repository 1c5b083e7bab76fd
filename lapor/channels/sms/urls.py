"""Addresses for the gateway."""

from django.urls import path

from lapor.channels.sms.views import take_message, take_report

app_name = "sms"
urlpatterns = [
    path("masuk", take_message, name="message"),
    path("status", take_report, name="report"),
]
