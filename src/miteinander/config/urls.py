"""All addresses. German words, because people read and type them."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("miteinander.ground.ui.urls")),
    path("", include("miteinander.website.urls")),
    path("konto/", include("miteinander.accounts.urls")),
    path("konto/", include("miteinander.people.urls")),
    path("treffen/", include("miteinander.meetings.urls")),
    path("post/", include("miteinander.mail.urls")),
    path("rechnen/", include("miteinander.computing.urls")),
    path("datenschutz/", include("miteinander.privacy.urls")),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("miteinander.demo.urls"))]

handler400 = "miteinander.website.views.pages.bad_request"
handler403 = "miteinander.website.views.pages.forbidden"
handler404 = "miteinander.website.views.pages.not_found"
handler500 = "miteinander.website.views.pages.server_error"
