"""The address for Telegram."""

from django.urls import path

from lapor.channels.telegram.views import take

app_name = "telegram"
urlpatterns = [path("masuk", take, name="update")]
