"""Addresses of posts at the centre."""

from django.urls import path

from lapor.channels.village_post import views_centre, views_coverage, views_post

app_name = "posts"
urlpatterns = [
    path("kerja/pos/", views_centre.posts, name="posts"),
    path("kerja/pos/bundel/", views_centre.upload, name="upload"),
    path("kerja/pos/daftar/", views_centre.enrol, name="enrol"),
    path("kerja/pos/<uuid:site>/", views_post.post, name="post"),
    path("kerja/pos/<uuid:site>/balasan/", views_centre.reply, name="reply"),
    path("kerja/pos/<uuid:site>/lanjut/", views_post.resume, name="resume"),
    path("kerja/pos/<uuid:site>/cabut/", views_post.revoke, name="revoke"),
    path("kerja/desa/", views_coverage.villages, name="villages"),
    path("kerja/desa/ukur/", views_coverage.survey, name="survey"),
    path("kerja/desa/<str:code>/", views_coverage.village, name="village"),
]
