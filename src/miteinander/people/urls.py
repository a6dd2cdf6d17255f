"""Sign-in by e-mail code, passkeys and authenticator codes; there are no passwords."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from miteinander.people.views import ActivateApp, AddPasskey, no_passwords

urlpatterns = [
    path("login/", RedirectView.as_view(pattern_name="account_request_login_code", query_string=True), name="sign-in"),
    re_path(r"^password/", no_passwords, name="no-passwords"),
    path("2fa/totp/activate/", ActivateApp.as_view(), name="mfa_activate_totp"),
    path("2fa/webauthn/add/", AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("", include("allauth.urls")),
]
