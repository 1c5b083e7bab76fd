"""One line per entrance."""

from django.urls import include, path

urlpatterns = [
    path("", include("lapor.portal.urls")),
    path("", include("lapor.workbench.urls")),
    path("lapor/", include("lapor.channels.web_form.urls")),
    path("", include("lapor.api.urls")),
    path("", include("lapor.ui.urls")),
]
