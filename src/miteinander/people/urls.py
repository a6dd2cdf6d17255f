"""Sign-in by e-mail code, passkeys and authenticator codes."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
