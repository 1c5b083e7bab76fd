"""Addresses at a post."""

from django.urls import path

from lapor.channels.village_post import views_follow, views_operator, views_people

app_name = "village_post"
urlpatterns = [
    path("", views_people.home, name="home"),
    path("lapor/", views_people.tell, name="tell"),
    path("lacak/", views_follow.follow, name="follow"),
    path("operator/", views_operator.operator, name="operator"),
    path("operator/buka/", views_operator.enter, name="enter"),
    path("operator/kunci/", views_operator.lock, name="lock"),
    path("operator/lapor/", views_operator.type_in, name="type_in"),
    path("operator/bundel/", views_operator.download, name="download"),
    path("operator/balasan/", views_operator.upload, name="upload"),
    path("operator/kabar/<uuid:report>/", views_operator.notice, name="notice"),
    path("operator/kabar/<uuid:report>/sampai/", views_operator.mark, name="mark"),
]
