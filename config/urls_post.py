"""The entrances of a computer that is a village post: the post's own pages, nothing else."""

from django.urls import include, path

urlpatterns = [
    path("", include("lapor.channels.village_post.urls_post")),
    path("", include("lapor.ui.urls")),
]

handler400 = "lapor.ui.views.bad_request"
handler403 = "lapor.ui.views.permission_denied"
handler404 = "lapor.ui.views.not_found"
handler500 = "lapor.ui.views.server_error"
