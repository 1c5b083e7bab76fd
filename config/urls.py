"""One line per entrance."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("lapor.portal.urls")),
    path("", include("lapor.workbench.urls")),
    path("", include("lapor.workbench.urls_people")),
    path("dasbor/", include("lapor.dashboards.urls")),
    path("lapor/", include("lapor.channels.web_form.urls")),
    path("", include("lapor.channels.village_post.urls")),
    path("kerja/terima/", include("lapor.channels.walk_in.urls")),
    *(path(f"saluran/{folder.rpartition('.')[2]}/", include(f"{folder}.urls")) for folder in settings.LAPOR_CHANNELS),
    path("", include("lapor.api.urls")),
    path("", include("lapor.ui.urls")),
]

handler400 = "lapor.ui.views.bad_request"
handler403 = "lapor.ui.views.permission_denied"
handler404 = "lapor.ui.views.not_found"
handler500 = "lapor.ui.views.server_error"
