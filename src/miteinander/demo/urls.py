from django.urls import path

from miteinander.demo import views

urlpatterns = [
    path("ansehen-als/<slug:key>/", views.look_as, name="look-as"),
    path("post/", views.post, name="demo-post"),
    path("post/schreiben/", views.write, name="demo-write"),
    path("post/<uuid:pk>/", views.letter, name="demo-letter"),
]
