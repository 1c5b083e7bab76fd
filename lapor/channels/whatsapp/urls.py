"""The address for Meta."""

from django.urls import path

from lapor.channels.whatsapp.views import take

app_name = "whatsapp"
urlpatterns = [path("masuk", take, name="message")]
